using Dashboard.Core.Canaries;

namespace Dashboard.Core.Pipeline;

/// <summary>A moment at which a release was taken back from customers.</summary>
/// <param name="At">When.</param>
/// <param name="OfRollout">True when a rollout was aborted, false when what had been deployed was rolled back.</param>
/// <param name="NextRolloutAt">When the next rollout of the release began; null while none did.</param>
public sealed record Setback(DateTimeOffset At, bool OfRollout, DateTimeOffset? NextRolloutAt)
{
    /// <summary>True when, at that moment, the last rollout had been aborted and none had come after it.</summary>
    public bool BlocksAt(DateTimeOffset moment) => OfRollout && At <= moment && (NextRolloutAt is null || NextRolloutAt > moment);

    /// <summary>Every setback in order. Practised rollbacks and those of test environments are none.</summary>
    public static IReadOnlyList<Setback> Of(IReadOnlyList<Entry> entries, IReadOnlyList<RolloutState> rollouts)
    {
        DateTimeOffset? Next(DateTimeOffset at, RolloutState? but) =>
            rollouts.Where(r => r != but && r.StartedAt >= at).Select(r => (DateTimeOffset?)r.StartedAt).Min();

        var aborted = rollouts.Where(r => r is { Phase: RolloutPhase.Aborted, EndedAt: not null })
            .Select(r => new Setback(r.EndedAt!.Value, true, Next(r.EndedAt.Value, r)));
        var rolledBack = entries.Where(IsRollback).Select(e => new Setback(e.At, false, Next(e.At, null)));
        return [.. aborted.Concat(rolledBack).OrderBy(s => s.At).ThenBy(s => s.OfRollout)];
    }

    /// <summary>When the release was taken back for good, as far as is known: nothing reached customers since.</summary>
    public static DateTimeOffset? Standing(IReadOnlyList<Setback> setbacks, IReadOnlyList<Entry> entries, IReadOnlyList<RolloutState> rollouts)
    {
        if (setbacks.Count == 0)
        {
            return null;
        }

        var last = setbacks[^1];
        var again = last.NextRolloutAt is not null
            || rollouts.Any(r => r.Phase == RolloutPhase.Promoted && r.EndedAt > last.At)
            || entries.Any(e => Entry.IsDeployment(e.Type) && Reach.ReachesCustomers(e) && e.End > last.At);
        return again ? null : last.At;
    }

    private static bool IsRollback(Entry e) => e.Type == EventTypes.ServiceRolledBack && e.Detail("drill") != "true"
        && e.Outcome is null or Outcome.Success
        && (EnvironmentStage.Of(e.Environment) ?? e.Stage) is null or Stage.Production or Stage.Canary;
}
