using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Releases;

/// Where a package runs under a configuration that nobody promised. Many senders configure every place on its own, by design:
/// a difference between places alone says nothing.
internal sealed record ConfigurationDrift(IReadOnlyList<string> Other, IReadOnlyList<string> Changed)
{
    public static ConfigurationDrift Of(ReleaseTold told)
    {
        var built = told.Facts.Select(f => f.Event).LastOrDefault(e => e.Type == EventTypes.BuildFinished && ConfigurationOf(e) is not null)?.Detail("configDigest");
        var places = told.Facts.Select(f => f.Event)
            .Where(e => Entry.IsDeployment(e.Type) && e is { Phase: RunPhase.Terminal, Environment: not null } && ConfigurationOf(e) is not null)
            .GroupBy(e => e.Environment!, StringComparer.OrdinalIgnoreCase).ToList();

        // A place that was given what was built shows that the sender means one configuration for all.
        var promised = built is not null && places.Exists(p => p.Any(e => ConfigurationOf(e) == built));
        var other = promised ? places.Where(p => ConfigurationOf(p.Last()) != built).ToList() : [];
        return new(Names(other), Names(places.Except(other).Where(p => IsChanged(p, told.Entries))));
    }

    // What was proven in this place, was it proven under what runs there?
    private static bool IsChanged(IGrouping<string, PathEvent> place, IReadOnlyList<Entry> entries)
    {
        var stage = EnvironmentStage.Of(place.Key);
        var tested = entries.Where(e => e is { IsProof: true, Check: not (null or "deployment") } && OfPlace(e, place.Key, stage)).Select(e => (DateTimeOffset?)e.End).Max();
        var then = place.LastOrDefault(e => e.OccurredAt <= tested);
        return then is not null && ConfigurationOf(then) != ConfigurationOf(place.Last());
    }

    // A test that names no place was run in those of its stage; a canary is judged on customers.
    private static bool OfPlace(Entry test, string place, Stage? stage) => test.Environment is { } named ? string.Equals(named, place, StringComparison.OrdinalIgnoreCase)
        : stage is not null && (test.Stage == stage || (stage == Stage.Production && test.Stage == Stage.Canary));

    private static string? ConfigurationOf(PathEvent e) => e.Detail("configDigest") is { Length: > 0 } digest ? digest : null;

    private static List<string> Names(IEnumerable<IGrouping<string, PathEvent>> places) => [.. places.Select(p => p.Key).Order(StringComparer.Ordinal)];
}
