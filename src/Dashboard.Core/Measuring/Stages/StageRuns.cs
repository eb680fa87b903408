using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>The tries of one release at one line of a stage. Runs for every event taken in: it sorts once and makes no groups.</summary>
internal sealed class StageRuns
{
    internal static readonly IReadOnlyDictionary<int, long> NoBands = new Dictionary<int, long>();

    private DateTimeOffset? _firstProven;
    private DateTimeOffset? _firstEnded;
    private long _runs, _failed, _unproven, _executed, _passed, _suites, _greenSuites;
    private bool _anyFailure;

    public StageRuns(IReadOnlyList<Entry> entries)
    {
        Entries = entries;
        Entry[] sorted = [.. entries];
        Array.Sort(sorted, ByTry);
        Each(sorted, static (a, b) => string.Equals(a.Suite, b.Suite, StringComparison.Ordinal), AddSuite);
        Each(sorted, static (a, b) => a.Attempt == b.Attempt && string.Equals(a.Subject, b.Subject, StringComparison.Ordinal) && string.Equals(a.Suite, b.Suite, StringComparison.Ordinal), AddTry);
    }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>When the first try ended that proved something, else the first that ended at all; null when none did.</summary>
    public DateTimeOffset? FirstAt => _firstProven ?? _firstEnded;

    public bool IsProven => _suites > 0;

    public bool IsFirstGreen => IsProven && _greenSuites == _suites;

    public bool IsHeld { get; private set; }

    public bool IsFlaky => !IsHeld && _anyFailure;

    /// <summary>Tries that failed, and the time those took that told it.</summary>
    public long Failed => _failed;

    /// <summary>See <see cref="Failed"/>.</summary>
    public long FailedSeconds { get; private set; }

    /// <summary>From begin to end, of the tries that told both.</summary>
    public List<(DateTimeOffset From, DateTimeOffset To)> Ran { get; } = [];

    /// <summary>From the queue to the begin, of the tries that told both.</summary>
    public List<(DateTimeOffset From, DateTimeOffset To)> Waited { get; } = [];

    public static TimeSpans Union(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> stretches) =>
        TimeSpans.Union(stretches, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    public StageSums Sums() => new()
    {
        Releases = IsProven ? 1 : 0,
        FirstGreen = IsFirstGreen ? 1 : 0,
        Flaky = IsFlaky ? 1 : 0,
        Held = IsHeld ? 1 : 0,
        Runs = _runs,
        RunsFailed = _failed,
        RunsUnproven = _unproven,
        Timed = Ran.Count,
        RanSeconds = Seconds(Ran),
        Queued = Waited.Count,
        QueueSeconds = Seconds(Waited),
        Executed = _executed,
        Passed = _passed,
    };

    public IReadOnlyDictionary<int, long> RanBands() => Bands(Ran);

    public IReadOnlyDictionary<int, long> WaitedBands() => Bands(Waited);

    private static void Each(Entry[] sorted, Func<Entry, Entry, bool> isSame, Action<ArraySegment<Entry>> add)
    {
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && isSame(sorted[start], sorted[end]))
            {
                end++;
            }

            add(new ArraySegment<Entry>(sorted, start, end - start));
            start = end;
        }
    }

    private void AddSuite(ArraySegment<Entry> suite)
    {
        if (EvidenceRules.NewestProof(suite) is not { } newest)
        {
            return;
        }

        Entry? first = null;
        foreach (var entry in suite)
        {
            if (entry.IsProof)
            {
                _anyFailure |= !entry.IsSuccess;
                first = first is null || IsEarlier(entry, first) ? entry : first;
            }
        }

        _suites++;
        _greenSuites += first!.IsSuccess ? 1 : 0;
        IsHeld |= !newest.IsSuccess;
        _executed += Criteria.Executed(newest);
        _passed += Criteria.Passed(newest);
    }

    private void AddTry(ArraySegment<Entry> told)
    {
        var (ended, started, queued) = TimesOf(told);
        if (ended is not { } end)
        {
            return;
        }

        var proof = EvidenceRules.NewestProof(told);
        _runs++;
        _failed += proof is { IsSuccess: false } ? 1 : 0;
        _unproven += proof is null ? 1 : 0;
        _firstEnded = _firstEnded is null || end < _firstEnded ? end : _firstEnded;
        _firstProven = proof is not null && (_firstProven is null || end < _firstProven) ? end : _firstProven;
        if (started is { } from && from <= end)
        {
            Ran.Add((from, end));
            FailedSeconds += proof is { IsSuccess: false } ? (end - from).Ticks / TimeSpan.TicksPerSecond : 0;
            if (queued is { } since && since <= from)
            {
                Waited.Add((since, from));
            }
        }
    }

    private static (DateTimeOffset? Ended, DateTimeOffset? Started, DateTimeOffset? Queued) TimesOf(ArraySegment<Entry> told)
    {
        DateTimeOffset? ended = null, started = null, queued = null;
        foreach (var entry in told)
        {
            ended = entry.Phase == RunPhase.Terminal && (ended is null || entry.End > ended) ? entry.End : ended;
        }

        // Runs that name no run of their own share a try: it began with the last of them, not with the first.
        foreach (var entry in told)
        {
            started = Later(started, entry.Started, ended);
        }

        foreach (var entry in told)
        {
            queued = Later(queued, entry.Queued, started);
        }

        return (ended, started, queued);
    }

    private static DateTimeOffset? Later(DateTimeOffset? known, DateTimeOffset? told, DateTimeOffset? limit) =>
        told <= limit && (known is null || told > known) ? told : known;

    private static int ByTry(Entry a, Entry b)
    {
        int order;
        return (order = string.CompareOrdinal(a.Suite, b.Suite)) != 0 || (order = string.CompareOrdinal(a.Subject, b.Subject)) != 0 ? order : a.Attempt.CompareTo(b.Attempt);
    }

    private static bool IsEarlier(Entry a, Entry b) =>
        a.End != b.End ? a.End < b.End : a.Attempt != b.Attempt ? a.Attempt < b.Attempt : a.IsSuccess != b.IsSuccess ? !a.IsSuccess : string.CompareOrdinal(a.Key, b.Key) < 0;

    private static IReadOnlyDictionary<int, long> Bands(List<(DateTimeOffset From, DateTimeOffset To)> stretches)
    {
        if (stretches.Count == 0)
        {
            return NoBands;
        }

        var bands = new Dictionary<int, long>(1);
        foreach (var (from, to) in stretches)
        {
            var band = TimeBands.Of(to - from);
            bands[band] = bands.GetValueOrDefault(band) + 1;
        }

        return bands;
    }

    private static long Seconds(List<(DateTimeOffset From, DateTimeOffset To)> stretches)
    {
        long seconds = 0;
        foreach (var (from, to) in stretches)
        {
            seconds += (to - from).Ticks / TimeSpan.TicksPerSecond;
        }

        return seconds;
    }
}
