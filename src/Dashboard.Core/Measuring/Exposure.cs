using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>How much traffic a bad release was given, and for how long.</summary>
public static class Exposure
{
    /// <summary>
    /// Whole minutes of full traffic: weight ÷ 100 × time, from first weight to rollback or resolution. Times customers a day it is
    /// customer-minutes. An incident that goes on counts to <paramref name="now"/>; without one, nothing is counted before it is over.
    /// Shares of traffic that nobody told are left out.
    /// </summary>
    public static long TrafficMinutes(Release release, DateTimeOffset? now = null)
    {
        if (EndOf(release, now) is not { } until)
        {
            return 0;
        }

        List<WeightAt> weights = [.. release.Weights.Concat(release.Setbacks.Select(s => new WeightAt(s.At, 0))).OrderBy(w => w.At)];
        return (long)Math.Round(RolloutExposure.Minutes(weights, until), MidpointRounding.AwayFromZero);
    }

    /// <summary>The most traffic, 0–100, that a bad release had until its last trouble was over; null where nobody told any.</summary>
    public static double? MostWeight(Release release)
    {
        var until = EndOf(release, null);
        var told = release.Weights.Where(w => w.Weight > 0 && (until is null || w.At <= until)).Select(w => w.Weight).ToList();
        return told.Count == 0 ? null : told.Max();
    }

    // When the last trouble was over: a setback at once, an incident with its resolution or with the setback that answered it.
    private static DateTimeOffset? EndOf(Release release, DateTimeOffset? now)
    {
        DateTimeOffset? last = release.Setbacks.Count > 0 ? release.Setbacks[^1].At : null;
        foreach (var incident in release.Incidents)
        {
            var answered = release.Setbacks.Where(s => s.At >= incident.DetectedAt).Select(s => (DateTimeOffset?)s.At).Min();
            if ((answered < incident.ResolvedAt ? answered : incident.ResolvedAt ?? answered ?? now) is not { } end)
            {
                return null;
            }

            last = last is null || end > last ? end : last;
        }

        return last;
    }
}
