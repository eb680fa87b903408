using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Something that ran for a release: a check, a deployment, a rollout.</summary>
/// <param name="Stage">Where on the path.</param>
/// <param name="Name">The check, <c>deployment</c> or <c>rollout</c>.</param>
/// <param name="QueuedAt">When it entered a queue; null when nobody told.</param>
/// <param name="StartedAt">When it began; null when nobody told.</param>
/// <param name="EndedAt">When it ended; null while it goes on.</param>
public sealed record PathRun(Stage Stage, string Name, DateTimeOffset? QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>Everything that ran, each try once however often it was told.</summary>
    public static IReadOnlyList<PathRun> Of(IReadOnlyList<Entry> entries)
    {
        List<Entry> told = [.. entries.Where(e => e is { Stage: not null, Check: not null, ChangeOnly: false } && !RolloutFold.IsRollout(e))];
        var tries = told.GroupBy(e => (e.Stage, e.Check, e.Suite, e.Subject, e.Attempt)).Select(one => OfTry([.. one])).OfType<PathRun>();
        var rollouts = RolloutFold.Fold(entries).Select(r => new PathRun(Stage.Canary, "rollout", null, r.StartedAt, r.EndedAt));
        return [.. tries.Concat(rollouts).OrderBy(r => r.StartedAt ?? r.EndedAt).ThenBy(r => r.Stage).ThenBy(r => r.Name, StringComparer.Ordinal)];
    }

    // What only stands in a queue has not run; a skipped or cancelled run took its time all the same.
    private static PathRun? OfTry(IReadOnlyList<Entry> tries)
    {
        var ended = tries.Where(e => e.Phase == RunPhase.Terminal).Select(e => (DateTimeOffset?)e.End).Max();
        var started = tries.Select(e => e.Started).Min();
        return ended is null && started is null ? null
            : new PathRun(tries[0].Stage!.Value, tries[0].Check!, tries.Select(e => e.Queued).Min(), started > ended ? ended : started, ended);
    }
}
