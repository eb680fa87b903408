using Dashboard.Core.Canaries;

namespace Dashboard.Core.Pipeline;

/// <summary>When a release reached its first customers and when it reached all of them (domain.md section 3, rule 10).</summary>
public static class Reach
{
    /// <summary>First weight and full weight; null where it did not happen.</summary>
    public static (DateTimeOffset? FirstWeightAt, DateTimeOffset? ShippedAt) Of(IReadOnlyList<Entry> entries, IReadOnlyList<RolloutState> rollouts)
    {
        DateTimeOffset? first = null, shipped = null;
        foreach (var rollout in rollouts)
        {
            first = Earlier(first, rollout.Weights.Where(w => w.Weight > 0).Select(w => (DateTimeOffset?)w.At).FirstOrDefault());
            if (rollout is { Phase: RolloutPhase.Promoted, EndedAt: { } promoted })
            {
                shipped = Earlier(shipped, promoted);
                first = Earlier(first, promoted);
            }
        }

        foreach (var entry in entries.Where(ReachesCustomers))
        {
            first = Earlier(first, entry.End);
            if (IsFull(entry) && !rollouts.Any(r => r.StartedAt <= entry.End && (r.EndedAt is null || entry.End < r.EndedAt)))
            {
                shipped = Earlier(shipped, entry.End);
            }
        }

        return (first, shipped);
    }

    /// <summary>True for a successful deployment to, or a running report from, an environment that customers use.</summary>
    public static bool ReachesCustomers(Entry e) => e.Phase == RunPhase.Terminal
        && ((Entry.IsDeployment(e.Type) && e.IsSuccess) || e.Type == EventTypes.ServiceRunning)
        && (e.Stage ?? EnvironmentStage.Of(e.Environment)) is Stage.Production or Stage.Canary
        && e.Weight is null or > 0;

    private static bool IsFull(Entry e) => (e.Stage ?? EnvironmentStage.Of(e.Environment)) == Stage.Production
        && e.Weight is null or >= 100
        && !string.Equals(e.Detail("strategy"), "canary", StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a <= b ? a : b;
}
