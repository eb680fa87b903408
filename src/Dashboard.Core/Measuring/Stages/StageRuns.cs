using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>The tries of one release at one line of a stage.</summary>
internal sealed class StageRuns
{
    private readonly List<Try> _tries;
    private readonly List<Entry> _newest;
    private StageSums? _sums;

    public StageRuns(IReadOnlyList<Entry> entries)
    {
        Entries = entries;
        _tries = [.. entries.GroupBy(e => (e.Suite, e.Subject, e.Attempt)).Select(g => Try.Of([.. g])).OfType<Try>()];
        var suites = entries.GroupBy(e => e.Suite, StringComparer.Ordinal).Select(g => g.ToArray()).ToList();
        _newest = [.. suites.Select(s => EvidenceRules.NewestProof(s)).OfType<Entry>()];
        var proofs = suites.Select(s => s.Where(e => e.IsProof).ToList()).Where(s => s.Count > 0).ToList();
        IsFirstGreen = proofs.Count > 0 && proofs.TrueForAll(s => First(s).IsSuccess);
        IsHeld = _newest.Exists(e => !e.IsSuccess);
        IsFlaky = !IsHeld && proofs.Exists(s => s.Exists(e => !e.IsSuccess));
    }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>When the first try ended that proved something, else the first that ended at all; null when none did.</summary>
    public DateTimeOffset? FirstAt => _tries.Where(t => t.IsGreen is not null).Min(t => (DateTimeOffset?)t.EndedAt) ?? _tries.Min(t => (DateTimeOffset?)t.EndedAt);

    public bool IsProven => _newest.Count > 0;

    public bool IsFirstGreen { get; }

    public bool IsHeld { get; }

    public bool IsFlaky { get; }

    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Ran =>
        [.. _tries.Where(t => t.StartedAt is not null).Select(t => (t.StartedAt!.Value, t.EndedAt))];

    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Waited =>
        [.. _tries.Where(t => t is { StartedAt: not null, QueuedAt: not null }).Select(t => (t.QueuedAt!.Value, t.StartedAt!.Value))];

    public static TimeSpans Union(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> stretches) =>
        TimeSpans.Union(stretches, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    public StageSums Sums() => _sums ??= new StageSums
    {
        Releases = IsProven ? 1 : 0,
        FirstGreen = IsFirstGreen ? 1 : 0,
        Flaky = IsFlaky ? 1 : 0,
        Held = IsHeld ? 1 : 0,
        Runs = _tries.Count,
        RunsFailed = _tries.Count(t => t.IsGreen == false),
        RunsUnproven = _tries.Count(t => t.IsGreen is null),
        Timed = Ran.Count,
        RanSeconds = Ran.Sum(Seconds),
        Queued = Waited.Count,
        QueueSeconds = Waited.Sum(Seconds),
        Executed = _newest.Sum(Criteria.Executed),
        Passed = _newest.Sum(Criteria.Passed),
    };

    public IReadOnlyDictionary<int, long> RanBands() => Bands(Ran);

    public IReadOnlyDictionary<int, long> WaitedBands() => Bands(Waited);

    private static Dictionary<int, long> Bands(IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> stretches) =>
        stretches.GroupBy(s => TimeBands.Of(s.To - s.From)).ToDictionary(g => g.Key, g => (long)g.Count());

    private static long Seconds((DateTimeOffset From, DateTimeOffset To) stretch) => Math.Max(0, (stretch.To - stretch.From).Ticks / TimeSpan.TicksPerSecond);

    private static Entry First(List<Entry> proofs) =>
        proofs.OrderBy(e => e.End).ThenBy(e => e.Attempt).ThenBy(e => e.IsSuccess).ThenBy(e => e.Key, StringComparer.Ordinal).First();

    /// <summary>One try that ended. IsGreen is null where it proved nothing.</summary>
    private sealed record Try(DateTimeOffset? QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset EndedAt, bool? IsGreen)
    {
        public static Try? Of(Entry[] told)
        {
            var ended = told.Where(e => e.Phase == RunPhase.Terminal).ToList();
            if (ended.Count == 0)
            {
                return null;
            }

            var end = ended.Max(e => e.End);
            var started = told.Min(e => e.Started);
            var queued = told.Min(e => e.Queued);
            return new(queued > started ? null : queued, started > end ? null : started, end, EvidenceRules.NewestProof(told)?.IsSuccess);
        }
    }
}
