using Bunit;
using Dashboard.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Canaries;

public sealed class CanaryPagesTests : BookPageTest
{
    private const string Good = """[{"metric":"errors","canary":0.2,"baseline":0.3,"threshold":0.5,"direction":"above"}]""";
    private const string Bad = """[{"metric":"errors","canary":0.9,"baseline":0.3,"threshold":0.5,"direction":"above"}]""";

    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-1), "sha256:10");

    public CanaryPagesTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<CanaryFigures>();
        Services.AddSingleton<CanariesQueries>();
    }

    private async Task<IRenderedComponent<CanaryPage>> RenderAsync(params IEnumerable<PathEvent> told)
    {
        var id = (await Told.TellAsync(told))[0].ReleaseId!;
        var page = Render<CanaryPage>(with => with.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".four li").Count));
        return page;
    }

    [Fact]
    public async Task A_reading_outside_its_line_turns_the_advice_without_a_reload()
    {
        var page = await RenderAsync(_cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 5, 1), _cart.Rollout(EventTypes.RolloutProgressed, 40, 25, 2), _cart.Rollout(EventTypes.RolloutProgressed, 58, 25, 2, Good));
        Assert.StartsWith("Going well.", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("Expand", page.Find(".four .here .n").TextContent.Split(' ')[0]);
        Assert.Contains("Must be at most 0.5.", page.Find("[data-metric=errors]").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("The strong dot: new. The pale dot: the version before.", page.Find("[data-metric=errors] .key").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(_cart.Rollout(EventTypes.RolloutProgressed, 59, 25, 2, Bad));

        page.WaitForAssertion(() => Assert.StartsWith("Turn back.", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Contains("The two differ.", page.Find(".banner").TextContent, StringComparison.Ordinal);
        Assert.Equal("Outside", page.Find("[data-metric=errors] .plain").TextContent);
    }

    [Fact]
    public async Task Exposure_is_customers_where_their_number_was_told_and_traffic_where_not()
    {
        var page = await RenderAsync(_cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 10, 1));
        Assert.Contains("5 traffic-minutes", page.Find(".share").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(_cart.Built(20) with { Details = new Dictionary<string, string> { ["customers"] = "2000" } });

        page.WaitForAssertion(() => Assert.Contains("10,000 customer-minutes", page.Find(".share").TextContent, StringComparison.Ordinal));
        Assert.Equal("200", page.Find(".share [data-live]").TextContent);
    }

    [Fact]
    public async Task A_turned_back_rollout_says_where_it_was_stopped()
    {
        var page = await RenderAsync(_cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 5, 1), _cart.Rollout(EventTypes.RolloutProgressed, 20, 25, 2, Bad), _cart.Rollout(EventTypes.RolloutAborted, 25));

        Assert.Equal("Turned back. At most 25% of customers had cart 1.0.", page.Find("h1").TextContent);
        Assert.Contains("turned back here", page.FindAll(".four li")[2].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".banner"));
    }

    [Fact]
    public async Task A_rollout_that_starts_appears_in_the_list_without_a_reload()
    {
        var page = Render<CanariesPage>();
        Assert.Contains("No rollout has been heard of", page.Find("h1").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(_cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 5, 1));

        page.WaitForAssertion(() => Assert.Equal("Progressing", page.Find("[data-release] .plain").TextContent));
    }

    [Fact]
    public async Task The_list_is_green_only_while_engine_and_advice_go_on()
    {
        await Told.TellAsync(_cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 5, 1), _cart.Rollout(EventTypes.RolloutProgressed, 40, 25, 2), _cart.Rollout(EventTypes.RolloutProgressed, 58, 25, 2, Good));
        var page = Render<CanariesPage>();
        page.WaitForAssertion(() => Assert.Equal("Going on. 1 canary under way, and every metric is inside its line.", page.Find("h1").TextContent));

        await Told.TellAsync(_cart.Rollout(EventTypes.RolloutPaused, 59, 25, 2));
        page.WaitForAssertion(() => Assert.Equal("Paused. cart 1.0: paused at 25%; every metric is inside its line.", page.Find("h1").TextContent));
        Assert.Equal("risk", page.Find("h1 span").ClassName);

        Time.Advance(TimeSpan.FromHours(1));
        var later = Render<CanariesPage>();
        later.WaitForAssertion(() => Assert.StartsWith("Hold. cart 1.0: paused at 25%; errors was last measured", later.Find("h1").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rollout_that_ends_moves_below_without_a_reload()
    {
        await Told.TellAsync(_cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 5, 1));
        var page = Render<CanariesPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-release]")));
        Assert.Empty(page.FindAll("[data-live-rows]"));

        await Told.TellAsync(_cart.Rollout(EventTypes.RolloutPromoted, 55));

        page.WaitForAssertion(() => Assert.Equal("Promoted", page.Find("[data-live-rows] [data-release] .plain").TextContent));
    }

    [Fact]
    public async Task A_failed_read_keeps_the_rollouts_and_says_so()
    {
        var page = await RenderAsync(_cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 5, 1));
        var list = Render<CanariesPage>();
        list.WaitForAssertion(() => Assert.Single(list.FindAll("[data-release]")));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Rollouts);

        list.WaitForAssertion(() => Assert.Contains("Could not be read again.", list.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Single(list.FindAll("[data-release]"));
        Assert.Equal(4, page.FindAll(".four li").Count);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        await RenderAsync(_cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 5, 1));
        Render<CanariesPage>();
        Assert.Equal(2, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task A_release_without_a_rollout_and_an_unknown_id_say_so()
    {
        var id = (await Told.TellAsync(_cart.Built()))[0].ReleaseId!;

        Assert.Contains("This release has no canary.", Render<CanaryPage>(with => with.Add(p => p.Id, id)).Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("There is no such canary.", Render<CanaryPage>(with => with.Add(p => p.Id, "nothing")).Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_senders_write_is_shown_as_text()
    {
        var evil = new Candidate(Script, Script, Start.AddHours(-1), "sha256:66");
        var analysis = System.Text.Json.JsonSerializer.Serialize(new[] { new { metric = Script, canary = 1.0, verdict = Script } });
        var started = evil.Rollout(EventTypes.RolloutStarted, 10, 5, 1, analysis, Script);
        var page = await RenderAsync(evil.Built(), started with { Details = new Dictionary<string, string>(started.Details!) { ["reason"] = Script } });

        Assert.Contains(Script, page.Find("h3").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script, img"));
    }
}
