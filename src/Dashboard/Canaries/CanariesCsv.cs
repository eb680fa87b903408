using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Canaries;

/// Rollouts as a file: those under way, then those that ended.
public static class CanariesCsv
{
    private static readonly CsvTable<CanaryLine> Table = new()
    {
        { "Service", row => row.Service },
        { "Release", row => row.Name },
        { "Team", row => row.Team },
        { "Tier", row => row.Tier },
        { "Engine", row => StateLook.Of(GateChips.Of(row.Phase)).Word },
        { "Traffic now in percent", row => row.EndedAt is null ? row.Weight : null },
        { "Most traffic in percent", row => row.MostWeight },
        { "Step", row => row.Step },
        { "Steps", row => row.Steps },
        { "Our advice", row => StateLook.Of(GateChips.Of(row.Advice.Verdict)).Word },
        { "Engine did otherwise", row => row.Differs },
        { "Reasons", row => row.Advice.Reasons },
        { "Exposed", row => CanaryWords.Exposure(row.Exposed) },
        { "Started", row => row.StartedAt },
        { "Changed", row => row.UpdatedAt },
        { "Ended", row => row.EndedAt },
    };

    private static readonly CsvTable<FinishedRow> Record = new()
    {
        { "Service", row => row.Service },
        { "Release", row => row.Name },
        { "End", row => CanaryWords.End(row.Rollout).Word },
        { "Most traffic in percent", row => row.Rollout.MostWeight },
        { "Traffic-minutes", row => row.Rollout.TrafficMinutes },
        { "Traffic-minutes had everyone got it at once (estimate)", row => row.Rollout.AllAtOnceMinutes },
        { "Customers a day", row => row.Customers },
        { "Incident", row => row.Rollout.Incident },
        { "Rolled back since", row => row.Rollout.RolledBackSince },
        { "First customers", row => row.Rollout.FirstAt },
        { "Ended", row => row.Rollout.EndedAt },
    };

    private static readonly CsvTable<WayBackRow> WaysBack = new()
    {
        { "Service", row => row.Service },
        { "Team", row => row.Team },
        { "Last practised", row => row.Way.Last?.At },
        { "By", row => row.Way.Last is { } last ? CanaryWords.Kind(last.Kind) : null },
        { "Worked", row => row.Way.Worked },
        { "Failed", row => row.Way.Failed },
        { "Timed", row => row.Way.Timed },
        { "Half within seconds", row => row.Way.Median?.TotalSeconds },
        { "9 in 10 within seconds", row => row.Way.P90?.TotalSeconds },
        { "Slowest in seconds", row => row.Way.Slowest?.TotalSeconds },
    };

    private static readonly CsvTable<ShippedRow> Pace = new()
    {
        { "Service", row => row.Service },
        { "Release", row => row.Name },
        { "Risk", row => CanaryWords.Limit(row.Way.Limit).Word },
        { "Strategy", row => row.Strategies },
        { "Steps", row => row.Way.Calm?.Steps },
        { "Largest step in percent", row => row.Way.Calm?.Largest },
        { "Calm index", row => row.Way.Calm?.Index },
        { "Everyone had it", row => row.Way.ShippedAt },
    };

    public static void MapCanariesCsv(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/canaries.csv", async (CanariesQueries queries, CancellationToken ct) =>
        {
            var view = await queries.ReadListAsync(Downloads.MostRows, ct);
            return new CsvFile<CanaryLine>("canaries", Table, view.Live.Concat(view.Ended));
        });
        pages.MapGet("/canaries/record.csv", async (CanariesQueries queries, string? end, CancellationToken ct) =>
            new CsvFile<FinishedRow>("canaries-record", Record, RecordEnds.Of(await queries.ReadMonthAsync(ct), end).Take(Downloads.MostRows)));
        pages.MapGet("/canaries/rollbacks.csv", async (CanariesQueries queries, CancellationToken ct) =>
            new CsvFile<WayBackRow>("ways-back", WaysBack, (await queries.ReadMonthAsync(ct)).WaysBack.Take(Downloads.MostRows)));
        pages.MapGet("/canaries/pace.csv", async (CanariesQueries queries, string? limit, CancellationToken ct) =>
            new CsvFile<ShippedRow>("pace", Pace, PacePage.RowsOf(await queries.ReadMonthAsync(ct), limit).Take(Downloads.MostRows)));
    }
}
