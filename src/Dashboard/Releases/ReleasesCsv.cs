using Dashboard.Core.Gates;
using Dashboard.Shared;

namespace Dashboard.Releases;

/// The list of releases as a file.
public static class ReleasesCsv
{
    private static readonly CsvTable<ReleaseLine> Table = new()
    {
        { "Service", row => row.Service },
        { "Release", row => row.Name },
        { "Digest", row => row.Digest },
        { "Team", row => row.Team },
        { "Tier", row => row.Tier },
        { "State", row => StateLook.Of(Chips.Of(row.State)).Word },
        { "Around the gate", row => row.Bypassed },
        { "Duplicate version", row => row.DuplicateVersion },
        { GateNames.Title(Gate.ReadyForFastFeedback), row => Word(row, Gate.ReadyForFastFeedback) },
        { GateNames.Title(Gate.ReadyForExtended), row => Word(row, Gate.ReadyForExtended) },
        { GateNames.Title(Gate.ReadyForCanary), row => Word(row, Gate.ReadyForCanary) },
        { GateNames.Title(Gate.ReadyToShip), row => Word(row, Gate.ReadyToShip) },
        { "Proven share", row => row.Share },
        { "Items proven", row => row.Proven },
        { "Items expected", row => row.Expected },
        { "Waits at", row => row.WaitsAt is { } at ? GateNames.Title(at) : null },
        { "Waits for", row => row.Reason is { } reason && row.WaitsAt is not null ? ItemWords.Said(reason) : null },
        { "More reasons", row => row.WaitsAt is null ? null : row.MoreReasons },
        { "Built or first seen", row => row.OrderAt },
        { "Shipped", row => row.ShippedAt },
    };

    public static void MapReleasesCsv(this IEndpointRouteBuilder pages) => pages.MapGet(
        "/releases.csv",
        (ReleasesQueries queries, CancellationToken ct, string? service = null, string? state = null, string? shipped = null) =>
            new CsvFile<ReleaseLine>("releases", Table, queries.ReadAllAsync(ReleasesFilter.Of(service, state, shipped), Downloads.MostRows, ct)));

    private static string Word(ReleaseLine row, Gate gate) => StateLook.Of(GateChips.Of(row.Open[(int)gate])).Word;
}
