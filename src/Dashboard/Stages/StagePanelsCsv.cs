using Dashboard.Core.Measuring.Trials;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Stages;

/// The tables that only some stages have, and the releases of one service, as files.
internal static class StagePanelsCsv
{
    private static readonly CsvTable<StageRelease> Releases = new()
    {
        { "Release", row => row.Name },
        { "Green at the first try", row => row.Sums.FirstGreen > 0 },
        { "Held back", row => row.Sums.Held > 0 },
        { "Flaky", row => row.Sums.Flaky > 0 },
        { "Proved something", row => row.Sums.Releases > 0 },
        { "Tries", row => row.Sums.Runs },
        { "Tries that failed", row => row.Sums.RunsFailed },
        { "Tries that told their time", row => row.Sums.Timed },
        { "Ran (s)", row => row.Sums.Timed == 0 ? null : row.Sums.RanSeconds },
        { "First tried", row => row.Day.ToString("O") },
    };

    private static readonly CsvTable<StageFact> Facts = new()
    {
        { "Figure", fact => fact.Title },
        { "Value", fact => fact.Value },
        { "Says", fact => string.Join(' ', fact.Says) },
        { "Worked out", fact => fact.Equation },
    };

    private static readonly CsvTable<(WallRow Row, Brick Brick)> Wall = new()
    {
        { "Service", b => b.Row.Service },
        { "Team", b => b.Row.Team },
        { "Release", b => b.Brick.Release },
        { "End", b => Word(b.Brick.End) },
        { "Ended", b => b.Brick.At },
    };

    private static readonly CsvTable<NightRow> Nights = new()
    {
        { "Service", row => row.Service },
        { "Release", row => row.Release },
        { "Its night", row => row.End is { } end ? Word(end) : "not tested" },
        { "What was tested", row => row.Went },
        { "Ran (UTC)", row => row.Time },
    };

    private static readonly CsvTable<FaultCell> Faults = new()
    {
        { "Fault", cell => cell.Title },
        { "Releases", cell => cell.Releases },
        { "Held back", cell => cell.Held },
        { "Tries", cell => cell.Runs },
        { "Newest", cell => cell.Newest },
    };

    private static readonly CsvTable<PeakRow> Peaks = new()
    {
        { "Service", row => row.Service },
        { "Journey", row => row.Journey },
        { "Release", row => row.Release },
        { "Carried of expected", row => row.Headroom },
        { "Load", row => row.Carried },
        { "Failed", row => row.Failed },
        { "Ended", row => row.At },
    };

    private static readonly CsvTable<SoakRow> Soaks = new()
    {
        { "Service", row => row.Service },
        { "Release", row => row.Release },
        { "Failed", row => row.Failed },
        { "Lasted", row => row.Lasted },
        { "Memory", row => row.Slope },
        { "Ended", row => row.At },
    };

    private static readonly CsvTable<BreakageRow> Breakages = new()
    {
        { "Environment", row => row.Environment },
        { "Down", row => row.DownAt },
        { "Lasted", row => row.Lasted },
        { "Still down", row => row.IsOpen },
        { "Seen", row => row.Seen },
        { "Came shortly before", row => string.Join(", ", row.Before.Select(came => came.Release)) },
        { "Told by", row => row.ToldBy },
        { "Told to work again by", row => row.RestoredBy },
    };

    public static void MapStagePanelsCsv(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/stages/{stage}/releases.csv", (StagesQueries queries, string stage, CancellationToken ct, string? check = null, string? service = null) =>
            StagesCsv.FileAsync(queries, stage, asked => asked with { Check = check ?? "", Service = service }, Releases, view => view.Releases, "releases", ct));
        Map(pages, "facts", Facts, view => view.Build?.Facts ?? view.Fast?.Facts
            ?? (view.Integration is { } shared ? [.. shared.Facts, .. shared.Since] : view.Extended is { } night ? [.. night.Facts, .. night.Peak] : null));
        Map(pages, "wall", Wall, view => view.Build is { } build ? [.. build.Wall.SelectMany(row => row.Bricks.Select(brick => (row, brick)))] : null);
        Map(pages, "nights", Nights, view => view.Extended?.Nights);
        Map(pages, "faults", Faults, view => view.Extended?.Faults);
        Map(pages, "peaks", Peaks, view => view.Extended?.Peaks ?? (view.Fast is { IsFunctional: false } fast ? fast.Loads : null));
        Map(pages, "soaks", Soaks, view => view.Extended?.Soaks);
        Map(pages, "breakages", Breakages, view => view.Integration?.Breakages);
    }

    private static void Map<TRow>(IEndpointRouteBuilder pages, string name, CsvTable<TRow> table, Func<StageView, IReadOnlyList<TRow>?> rows) =>
        pages.MapGet($"/stages/{{stage}}/{name}.csv", (StagesQueries queries, string stage, CancellationToken ct) => StagesCsv.FileAsync(queries, stage, asked => asked, table, rows, name, ct));

    private static string Word(TrialEnd end) => end switch { TrialEnd.Passed => "passed", TrialEnd.Failed => "failed", _ => "proved nothing" };
}
