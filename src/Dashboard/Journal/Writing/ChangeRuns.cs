using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// The first attempts of proposed changes in the daily sums: changes are no releases, and nothing is folded for them.
internal sealed class ChangeRuns(Rollups rollups)
{
    /// What the names of a proposed change's event add now; null for every other event.
    public IReadOnlyDictionary<ReleaseName, Contribution?>? Before(string service, PathEvent e, INameGraph graph) =>
        e.ChangeOnly && service.Length > 0 ? ReleaseName.Of(e).ToDictionary(n => n, n => Of(graph.Find(n))) : null;

    /// Puts in what they add once the event is among them.
    public void Move(string service, IReadOnlyDictionary<ReleaseName, Contribution?>? before, IEnumerable<NameRecord> changed)
    {
        foreach (var name in changed)
        {
            if (before is not null && before.TryGetValue(name.Name, out var was))
            {
                rollups.Move(service, was, Of(name));
            }
        }
    }

    private static Contribution? Of(NameRecord? name) => name is not null && FirstAttempts.OfChange(name.Bag.Unordered) is { } first
        ? new(first.At, first.Measures, null, Measures.Zero, null, HasIncidents: false)
        : null;
}
