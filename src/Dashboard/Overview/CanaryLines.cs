using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Figures;

namespace Dashboard.Overview;

/// A rollout in one line.
internal static class CanaryLines
{
    public static CanaryLine Of(ReleaseReading r, DateTimeOffset now)
    {
        var rollout = r.Release.Rollout!;
        var back = rollout.Phase == RolloutPhase.Aborted;
        return new CanaryLine(
            r.Head.Service, r.Head.Name, $"/canaries/{r.Head.PublicId}", back, back ? RolloutExposure.MostWeight(rollout) : rollout.Weight, back ? Back(rollout, now) : Going(rollout, now));
    }

    private static string Back(RolloutState rollout, DateTimeOffset now) =>
        $"Turned back {Words.Age(rollout.EndedAt ?? rollout.UpdatedAt, now)}. {(rollout.Reason is { Length: > 0 } reason ? $"{reason.TrimEnd('.')}." : "The sender gave no reason.")}";

    private static string Going(RolloutState rollout, DateTimeOffset now)
    {
        var judged = rollout.Metrics.Where(m => m.Passes is not null).ToList();
        var metrics = rollout.Metrics.Count == 0 ? "No metric was compared yet."
            : $"{judged.Count(m => m.Passes == true)} of {Words.Count(rollout.Metrics.Count, "metric")} inside the pass line.";
        var paused = rollout.Phase == RolloutPhase.Paused ? $" Paused{(rollout.Reason is { Length: > 0 } reason ? $": {reason.TrimEnd('.')}" : "")}." : "";
        return $"{metrics}{paused} Here {Words.Age(rollout.Weights is [.., var last] ? last.At : rollout.StartedAt, now).Replace(" ago", "", StringComparison.Ordinal)}.";
    }
}
