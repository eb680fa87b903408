using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>How a release came to its customers, as a detector counts it.</summary>
internal static class ReachReader
{
    public static ReachFact? Of(Release release, List<Entry> told, Func<Entry?, FactSource> from)
    {
        if (release.FirstWeightAt is not { } first)
        {
            return null;
        }

        var steps = told.Where(e => RolloutFold.IsRollout(e) && e is { Weight: > 0 }).ToList();
        var weights = steps.Select(e => e.Weight!.Value).Concat(release.Weights.Select(w => w.Weight)).ToList();
        var source = told.Where(e => Reach.IsSeenAmongCustomers(e)).MinBy(e => (e.End - first).Duration());
        return new(from(source), first)
        {
            AtOnce = AtOnce(release, steps, weights),
            SideBySide = weights.Exists(w => w is > 0 and < 100),
            ByRules = ByRules(told),
        };
    }

    // What customers had counts more than what it was called. That it was promoted says where it ended, not where it began.
    private static bool? AtOnce(Release release, List<Entry> steps, List<double> weights)
    {
        if (weights.Exists(w => w is > 0 and < 100))
        {
            return steps.Find(e => e.Type != EventTypes.RolloutPromoted)?.Weight >= 100;
        }

        return steps.Exists(e => e.Type != EventTypes.RolloutPromoted) ? true
            : RiskLimits.Of(WayToCustomers.Of(release)) switch { RiskLimit.AllAtOnce => true, RiskLimit.Limited => false, _ => null };
    }

    private static bool? ByRules(List<Entry> told)
    {
        var promoted = told.Where(e => e.Type == EventTypes.RolloutPromoted
            || (e.Type == EventTypes.ArtifactPromoted && EnvironmentStage.Of(e.Detail("to")) is Stage.Canary or Stage.Production)).ToList();
        var said = promoted.Select(e => e.Detail("trigger")?.ToLowerInvariant() switch { "auto" => true, "manual" => false, _ => e.Actor is null ? (bool?)null : !Trail.IsPerson(e.Actor) })
            .OfType<bool>().ToList();
        return said.Count == 0 ? null : said.TrueForAll(auto => auto);
    }
}
