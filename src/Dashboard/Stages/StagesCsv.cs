using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;

namespace Dashboard.Stages;

/// The tables of the stages as files.
public static class StagesCsv
{
    private static readonly CsvTable<StageCard> Stages = new()
    {
        { "Stage", card => card.Title },
        { "Releases", card => card.Row.Sums.Releases },
        { "Green at the first try", card => card.Row.Sums.FirstGreen },
        { "Flaky", card => card.Row.Sums.Flaky },
        { "Held back", card => card.Row.Sums.Held },
        { "Escaped incidents", card => card.Escaped },
        { "Half take at most (s)", card => card.Row.TookHalf?.TotalSeconds },
        { "Nine of ten take at most (s)", card => card.Row.TookMost?.TotalSeconds },
        { "Half queue at most (s)", card => card.Row.QueuedHalf?.TotalSeconds },
        { "Nine of ten queue at most (s)", card => card.Row.QueuedMost?.TotalSeconds },
        { "Criteria executed", card => card.Row.Sums.Executed },
        { "Criteria passed", card => card.Row.Sums.Passed },
        { "Newest day", card => card.Row.NewestDay?.ToString("O") },
        { "Told of the habit", card => card.Row.Sums.HabitTold },
        { "Kept the habit", card => card.Row.Sums.HabitKept },
    };

    private static readonly CsvTable<StageRow> Rows = new()
    {
        { "Name", row => row.Name },
        { "Team", row => row.Owner },
        { "Releases", row => row.Sums.Releases },
        { "Green at the first try", row => row.Sums.FirstGreen },
        { "Flaky", row => row.Sums.Flaky },
        { "Held back", row => row.Sums.Held },
        { "Tries", row => row.Sums.Runs },
        { "Tries that failed", row => row.Sums.RunsFailed },
        { "Tries that proved nothing", row => row.Sums.RunsUnproven },
        { "Criteria executed", row => row.Sums.Executed },
        { "Criteria passed", row => row.Sums.Passed },
        { "Newest day", row => row.NewestDay?.ToString("O") },
        { "Tries that told their time", row => row.Sums.Timed },
        { "Ran (s)", row => row.Sums.RanSeconds },
        { "Waited in a queue (s)", row => row.Sums.QueueSeconds },
    };

    private static CsvTable<StageRow> Sides(StageLine line) => new()
    {
        { "Name", row => row.Name },
        { "Team", row => row.Owner },
        { SideWords.Column(line), row => SideWords.Of(line, row.Sums) },
        { "Releases that told it", row => SideWords.Told(line, row.Sums) },
    };

    public static void MapStagesCsv(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/stages.csv", async (StagesQueries queries, CancellationToken ct) => new CsvFile<StageCard>("stages", Stages, (await queries.ReadAsync(ct)).Stages));
        pages.MapGet("/stages/{stage}/checks.csv", (StagesQueries queries, string stage, CancellationToken ct) => FileAsync(queries, stage, null, view => view.Checks, "checks", ct));
        pages.MapGet("/stages/{stage}/services.csv", ServicesAsync);
        pages.MapGet("/stages/{stage}/named/{kind}.csv", (StagesQueries queries, string stage, string kind, CancellationToken ct) =>
            FileAsync(queries, stage, null, view => view.Facets.FirstOrDefault(f => f.Key == kind)?.Rows, $"{kind}s", ct));
        pages.MapStagePanelsCsv();
    }

    private static Task<IResult> ServicesAsync(StagesQueries queries, string stage, CancellationToken ct, string? check = null, string? side = null) =>
        Slug.TryParse<Stage>(stage, out var known) && SideWords.LineOf(known, side) is { } line
            ? FileAsync(queries, stage, asked => asked with { Side = line.Facet }, Sides(line), view => view.Services, "services", ct)
            : FileAsync(queries, stage, check, view => view.Services, "services", ct);

    private static Task<IResult> FileAsync(StagesQueries queries, string stage, string? check, Func<StageView, IReadOnlyList<StageRow>?> rows, string name, CancellationToken ct) =>
        FileAsync(queries, stage, asked => asked with { Check = check ?? "" }, Rows, rows, name, ct);

    /// <summary>The rows of one stage; there is no file where the stage, or what is asked of it, has no such table.</summary>
    internal static async Task<IResult> FileAsync<TRow>(
        StagesQueries queries, string stage, Func<StageAsked, StageAsked> of, CsvTable<TRow> table, Func<StageView, IReadOnlyList<TRow>?> rows, string name, CancellationToken ct) =>
        Slug.TryParse<Stage>(stage, out var known) && rows(await queries.ReadAsync(of(new StageAsked(known, "", null, All: true)), ct)) is { } told
            ? new CsvFile<TRow>($"{Slug.Of(known)}-{name}", table, told)
            : Results.NotFound();
}
