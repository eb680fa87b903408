using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Dashboard.Why;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Why;

public sealed class WhyPageTests : BookPageTest
{
    public WhyPageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<StageFigures>();
        Services.AddSingleton<LookBackFigures>();
        Services.AddSingleton<CostFigures>();
        Services.AddSingleton<WhyQueries>();
    }

    [Fact]
    public void Without_a_fact_eight_reasons_say_what_is_missing_and_none_is_good_news()
    {
        var page = Render<WhyPage>();

        page.WaitForAssertion(() => Assert.Equal(8, page.FindAll("article.reason").Count));
        Assert.Contains("We cannot say.", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.All(page.FindAll("article.reason"), card => Assert.Contains("too few weeks", card.TextContent, StringComparison.Ordinal));
        Assert.All(page.FindAll("article.reason .fig"), figure => Assert.Equal("not known", figure.TextContent));
    }

    // Twelve weeks of one build each: the first four are held back at integration, the last four at the build.
    [Fact]
    public async Task Problems_found_earlier_than_they_were_get_better()
    {
        foreach (var week in Enumerable.Range(0, 12))
        {
            var release = new Candidate("cart", $"1.{week}", Start.AddDays(-7 * (11 - week)).AddHours(-1));
            await Told.TellAsync(release.Built(), release.Check(week < 4 ? Stage.Integration : Stage.Build, week < 4 ? "journey" : "unit", 5, Outcome.Failure));
        }

        var card = await CardAsync("early");

        Assert.Contains("gets better", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("100%", card.QuerySelector(".fig")!.TextContent);
        Assert.Equal("/stages/build#services", card.QuerySelector("dt a")!.GetAttribute("href"));
    }

    // Of two incidents one has a guardrail; the third had named the cause of the first, after its guardrail.
    [Fact]
    public async Task Lessons_are_the_incidents_that_became_guardrails()
    {
        var cart = new Candidate("cart", "1.0", Start.AddDays(-9));
        await Told.TellAsync(
            cart.Deployed("production"), Incident(cart, "INC-1", 10, "timeout"), Guardrail(cart, "INC-1", 60), Incident(cart, "INC-2", 120, "typing"), Incident(cart, "INC-3", 180, "Timeout"));

        var card = await CardAsync("lessons");

        Assert.Equal("33.3%", card.QuerySelector(".fig")!.TextContent);
        Assert.Equal(["1", "2", "1"], card.QuerySelectorAll("dd").Select(d => d.TextContent.Trim()));
    }

    // Rebuilt long after it shipped: what customers use is what must be replaceable.
    [Fact]
    public async Task What_was_rebuilt_today_or_yesterday_is_proven_replaceable()
    {
        foreach (var (service, days) in new[] { ("cart", 1), ("search", 3), ("parcel", 20) })
        {
            var release = new Candidate(service, "1.0", Start.AddDays(-30), "sha256:" + service);
            await Told.TellAsync(
            [
                .. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60), release.Check(Stage.Build, "rebuild", (30 - days) * 24 * 60),
                release.Check(Stage.Build, "rebuild", 29.5 * 24 * 60, Outcome.Failure),
            ]);
        }

        var card = await CardAsync("rebuilt");

        Assert.Equal("1 of 3", card.QuerySelector(".fig")!.TextContent);
        Assert.Equal(["33.3%, 1 of 3", "66.7%, 2 of 3", "100%, 3 of 3"], card.QuerySelectorAll("dd").Select(d => d.TextContent.Trim()));
        Assert.Contains("the newest yesterday", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Friction_is_what_each_release_waited_and_its_parts_add_up()
    {
        var cart = new Candidate("cart", "1.0", Start.AddDays(-1), "sha256:1");
        await Told.TellAsync(
        [
            cart.Event(EventTypes.ChangeMerged), .. cart.EverythingFor(Gate.ReadyToShip, 1), cart.Event(EventTypes.ApprovalCreated, 10, "a1"), cart.Event(EventTypes.ApprovalClosed, 40, "a1"), cart.Deployed("production", 60),
        ]);

        var card = await CardAsync("friction");

        Assert.Contains("For approvals", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("30 minutes", card.QuerySelector("dd")!.TextContent.Trim());
        Assert.Contains("1 release that shipped", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_the_reasons_and_says_so()
    {
        var page = Render<WhyPage>();
        page.WaitForAssertion(() => Assert.Equal(8, page.FindAll("article.reason").Count));

        await Told.TakeAwayAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Changes.Publish(Topic.Minute);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(8, page.FindAll("article.reason").Count);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<WhyPage>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    private async Task<AngleSharp.Dom.IElement> CardAsync(string id)
    {
        var page = Render<WhyPage>();
        await page.WaitForElementAsync($"#{id}");
        return page.Find($"#{id}");
    }

    private static PathEvent Incident(Candidate of, string id, double minutes, string cause) =>
        of.Event(EventTypes.IncidentDetected, minutes, id) with { Details = new Dictionary<string, string> { ["cause"] = cause, ["incident"] = id } };

    private static PathEvent Guardrail(Candidate of, string id, double minutes) =>
        of.Event(EventTypes.GuardrailAdded, minutes, id) with { Details = new Dictionary<string, string> { ["incident"] = id, ["guardrail"] = "check timeouts" } };
}
