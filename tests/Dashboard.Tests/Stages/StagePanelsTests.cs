using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Stages;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Stages;

/// <summary>Each stage's own panel, over a book that is told things while the page is open.</summary>
public sealed class StagePanelsTests : BookPageTest
{
    private static readonly string[] FiveParts = ["logic", "infrastructure", "configuration", "tests", "monitoring"];

    public StagePanelsTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<StageFigures>();
        Services.AddSingleton<TrialFigures>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<LookBackFigures>();
        Services.AddSingleton<CostFigures>();
        Services.AddSingleton<StagesQueries>();
    }

    // Start is 09:30 on a Monday. Up from 07:00, down at 08:00 (since 07:50) until 08:30: 2.5 hours known, 2 of them up, 80 %.
    [Fact]
    public async Task A_failure_of_the_shared_environment_is_seen_without_a_reload()
    {
        await Told.TellAsync(Health("up", -150));
        var page = Open(Stage.Integration);
        page.WaitForAssertion(() => Assert.Equal("100%", Fact(page, "uptime")));
        Assert.Equal("not told", Fact(page, "restore"));

        await Told.TellAsync(Health("up", -60) with { Service = "search" }, Health("down", -90) with { StartedAt = Start.AddMinutes(-100) });

        page.WaitForAssertion(() => Assert.Equal("80%", Fact(page, "uptime")));
        Assert.Equal("30 minutes", Fact(page, "restore"));
        Assert.Contains("Seen after 10 minutes", page.Find("[data-fact=restore]").TextContent, StringComparison.Ordinal);
        var row = page.Find("tr[data-broke]");
        Assert.Equal(("30 minutes", "after 10 minutes", "cart", "search"), (Cell(row, "Lasted"), Cell(row, "Seen"), Cell(row, "Told by"), Cell(row, "Told to work again by")));
        Assert.Contains("Nobody is named for the data of integration", page.Find("[data-fact=data]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_told_without_a_service_counts_as_much()
    {
        var told = await Told.TellAsync(Health("up", -150) with { Service = null, Version = null, Details = Details(("health", "up"), ("shared", "true"), ("dataOwner", "Harbour")) });
        var page = Open(Stage.Integration);

        page.WaitForAssertion(() => Assert.Equal("100%", Fact(page, "uptime")));
        Assert.Contains("looked after by Harbour", page.Find("[data-fact=data]").TextContent, StringComparison.Ordinal);
        Assert.Single(told);
    }

    [Fact]
    public async Task Data_neighbours_and_homework_are_counted_at_the_shared_environment()
    {
        var cart = new Candidate("cart", "1", Start.AddHours(-2));
        await Told.TellAsync(
            cart.Deployed("integration") with { Details = Details(("neighbourErrors", "3")) },
            cart.Check(Stage.Integration, "journey", 1, Outcome.Failure, "buy") with { Details = Details(("cause", "Test-data overwritten"), ("journey", "buy")) },
            cart.Check(Stage.Integration, "journey", 2, Outcome.Failure, "pay") with { Details = Details(("cause", "timeout"), ("journey", "pay")) },
            cart.Check(Stage.Integration, "integration", 3, Outcome.Cancel));
        var page = Open(Stage.Integration);

        page.WaitForAssertion(() => Assert.Equal("1", Fact(page, "data")));
        Assert.Equal(("1", "1", "2"), (Fact(page, "neighbours"), Fact(page, "homework"), Fact(page, "journeys")));
        Assert.Contains("1 try of 4 ended cancelled or skipped", page.Find("[data-fact=start]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_never_told_says_which_event_would_tell_it()
    {
        await Told.TellAsync(new Candidate("cart", "1", Start).Check(Stage.Build, "unit"));
        foreach (var stage in new[] { Stage.Build, Stage.StubbedFunctional, Stage.StubbedNonFunctional, Stage.Integration, Stage.Extended })
        {
            var page = Open(stage);
            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-fact]")));
            Assert.All(
                page.FindAll("[data-fact]").Where(f => f.QuerySelector(".val")!.TextContent == StageFact.NotTold && f.GetAttribute("data-fact") is not ("restore" or "homework" or "green" or "lived" or "ready" or "clock")),
                fact => Assert.Contains("Send ", fact.TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_wall_shows_broken_builds_first_and_what_packages_carry()
    {
        var (cart, search) = (new Candidate("cart", "1", Start.AddHours(-3)), new Candidate("search", "1", Start.AddHours(-3)));
        await Told.TellAsync(
            cart.Built() with { Details = Details(("clean", "true"), ("manifest", string.Join(',', FiveParts))) },
            search.Built(outcome: Outcome.Failure) with { Details = Details(("clean", "false"), ("manifest", "logic,tests")) },
            cart.Check(Stage.Build, "sca", 5, Outcome.Failure) with { Details = Details(("severity", "critical")) },
            cart.Check(Stage.Build, "rebuild", 60));
        var page = Open(Stage.Build);

        page.WaitForAssertion(() => Assert.Equal(["search", "cart"], page.FindAll("tr[data-wall]").Select(r => r.GetAttribute("data-wall")!)));
        Assert.Equal(("50%", "1 of 2", "1", "1 of 1"), (Fact(page, "clean"), Fact(page, "parts"), Fact(page, "findings"), Fact(page, "rebuilt")));
        Assert.Contains("1 critical", page.Find("[data-fact=findings]").TextContent, StringComparison.Ordinal);
        Assert.Equal("0", Fact(page, "twice"));
    }

    [Fact]
    public async Task One_version_with_two_digests_is_an_alarm_on_the_wall()
    {
        await Told.TellAsync(new Candidate("cart", "1", Start, "sha256:1").Built(), new Candidate("cart", "1", Start, "sha256:2").Built(5));
        var page = Open(Stage.Build);

        page.WaitForAssertion(() => Assert.Equal("1", Fact(page, "twice")));
    }

    // Two tries of ideal cases and one of a difficult one: a third. An environment of 45 s that lasted 10 minutes.
    [Fact]
    public async Task The_fast_stages_tell_difficult_cases_and_their_environments()
    {
        var cart = new Candidate("cart", "1", Start.AddHours(-1));
        await Told.TellAsync(
            cart.Check(Stage.StubbedFunctional, "functional", 1, suite: "a") with { Details = Details(("scenario", "happy")) },
            cart.Check(Stage.StubbedFunctional, "functional", 1, suite: "b") with { Details = Details(("scenario", "happy")) },
            cart.Check(Stage.StubbedFunctional, "functional", 1, Outcome.Failure, "c") with { Details = Details(("scenario", "adverse")) },
            cart.Event(EventTypes.EnvironmentCreated) with { Environment = "stubbed-cart", Details = Details(("isolated", "true"), ("shared", "false"), ("provisionSeconds", "45"), ("productionLike", "false")) },
            cart.Event(EventTypes.EnvironmentDeleted, 10) with { Environment = "stubbed-cart" },
            cart.Check(Stage.StubbedNonFunctional, "load", 2, suite: "buy") with { Details = Details(("journey", "buy"), ("achieved", "95"), ("expected", "100")) },
            cart.Check(Stage.StubbedNonFunctional, "rolling-compatibility", 2, Outcome.Failure));
        var page = Open(Stage.StubbedFunctional);

        page.WaitForAssertion(() => Assert.Equal("33.3%", Fact(page, "scenarios")));
        Assert.Equal(("100%", "0%"), (Fact(page, "alone"), Fact(page, "parity")));
        Assert.Contains("100% of 1 are for one user", page.Find("[data-fact=ready]").TextContent, StringComparison.Ordinal);
        var bears = Open(Stage.StubbedNonFunctional);
        bears.WaitForAssertion(() => Assert.Contains("0.95", bears.Find("tr[data-peak='buy']").TextContent, StringComparison.Ordinal));
        Assert.Equal("0 of 1", Fact(bears, "rolling-compatibility"));
    }

    [Fact]
    public async Task A_failed_read_keeps_the_panel_and_says_so()
    {
        await Told.TellAsync(Health("up", -150));
        var page = Open(Stage.Integration);
        page.WaitForAssertion(() => Assert.Equal("100%", Fact(page, "uptime")));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Releases);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("100%", Fact(page, "uptime"));
        await Told.GiveBackAsync();
    }

    private static PathEvent Health(string health, double minutes) =>
        new Candidate("cart", "1", Start).Event(EventTypes.EnvironmentModified, minutes) with { Environment = "integration", Details = Details(("health", health), ("shared", "true")) };

    private IRenderedComponent<StagePanel> Open(Stage stage) => Render<StagePanel>(with => with.Add(it => it.Asked, new StageAsked(stage, "", null, false)));

    private static string Fact(IRenderedComponent<StagePanel> page, string key) => page.Find($"[data-fact='{key}'] .val").TextContent;

    private static string Cell(AngleSharp.Dom.IElement row, string what) => row.QuerySelector($"[data-l='{what}']")!.TextContent.Trim();

    private static Dictionary<string, string> Details(params (string Key, string Value)[] details) => details.ToDictionary(d => d.Key, d => d.Value);
}
