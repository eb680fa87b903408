using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Stages;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Stages;

public sealed class StagesPageTests : BookPageTest
{
    public StagesPageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<StageFigures>();
        Services.AddSingleton<TrialFigures>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<LookBackFigures>();
        Services.AddSingleton<CostFigures>();
        Services.AddSingleton<StagesQueries>();
    }

    [Fact]
    public async Task A_failed_try_changes_its_stage_without_a_reload()
    {
        var cart = new Candidate("cart", "1.0", Start);
        await Told.TellAsync(cart.Check(Stage.Build, "unit"));
        var page = Render<StagesPage>();
        page.WaitForAssertion(() => Assert.Contains("100% of 1 release", Cell(page, "build", "Green at the first try"), StringComparison.Ordinal));

        await Told.TellAsync(new Candidate("cart", "1.1", Start).Check(Stage.Build, "unit", outcome: Outcome.Failure));

        page.WaitForAssertion(() => Assert.Contains("50% of 2 releases", Cell(page, "build", "Green at the first try"), StringComparison.Ordinal));
        Assert.Equal("1", Cell(page, "build", "Held back"));
        Assert.Contains("no proof", Cell(page, "canary", "Green at the first try"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_the_stages_and_says_so()
    {
        await Told.TellAsync(new Candidate("cart", "1.0", Start).Check(Stage.Build, "unit"));
        var page = Render<StagesPage>();
        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll("tr[data-stage]").Count));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Releases);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("100%", Cell(page, "build", "Green at the first try"), StringComparison.Ordinal);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<StagesPage>();
        Render<StagePanel>(with => with.Add(it => it.Asked, new StageAsked(Stage.Build, "", null, false)));
        Assert.Equal(2, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task A_figure_opens_to_services_and_these_to_releases_that_add_up_to_it()
    {
        await Told.TellAsync(
        [
            .. Tries("cart", "1.0", Outcome.Success), .. Tries("cart", "1.1", Outcome.Failure, Outcome.Success), .. Tries("cart", "1.2", Outcome.Failure),
            .. Tries("search", "7", Outcome.Success),
        ]);

        var page = Render<StagePanel>(with => with.Add(it => it.Asked, new StageAsked(Stage.Build, "unit", "cart", false)));

        page.WaitForAssertion(() => Assert.Equal(["held back", "flaky", "green at the first try"], page.FindAll("tr[data-release] [data-l='How it went']").Select(c => c.TextContent.Trim())));
        Assert.Equal("5", Cell(page.Find("tr[data-line='Unit test']"), "Tries"));
        Assert.Equal("4", Cell(page.Find("tr[data-line='cart']"), "Tries"));
        Assert.Equal("1", Cell(page.Find("tr[data-line='search']"), "Tries"));
        Assert.Equal(4, page.FindAll("tr[data-release] [data-l='Tries']").Sum(c => int.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(page.FindAll("tr[data-release] a"), link => Assert.StartsWith("/releases/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_senders_write_is_shown_as_text()
    {
        await Told.TellAsync(new Candidate(Script, "1.0", Start).Check(Stage.Integration, Script, suite: Script));

        var page = Render<StagePanel>(with => with.Add(it => it.Asked, new StageAsked(Stage.Integration, "", Script, false)));

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tr[data-line]"), row => row.TextContent.Contains("<script>", StringComparison.Ordinal)));
        Assert.Empty(page.FindAll("script"));
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public async Task Incidents_that_name_the_stage_that_let_them_through_are_counted_there()
    {
        var cart = new Candidate("cart", "1.0", Start);
        await Told.TellAsync(
            cart.Deployed("production"),
            cart.Event(EventTypes.IncidentDetected, subject: "INC-1") with { Details = new Dictionary<string, string> { ["escapedStage"] = "Integration" } },
            cart.Event(EventTypes.IncidentDetected, subject: "INC-2") with { Details = new Dictionary<string, string> { ["escapedStage"] = "moon" } });

        var page = Render<StagesPage>();

        page.WaitForAssertion(() => Assert.Equal("1", Cell(page, "integration", "Escaped")));
        Assert.Equal("0", Cell(page, "build", "Escaped"));
    }

    // Four releases: 60 s; 100 s; 100 s; and two checks that overlap, 0 to 200 s and 100 to 300 s, together 300 s. In bands: one in 60 to 80,
    // two in 100 to 120, one in 300 to 360. Half is the 2nd of 4: the first of the two in 100 to 120, 100 + 20 × 1 ÷ 2 = 110 s. Nine of ten is
    // the 3.6th: 300 + 60 × 0.6 = 336 s. One told its queue, 30 s, in the band 30 to 40: half is 35 s, nine of ten 39 s.
    [Fact]
    public async Task The_times_of_a_stage_are_those_worked_out_by_hand()
    {
        await Told.TellAsync(Timed("1", "unit", 0, 60) with { QueuedAt = Start.AddSeconds(-30) }, Timed("2", "unit", 0, 100), Timed("3", "unit", 0, 100), Timed("4", "unit", 0, 200), Timed("4", "build", 100, 300));

        var page = Render<StagePanel>(with => with.Add(it => it.Asked, new StageAsked(Stage.Build, "", null, false)));

        page.WaitForAssertion(() => Assert.Equal("about 2 minutes", page.FindAll(".sf .fig")[1].TextContent));
        var row = Render<StagesPage>();
        row.WaitForAssertion(() => Assert.Equal("2 minutes / 6 minutes", Cell(row, "build", "Takes")));
        Assert.Equal("35 seconds / 39 secondstold by 1", Cell(row, "build", "In a queue"));
        var view = await Services.GetRequiredService<StagesQueries>().ReadAsync(Ct);
        Assert.Equal((110d, 336d), (view.Stages[0].Row.TookHalf!.Value.TotalSeconds, view.Stages[0].Row.TookMost!.Value.TotalSeconds));
    }

    // Two newest proofs: 9 of 10 and 4 of 4 criteria; the older try of the first no longer counts.
    [Fact]
    public async Task A_stage_tells_its_criteria_and_how_old_its_newest_evidence_is()
    {
        var cart = new Candidate("cart", "1", Start.AddDays(-3));
        await Told.TellAsync(
            cart.Check(Stage.StubbedFunctional, "functional", suite: "a") with { Counts = new Counts(10, 5, 5) }, cart.Check(Stage.StubbedFunctional, "functional", 5, suite: "a") with { Counts = new Counts(10, 9, 1) },
            new Candidate("search", "1", Start.AddDays(-2)).Check(Stage.StubbedFunctional, "acceptance") with { Counts = new Counts(4, 4, 0) });

        var page = Render<StagesPage>();

        page.WaitForAssertion(() => Assert.Equal("13 of 14", Cell(page, "stubbed-functional", "Criteria")));
        Assert.Equal("2 days ago", Cell(page, "stubbed-functional", "Newest"));
        Assert.Equal(("none told", "none"), (Cell(page, "build", "Criteria"), Cell(page, "build", "Newest")));
    }

    private static PathEvent Timed(string version, string check, double from, double to) => new Candidate("cart", version, Start).Check(Stage.Build, check, to / 60) with
    {
        StartedAt = Start.AddSeconds(from),
        FinishedAt = Start.AddSeconds(to),
    };

    private static IEnumerable<PathEvent> Tries(string service, string version, params Outcome[] outcomes) =>
        outcomes.Select((outcome, i) => new Candidate(service, version, Start).Check(Stage.Build, "unit", i, outcome));

    private static string Cell(IRenderedComponent<StagesPage> page, string stage, string what) => Cell(page.Find($"tr[data-stage='{stage}']"), what);

    private static string Cell(AngleSharp.Dom.IElement row, string what) =>
        string.Join(' ', row.QuerySelector($"[data-l='{what}']")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
