using Dashboard.Shared;
using Microsoft.Extensions.Options;

namespace Dashboard.Costs;

public static class CostsSetup
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

    public static void AddCosts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CostsOptions>().BindConfiguration(CostsOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<CostsOptions>, CostsOptionsValidator>();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<CostsOptions>>().Value.Rates());
        builder.Services.AddScoped<CostsQueries>();
    }

    public static void MapCosts(this IEndpointRouteBuilder reads) =>
        reads.MapGet("/costs", (CostsQueries queries, CancellationToken ct) => queries.ReadAsync(ct))
            .WithTags("Costs").WithSummary("What delivery wasted in 30 days by cause, what checks cost and caught, and what finding early saved: all money is an estimate")
            .Produces<CostsView>();

    public static void MapCostsCsv(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/costs.csv", async (CostsQueries queries, CancellationToken ct) => new CsvFile<LedgerRow>("costs", Ledger, (await queries.ReadAsync(ct)).Ledger));
        pages.MapGet("/costs/checks.csv", async (CostsQueries queries, CancellationToken ct) => new CsvFile<CheckRow>("cost-of-checks", Checks, (await queries.ReadAsync(ct)).Checks));
    }
}
