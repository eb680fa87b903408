using Bunit;
using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;
using Dashboard.Costs;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Costs;

public sealed class CostsPageTests : BookPageTest
{
    public CostsPageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<StageFigures>();
        Services.AddSingleton<LookBackFigures>();
        Services.AddSingleton<CostFigures>();
        Services.AddSingleton(new CostRates { Currency = "CHF", MendHours = 1, PersonHour = 100 });
        Services.AddSingleton<CostsQueries>();
    }

    [Fact]
    public async Task What_is_told_changes_the_ledger_within_a_minute_without_a_reload()
    {
        var page = Render<CostsPage>();
        page.WaitForAssertion(() => Assert.Contains("unknown", Cell(page, "tr[data-cause=held-back]", "Hours"), StringComparison.Ordinal));
        Assert.Contains("We cannot say.", page.Find("h1").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(Failed("cart", "1.0", Stage.Integration));
        Time.Advance(TimeSpan.FromMinutes(1));
        Changes.Publish(Topic.Minute);

        page.WaitForAssertion(() => Assert.Equal("10 minutes", Cell(page, "tr[data-cause=held-back]", "Hours")));
        Assert.Equal("about 0.2 CHF", Cell(page, "tr[data-cause=held-back]", "Money")); // ten minutes × 0.02
        Assert.Contains("unknown", Cell(page, "tr[data-cause=approvals]", "Hours"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_stage_caught_saved_what_production_would_have_cost_more()
    {
        await Told.TellAsync(Failed("cart", "1.0", Stage.Integration), Failed("cart", "1.1", Stage.Integration));

        var page = Render<CostsPage>();

        // Found at integration it is 5 times as dear, in production 30: 2 × 5 × 100, and 2 × 25 × 100.
        page.WaitForAssertion(() => Assert.Equal("2", Cell(page, "tr[data-found=integration]", "Found")));
        Assert.Equal("about 1,000 CHF", Cell(page, "tr[data-found=integration]", "Mending it"));
        Assert.Equal("about 5,000 CHF", Cell(page, "tr[data-found=integration]", "Saved"));
        Assert.Contains("Caught early saved about 5,000 CHF", page.Find("#finds").TextContent, StringComparison.Ordinal);
        Assert.Contains("an estimate", page.Find("#finds").ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_shows_what_it_cost_against_what_it_caught()
    {
        await Told.TellAsync(Failed("cart", "1.0", Stage.Integration), Failed("cart", "1.1", Stage.Integration));

        var page = Render<CostsPage>();

        page.WaitForAssertion(() => Assert.Equal("2", Cell(page, "tr[data-check=journey]", "Caught")));
        Assert.Equal("about 0.4 CHF", Cell(page, "tr[data-check=journey]", "Cost"));
        Assert.Equal("about 0.2 CHF", Cell(page, "tr[data-check=journey]", "For each catch"));
        Assert.Equal("/stages/integration?check=journey#services", page.Find("tr[data-check=journey] a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_cause_opens_to_services_that_add_up_to_it_and_lead_to_their_releases()
    {
        await Told.TellAsync(Failed("cart", "1.0", Stage.Integration), Failed("cart", "1.1", Stage.Integration), Failed("search & find", "7", Stage.Extended));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/costs?cause=held-back");

        var page = Render<CostsPage>();

        page.WaitForAssertion(() => Assert.Equal(["cart", "search & find"], page.FindAll("tr[data-service]").Select(r => r.GetAttribute("data-service"))));
        Assert.Equal("20 minutes", Cell(page, "tr[data-service=cart]", "Hours"));
        Assert.Equal("30 minutes", Cell(page, "tr[data-cause=held-back]", "Hours"));
        Assert.Equal(
            ["/stages/integration?service=cart#releases", "/stages/extended?service=search%20%26%20find#releases"], page.FindAll("tr[data-service] a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_failed_read_keeps_the_ledger_and_says_so()
    {
        await Told.TellAsync(Failed("cart", "1.0", Stage.Integration));
        var page = Render<CostsPage>();
        page.WaitForAssertion(() => Assert.Equal("10 minutes", Cell(page, "tr[data-cause=held-back]", "Hours")));

        await Told.TakeAwayAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Changes.Publish(Topic.Minute);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("10 minutes", Cell(page, "tr[data-cause=held-back]", "Hours"));
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/costs?cause=queues");
        var page = Render<CostsPage>();
        page.WaitForAssertion(() => Assert.Equal(2, Changes.ListenerCount));

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task What_senders_write_is_shown_as_text()
    {
        await Told.TellAsync(
            Failed(Script, "1.0", Stage.Integration, Script),
            new Candidate(Script, "1.0", Start).Event(EventTypes.CostRecorded) with { Environment = Script, Details = new Dictionary<string, string> { ["amount"] = "1", ["currency"] = Script, ["kind"] = Script } });
        Services.GetRequiredService<NavigationManager>().NavigateTo("/costs?cause=held-back");

        var page = Render<CostsPage>();

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tr[data-service]"), row => row.TextContent.Contains("<script>", StringComparison.Ordinal)));
        Assert.Empty(page.FindAll("script"));
        Assert.Empty(page.FindAll("img"));
    }

    private static PathEvent Failed(string service, string version, Stage stage, string check = "journey")
    {
        var e = new Candidate(service, version, Start).Check(stage, check, outcome: Outcome.Failure);
        return e with { StartedAt = e.OccurredAt.AddMinutes(-10), FinishedAt = e.OccurredAt };
    }

    private static string Cell(IRenderedComponent<CostsPage> page, string row, string what) =>
        string.Join(' ', page.Find(row).QuerySelector($"[data-l='{what}']")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
