using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>When a release was at one stage. What nobody told is null, never zero.</summary>
public sealed record StageTime(Stage Stage)
{
    /// <summary>The earliest beginning that was told.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>When the last run there ended; null while one goes on or none was heard of.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long something ran there, overlap counted once; null when no run told when it began.</summary>
    public TimeSpan? Ran { get; init; }

    /// <summary>Runs heard of, and how many of them told when they began.</summary>
    public int Runs { get; init; }

    /// <summary>See <see cref="Runs"/>.</summary>
    public int RunsTold { get; init; }

    /// <summary>Something runs there now.</summary>
    public bool Running { get; init; }

    /// <summary>How long nothing ran between the end of what came before and this beginning; so far, while <see cref="Waiting"/>.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>The part of <see cref="Waited"/> that was told to be spent in a queue.</summary>
    public TimeSpan Queued { get; init; }

    /// <summary>It is the next stage, and has not begun.</summary>
    public bool Waiting { get; init; }
}

/// <summary>The times of a release's way, from its merge, or else its first build, to customers.</summary>
/// <param name="Stages">The seven stages in order.</param>
/// <param name="From">Where the way begins; null when nobody told.</param>
/// <param name="Until">When everyone had it, else the moment asked for or the last thing heard of it.</param>
/// <param name="Runs">Every stretch in which something ran at a stage, for drawing to scale.</param>
/// <param name="Ran">How much of the way something ran; the rest was waiting. Null without a beginning.</param>
public sealed record PathTimes(
    IReadOnlyList<StageTime> Stages, DateTimeOffset? From, DateTimeOffset Until, IReadOnlyList<StageStretch> Runs, TimeSpan? Ran)
{
    /// <summary>How long the way took, or takes so far.</summary>
    public TimeSpan? Total => Until - From;

    /// <summary>How much of it nothing ran.</summary>
    public TimeSpan? Waited => Total - Ran;

    /// <summary>The times of a release. <paramref name="goesOn"/>: it is in flight, so that its last stretch reaches up to <paramref name="now"/>.</summary>
    public static PathTimes Of(Release release, IReadOnlyList<Entry> entries, bool goesOn, DateTimeOffset now)
    {
        var until = release.ShippedAt ?? (goesOn || release.LastSeenAt > now ? now : release.LastSeenAt);
        List<PathRun> runs = [.. PathRun.Of(entries).Where(r => (r.StartedAt ?? r.EndedAt) <= until)];
        var from = release.StartedAt <= until ? release.StartedAt : null;
        var begin = from ?? runs.Select(r => r.StartedAt ?? r.EndedAt).Min() ?? until;
        var all = Running(runs, begin, until);
        var queues = TimeSpans.Union(
            runs.Where(r => r is { QueuedAt: not null, StartedAt: not null }).Select(r => (r.QueuedAt!.Value, r.StartedAt!.Value)), begin, until);
        var furthest = runs.Count == 0 ? (Stage?)null : runs.Max(r => r.Stage);

        // Nothing waits for its turn while what comes before it still runs.
        var next = goesOn && release.ShippedAt is null && !runs.Exists(r => r.EndedAt is null) ? furthest + 1 : null;
        var stages = Enum.GetValues<Stage>().Select(stage => TimeOf(stage, runs, all, queues, (from, stage == next, until)));
        var stretches = Enum.GetValues<Stage>()
            .SelectMany(s => Running(runs.Where(r => r.Stage == s), begin, until).Stretches.Select(t => new StageStretch(s, t.From, t.To)));
        return new PathTimes([.. stages], from, until, [.. stretches], from is null ? null : all.Total);
    }

    private static TimeSpans Running(IEnumerable<PathRun> runs, DateTimeOffset from, DateTimeOffset until) =>
        TimeSpans.Union(runs.Where(r => r.StartedAt is not null).Select(r => (r.StartedAt!.Value, r.EndedAt ?? until)), from, until);

    private static StageTime TimeOf(
        Stage stage, List<PathRun> runs, TimeSpans all, TimeSpans queues, (DateTimeOffset? From, bool IsNext, DateTimeOffset Until) way)
    {
        List<PathRun> own = [.. runs.Where(r => r.Stage == stage)];
        var told = own.Where(r => r.StartedAt is not null).ToList();
        var began = told.Select(r => r.StartedAt).Min();
        var running = own.Exists(r => r.EndedAt is null);
        var time = new StageTime(stage)
        {
            BeganAt = began,
            EndedAt = running ? null : own.Select(r => r.EndedAt).Max(),
            Ran = told.Count == 0 ? null : Running(told, DateTimeOffset.MinValue, way.Until).Total,
            Runs = own.Count,
            RunsTold = told.Count,
            Running = running,
            Waiting = way.IsNext,
        };
        var before = runs.Where(r => r.Stage < stage).ToList();
        var to = way.IsNext ? way.Until : began;
        var since = before.Where(r => r.EndedAt <= to).Select(r => r.EndedAt).Append(way.From <= to ? way.From : null).Max();
        if (to is not { } end || since is not { } start)
        {
            return time;
        }

        var idle = TimeSpans.Union([(start, end)], start, end).Without(all);
        return time with { Waited = idle.Total, Queued = idle.Total - idle.Without(queues).Total };
    }
}

/// <summary>A stretch of time in which something ran at a stage.</summary>
public sealed record StageStretch(Stage Stage, DateTimeOffset From, DateTimeOffset To);
