using Dashboard.Core.Measuring;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// Names of one kind at a stage: its scenarios, faults, journeys or causes.
public readonly record struct FacetNames(Stage Stage, string Kind);

/// Senders name scenarios, faults and journeys as they like, and may invent new ones for every release: only so many are kept of each kind.
internal static class BoundedFacets
{
    /// Names of one kind that are kept of a service's check …
    public const int OfService = 40;

    /// … and of a check over all services.
    public const int OfAll = 120;

    /// Takes out what is too much: the newest stay, of one day those that were tried most. Counts what went into <paramref name="left"/>.
    public static void Trim(Dictionary<StageLine, StageTally> lines, int most, Dictionary<FacetNames, long> left)
    {
        var kinds = lines.Where(l => l.Key is { Check.Length: > 0, Facet.Length: > 0 } && !IsAddedUp(l.Key.Facet)).GroupBy(l => (l.Key.Stage, l.Key.Check, Kind: KindOf(l.Key.Facet)));
        foreach (var kind in kinds.Where(k => k.Count() > most).ToList())
        {
            List<StageLine> old =
            [
                .. kind.OrderByDescending(l => l.Value.Newest).ThenByDescending(l => l.Value.Sums.Runs).ThenBy(l => l.Key.Facet, StringComparer.Ordinal)
                    .Skip(most).Select(l => l.Key),
            ];
            old.ForEach(line => lines.Remove(line));
            Count(left, new(kind.Key.Stage, kind.Key.Kind), old.Count);
        }
    }

    public static void Count(Dictionary<FacetNames, long> left, FacetNames names, long count) => left[names] = left.GetValueOrDefault(names) + count;

    // What a figure is added up from: no name of a sender's.
    private static bool IsAddedUp(string facet) => facet is "scenario:happy" or "scenario:adverse" || KindOf(facet) is "in"
        || (KindOf(facet) is "cause" && Causes.IsData(facet[(facet.IndexOf(':', StringComparison.Ordinal) + 1)..]) == true);

    private static string KindOf(string facet) => facet[..Math.Max(0, facet.IndexOf(':', StringComparison.Ordinal))];
}
