using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;

namespace Dashboard.Costs;

/// The tables of costs and waste as files.
public static class CostsCsv
{
    private static readonly CsvTable<LedgerRow> Ledger = new()
    {
        { "Cause", row => row.Title },
        { "Seconds", row => row.Line.Seconds },
        { "Hours of", row => LedgerWords.Of(row.Line.Hours) },
        { "Money, an estimate", row => row.Line.Money },
        { "Told by", row => row.Line.Known },
        { "Of", row => row.Line.Of },
        { "Added to the total", row => row.Line.Adds },
    };

    private static readonly CsvTable<CheckRow> Checks = new()
    {
        { "Stage", row => row.Stage },
        { "Check", row => row.Name },
        { "Tries", row => row.Cost.Sums.Runs },
        { "Ran (s)", row => row.Cost.Sums.RanSeconds },
        { "Tries that told their time", row => row.Cost.Sums.Timed },
        { "Cost, an estimate", row => row.Cost.Cost },
        { "Releases held back", row => row.Cost.Sums.Held },
        { "Flaky", row => row.Cost.Sums.Flaky },
    };

    private static readonly CsvTable<CauseRow> Services = new()
    {
        { "Service", row => row.Service },
        { "Team", row => row.Team },
        { "Seconds", row => row.Line.Seconds },
        { "Hours of", row => LedgerWords.Of(row.Line.Hours) },
        { "Money, an estimate", row => row.Line.Money },
        { "Told by", row => row.Line.Known },
        { "Of", row => row.Line.Of },
    };

    private static readonly CsvTable<FindsRow> Finds = new()
    {
        { "Found at", row => row.Name },
        { "Found", row => row.Finds.Found },
        { "Times as dear", row => row.Finds.Factor },
        { "Mending it, an estimate", row => row.Finds.Found == 0 ? null : row.Finds.Cost },
        { "Saved, an estimate", row => row.Finds.Found == 0 ? null : row.Finds.Saved },
    };

    private static readonly CsvTable<PlaceRow> Places = new()
    {
        { "Place", row => row.Name },
        { "Kind", row => row.Kind },
        { "Told", row => row.Amount },
        { "Currency", row => row.Currency },
        { "Releases tried there", row => row.Releases },
        { "For each", row => row.Each },
    };

    public static void MapCostsCsv(this IEndpointRouteBuilder pages)
    {
        Map(pages, "/costs.csv", "costs", Ledger, view => view.Ledger);
        Map(pages, "/costs/checks.csv", "cost-of-checks", Checks, view => view.Checks);
        Map(pages, "/costs/finds.csv", "found-early", Finds, view => view.Finds);
        Map(pages, "/costs/places.csv", "cost-of-places", Places, view => view.Places);
        pages.MapGet("/costs/causes/{cause}.csv", CauseAsync);
    }

    private static void Map<TRow>(IEndpointRouteBuilder pages, string address, string name, CsvTable<TRow> table, Func<CostsView, IEnumerable<TRow>> rows) =>
        pages.MapGet(address, async (CostsQueries queries, CancellationToken ct) => new CsvFile<TRow>(name, table, rows(await queries.ReadAsync(ct))));

    private static async Task<IResult> CauseAsync(CostsQueries queries, string cause, CancellationToken ct) => Slug.TryParse<WasteCause>(cause, out var known)
        ? new CsvFile<CauseRow>($"cost-of-{Slug.Of(known)}", Services, (await queries.ReadAsync(known, ct, all: true)).Services.Take(Downloads.MostRows))
        : Results.NotFound();
}
