using Dashboard.Shared;

namespace Dashboard.Services;

/// The list of services as a file: those on the path, then those that went quiet.
public static class ServicesCsv
{
    private static readonly CsvTable<(ServiceLine Line, bool IsQuiet)> Table = new()
    {
        { "Service", row => row.Line.Name },
        { "Team", row => row.Line.Team },
        { "Tier", row => row.Line.Tier },
        { "Tier was told", row => row.Line.TierIsKnown },
        { "Two repositories", row => row.Line.HasTwoRepositories },
        { "Newest release", row => row.Line.Newest?.Name },
        { "State", row => row.Line.Newest is { } newest ? StateLook.Of(Chips.Of(newest.State)).Word : null },
        { "Gates open", row => row.Line.Newest?.OpenGates },
        { "Customers use", row => row.Line.InUse },
        { "On the way to customers", row => row.Line.OnTheWay },
        { "Places", row => row.Line.Places },
        { "Not in step", row => row.Line.Drift },
        { "Customers a day", row => row.Line.Customers },
        { "Quiet for 90 days", row => row.IsQuiet },
        { "Last heard", row => row.Line.LastSeenAt },
    };

    public static void MapServicesCsv(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/services.csv", FileAsync);
        pages.MapDeliveryCsv();
    }

    private static async Task<IResult> FileAsync(ServicesQueries queries, CancellationToken ct, string? q = null, string? team = null, bool drift = false)
    {
        var view = await queries.ReadListAsync(new ServicesFilter(q, team, drift), true, ct);
        return new CsvFile<(ServiceLine, bool)>("services", Table, [.. view.Active.Select(line => (line, false)), .. view.Quiet.Select(line => (line, true))]);
    }
}
