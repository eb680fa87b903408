namespace Dashboard.Core.Canaries;

/// <summary>How much traffic a rollout has given to its release (domain.md section 8, customers exposed).</summary>
public static class RolloutExposure
{
    /// <summary>
    /// Minutes of full traffic from the first weight to the end of the rollout, else to <paramref name="now"/>: weight ÷ 100 × time.
    /// Times customers a day it is customer-minutes.
    /// </summary>
    public static double TrafficMinutes(RolloutState rollout, DateTimeOffset now)
    {
        var until = rollout.EndedAt ?? now;
        double minutes = 0;
        for (var i = 0; i < rollout.Weights.Count; i++)
        {
            var from = rollout.Weights[i].At;
            var to = i + 1 < rollout.Weights.Count && rollout.Weights[i + 1].At < until ? rollout.Weights[i + 1].At : until;
            minutes += to > from ? rollout.Weights[i].Weight / 100 * (to - from).TotalMinutes : 0;
        }

        return minutes;
    }

    /// <summary>The same time at full weight: what shipping to everybody at once would have given. An estimate.</summary>
    public static double AllAtOnceMinutes(RolloutState rollout, DateTimeOffset now) =>
        rollout.Weights.FirstOrDefault(w => w.Weight > 0) is { } first ? Math.Max(0, ((rollout.EndedAt ?? now) - first.At).TotalMinutes) : 0;
}
