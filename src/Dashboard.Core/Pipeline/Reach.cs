using Dashboard.Core.Canaries;

namespace Dashboard.Core.Pipeline;

/// <summary>How far a release got among customers.</summary>
/// <param name="FirstWeightAt">When the first customers got it.</param>
/// <param name="ShippedAt">When all customers of one production environment had it.</param>
/// <param name="Weights">Every known share of traffic in the order it was given; unknown shares are left out.</param>
public sealed record Reached(DateTimeOffset? FirstWeightAt, DateTimeOffset? ShippedAt, IReadOnlyList<WeightAt> Weights);

/// <summary>When a release reached its first customers and when it reached all of them.</summary>
public static class Reach
{
    /// <summary>First weight, full weight and what lay between; null where it did not happen.</summary>
    public static Reached Of(IReadOnlyList<Entry> entries, IReadOnlyList<RolloutState> rollouts)
    {
        DateTimeOffset? first = null, shipped = null;
        List<WeightAt> weights = [];
        foreach (var rollout in rollouts)
        {
            first = Earlier(first, rollout.ReachedAt);
            shipped = Earlier(shipped, rollout.Phase == RolloutPhase.Promoted ? rollout.EndedAt : null);
            weights.AddRange(rollout.Weights);
        }

        foreach (var entry in entries.Where(ReachesCustomers))
        {
            // While a rollout is under way the traffic is what it says; the deployment only put the new version beside the old one.
            if (rollouts.FirstOrDefault(r => IsOpenFor(r, entry)) is { } rollout)
            {
                first = rollout.ReachedAt is null ? Earlier(first, entry.End) : first;
                continue;
            }

            first = Earlier(first, entry.End);
            var full = IsFull(entry, rollouts);
            shipped = full ? Earlier(shipped, entry.End) : shipped;
            if ((entry.Weight ?? (full ? 100 : null)) is { } weight)
            {
                weights.Add(new(entry.End, weight));
            }
        }

        return new(first, shipped, [.. weights.OrderBy(w => w.At).ThenBy(w => w.Weight)]);
    }

    /// <summary>True for a successful deployment to, or a running report from, an environment that customers use.</summary>
    public static bool ReachesCustomers(Entry e) => e.Phase == RunPhase.Terminal
        && ((Entry.IsDeployment(e.Type) && e.IsSuccess) || IsSeenRunning(e))
        && (e.Stage ?? EnvironmentStage.Of(e.Environment)) is Stage.Production or Stage.Canary
        && e.Weight is null or > 0;

    /// <summary>True for anything that says customers have it, or are getting it: such a thing is a release, whatever it came from.</summary>
    public static bool IsSeenAmongCustomers(Entry e) => ReachesCustomers(e) || RolloutFold.IsRollout(e);

    // What a rollback returned to had been there before; the return ships nothing.
    private static bool IsSeenRunning(Entry e) => e.Type == EventTypes.ServiceRunning && e.Detail("toDigest") is null;

    private static bool IsOpenFor(RolloutState rollout, Entry e) =>
        rollout.StartedAt <= e.End && (rollout.EndedAt is null || e.End < rollout.EndedAt)
        && (rollout.Environment is null || e.Environment is null || string.Equals(rollout.Environment, e.Environment, StringComparison.OrdinalIgnoreCase));

    // After a rollout, that its version still runs somewhere does not say that everybody has it.
    private static bool IsFull(Entry e, IReadOnlyList<RolloutState> rollouts) => (e.Stage ?? EnvironmentStage.Of(e.Environment)) == Stage.Production
        && (e.Weight >= 100 || (e.Weight is null && !string.Equals(e.Detail("strategy"), "canary", StringComparison.OrdinalIgnoreCase)))
        && (e.Type != EventTypes.ServiceRunning || !rollouts.Any(r => r.StartedAt <= e.End));

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a <= b ? a : b;
}
