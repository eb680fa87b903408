namespace Dashboard.Core.Measuring.Environments;

/// <summary>One time an environment failed.</summary>
/// <param name="Environment">As sent.</param>
/// <param name="DownAt">When somebody told that it fails.</param>
/// <param name="UpAt">When it was told to work again; null while it is down.</param>
/// <param name="BeganAt">When it had begun to fail, where the one who told it knew.</param>
/// <param name="ToldBy">The service that told it; null where none is named.</param>
/// <param name="RestoredBy">The service that told it works again.</param>
public sealed record Breakage(string Environment, DateTimeOffset DownAt, DateTimeOffset? UpAt, DateTimeOffset? BeganAt, string? ToldBy, string? RestoredBy)
{
    /// <summary>From its beginning to somebody telling it; null where nobody told the beginning.</summary>
    public TimeSpan? Detected => BeganAt is { } began && began <= DownAt ? DownAt - began : null;

    /// <summary>From being told to working again; null while it does not.</summary>
    public TimeSpan? Restored => UpAt - DownAt;
}

/// <summary>How an environment that many share held up over a window, by what was told of its health. A silence is neither up nor down.</summary>
/// <param name="Environment">As first sent.</param>
/// <param name="Known">Working hours for which its health was known.</param>
/// <param name="Up">… and it worked.</param>
/// <param name="Expected">Working hours of the window.</param>
/// <param name="Breakages">Those that began in the window or lasted into it, the newest first.</param>
/// <param name="DataOwner">Who looks after the test data, by the newest word; null where nobody said so.</param>
/// <param name="NewestAt">The newest word on it.</param>
public sealed record EnvironmentHealth(
    string Environment, TimeSpan Known, TimeSpan Up, TimeSpan Expected, IReadOnlyList<Breakage> Breakages, string? DataOwner, DateTimeOffset NewestAt)
{
    /// <summary>0..1 of the working hours that are known; null of none.</summary>
    public double? UpShare => Known > TimeSpan.Zero ? Up / Known : null;

    /// <summary>Each environment that is told to be shared, by the words of all services, in the order of names.</summary>
    public static IReadOnlyList<EnvironmentHealth> Of(IEnumerable<EnvironmentWord> words, DateTimeOffset from, DateTimeOffset now) =>
    [
        .. words.Where(w => w.At <= now).GroupBy(w => w.Environment.ToLowerInvariant(), StringComparer.Ordinal)
            .Select(g => g.OrderBy(w => w.At).ThenBy(w => w.Down).ThenBy(w => w.Service, StringComparer.Ordinal).ToList())
            .Where(told => told.FindLast(w => w.Shared is not null)?.Shared == true)
            .Select(told => OfOne(told, from, now)).OrderBy(h => h.Environment, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The words of one service that may be about a shared environment and say anything for its health: what is told to stand alone is left out.</summary>
    public static IEnumerable<EnvironmentWord> Shareable(IEnumerable<EnvironmentWord> words) =>
        words.GroupBy(w => w.Environment.ToLowerInvariant(), StringComparer.Ordinal)
            .Where(g => !g.Any(w => w.Isolated == true || w.Shared == false) && g.Any(w => w.Shared is not null || w.Down is not null))
            .SelectMany(g => g);

    private static EnvironmentHealth OfOne(List<EnvironmentWord> told, DateTimeOffset from, DateTimeOffset now)
    {
        List<(DateTimeOffset From, DateTimeOffset To)> up = [], down = [];
        List<Breakage> breakages = [];
        EnvironmentWord? state = null;
        foreach (var word in Courses(told))
        {
            Close(state, word.At);
            if (state?.Down != true && word.Down == true)
            {
                breakages.Add(new(word.Environment, word.At, null, word.BeganAt, word.Service, null));
            }
            else if (state?.Down == true && word.Down != true)
            {
                breakages[^1] = breakages[^1] with { UpAt = word.At, RestoredBy = word.Service };
            }

            state = word;
        }

        Close(state, now);
        var hours = TimeSpans.Union(WorkingHours.Between(from, now), from, now);
        var (works, fails) = (TimeSpans.Union(up, from, now), TimeSpans.Union(down, from, now));
        TimeSpan Inside(TimeSpans spans) => hours.Total - hours.Without(spans).Total;
        return new(
            told[0].Environment, Inside(works.With(fails)), Inside(works), hours.Total,
            [.. breakages.Where(b => b.UpAt is null || b.UpAt > from).OrderByDescending(b => b.DownAt)],
            told.FindLast(w => w.DataOwner is not null)?.DataOwner, told[^1].At);

        void Close(EnvironmentWord? before, DateTimeOffset at)
        {
            if (before?.Down is { } isDown)
            {
                (isDown ? down : up).Add((before.At, at));
            }
        }
    }

    // Of several words at one moment the worse counts. What is gone is neither up nor down.
    private static IEnumerable<EnvironmentWord> Courses(List<EnvironmentWord> told) => told
        .Where(w => w.Down is not null || w.Change == EnvironmentChange.Deleted)
        .GroupBy(w => w.At).Select(g => g.Last());
}
