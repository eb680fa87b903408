using Dashboard.Figures;

namespace Dashboard.Evidence;

/// The deliveries that count for one release, found through the names it goes by.
internal static class ReleaseDeliveryQueries
{
    public static async Task<(IReadOnlyList<FoundDelivery> Rows, SearchEnd End)> FindAsync(
        Snapshot snapshot, string publicId, EvidenceFilter filter, int take, CancellationToken ct)
    {
        if (await ReleaseFigures.FindAsync(snapshot, publicId, ct) is not { } reading)
        {
            return ([], new SearchEnd(null, 0, false));
        }

        var told = await ReleaseTold.ReadAsync(snapshot, reading, ct);
        var found = told.Facts.Where(f => Matches(f, filter)).Select(f => f.Delivery).Where(d => d < (filter.Before ?? long.MaxValue)).Distinct().OrderDescending().ToList();
        var rows = await DeliveryKeyQueries.ByIdAsync(snapshot.Db, [.. found.Take(take)], ct);
        return (rows, new SearchEnd(found.Count > take ? found[take - 1] : null, told.Facts.Count, false));
    }

    // A list of parts is told by its address too, with the artifact it belongs to.
    private static bool Matches(ToldFact fact, EvidenceFilter filter) =>
        (filter.TakesCheck(fact.Entry.Check) || (fact.Entry.Detail("sbom") is { Length: > 0 } && filter.TakesCheck("sbom")))
        && (filter.Type is null || filter.Type.Equals(fact.Event.Type, StringComparison.OrdinalIgnoreCase));
}
