using Dashboard.Shared;

namespace Dashboard.Gates;

/// The bypass register as a file.
public static class BypassesCsv
{
    private static readonly CsvTable<BypassView> Columns = new()
    {
        { "When", b => b.At },
        { "Kind", b => BypassesPage.LookOf(b.Kind).Word },
        { "Service", b => b.Service },
        { "Release", b => b.Release ?? "every release" },
        { "What was passed by", b => b.Why },
        { "Who", b => b.Who },
        { "Verified", b => b.Who is null ? null : !b.IsUnverified },
        { "Reason", b => b.Reason },
        { "Owner", b => b.Team },
        { "Ends", b => b.Until },
    };

    public static void MapBypassesCsv(this IEndpointRouteBuilder pages) => pages.MapGet("/gates/bypasses.csv", async (BypassesQueries queries, CancellationToken ct) =>
        new CsvFile<BypassView>("bypasses", Columns, (await queries.ReadAsync(ct)).Rows));
}
