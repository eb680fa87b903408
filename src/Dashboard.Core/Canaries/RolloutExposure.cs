namespace Dashboard.Core.Canaries;

/// <summary>How much traffic a rollout has given to its release, which says how many customers were exposed to it.</summary>
public static class RolloutExposure
{
    /// <summary>
    /// Minutes of full traffic from the first weight to the end of the rollout, else to <paramref name="now"/>: weight ÷ 100 × time.
    /// Times customers a day it is customer-minutes.
    /// </summary>
    public static double TrafficMinutes(RolloutState rollout, DateTimeOffset now) => Minutes(rollout.Weights, rollout.EndedAt ?? now);

    /// <summary>The same time at full weight: what shipping to everybody at once would have given. An estimate.</summary>
    public static double AllAtOnceMinutes(RolloutState rollout, DateTimeOffset now) =>
        rollout.Weights.FirstOrDefault(w => w.Weight > 0) is { } first ? Math.Max(0, ((rollout.EndedAt ?? now) - first.At).TotalMinutes) : 0;

    /// <summary>The greatest share of traffic it ever had, 0–100; 0 when it ended before any customer had it, null when customers had a share that was not told.</summary>
    public static double? MostWeight(RolloutState rollout) =>
        rollout.Weights.Where(w => w.Weight > 0).Max(w => (double?)w.Weight) ?? (rollout.ReachedAt is null && rollout.Weights.Count > 0 ? 0 : null);

    /// <summary>Minutes of full traffic under these shares, each until the next, the last until <paramref name="until"/>.</summary>
    public static double Minutes(IReadOnlyList<WeightAt> weights, DateTimeOffset until)
    {
        double minutes = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            var from = weights[i].At;
            var to = i + 1 < weights.Count && weights[i + 1].At < until ? weights[i + 1].At : until;
            minutes += to > from ? weights[i].Weight / 100 * (to - from).TotalMinutes : 0;
        }

        return minutes;
    }
}
