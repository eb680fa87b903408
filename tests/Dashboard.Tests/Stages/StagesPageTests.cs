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

    private static IEnumerable<PathEvent> Tries(string service, string version, params Outcome[] outcomes) =>
        outcomes.Select((outcome, i) => new Candidate(service, version, Start).Check(Stage.Build, "unit", i, outcome));

    private static string Cell(IRenderedComponent<StagesPage> page, string stage, string what) => Cell(page.Find($"tr[data-stage='{stage}']"), what);

    private static string Cell(AngleSharp.Dom.IElement row, string what) =>
        string.Join(' ', row.QuerySelector($"[data-l='{what}']")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
