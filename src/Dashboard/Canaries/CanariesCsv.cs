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

    public static void MapCanariesCsv(this IEndpointRouteBuilder pages) => pages.MapGet("/canaries.csv", async (CanariesQueries queries, CancellationToken ct) =>
    {
        var view = await queries.ReadListAsync(Downloads.MostRows, ct);
        return new CsvFile<CanaryLine>("canaries", Table, view.Live.Concat(view.Ended));
    });
}
