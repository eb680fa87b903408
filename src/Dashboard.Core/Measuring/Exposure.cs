using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>How much traffic a bad release was given, and for how long.</summary>
public static class Exposure
{
    /// <summary>Whole minutes of full traffic: weight ÷ 100 × time, from first weight to rollback or resolution. Times customers a day it is customer-minutes.</summary>
    public static long TrafficMinutes(Release release)
    {
        var end = release.RolledBackAt ?? release.Rollout?.EndedAt ?? release.Incidents.Select(i => i.ResolvedAt).Max();
        if (release.FirstWeightAt is not { } first || end is not { } until || until <= first)
        {
            return 0;
        }

        List<WeightAt> weights = [.. release.Rollout?.Weights ?? [], .. release.ShippedAt is { } shipped ? [new WeightAt(shipped, 100)] : Array.Empty<WeightAt>()];
        if (weights.Count == 0)
        {
            weights.Add(new(first, 100));
        }

        weights.Sort((a, b) => a.At.CompareTo(b.At));
        double minutes = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            var to = i + 1 < weights.Count && weights[i + 1].At < until ? weights[i + 1].At : until;
            minutes += to > weights[i].At ? weights[i].Weight / 100 * (to - weights[i].At).TotalMinutes : 0;
        }

        return (long)Math.Round(minutes, MidpointRounding.AwayFromZero);
    }
}
