using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

public sealed class ReleasePageTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-3), "sha256:10", new string('c', 40));

    public ReleasePageTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<ReleasesQueries>();
        Services.AddSingleton<DialQueries>();
    }

    private async Task<IRenderedComponent<ReleasePage>> RenderAsync(params IEnumerable<PathEvent> told)
    {
        var id = (await Told.TellAsync(told))[0].ReleaseId!;
        var page = Render<ReleasePage>(with => with.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".gatecard").Count));
        return page;
    }

    private static string Chip(IRenderedComponent<ReleasePage> page, Gate gate) => page.Find($"[data-gate={gate}] .chip").TextContent;

    [Fact]
    public async Task A_gate_that_opens_is_shown_without_a_reload()
    {
        var page = await RenderAsync(_cart.EverythingFor(Gate.ReadyForFastFeedback, but: "build/unit"));
        Assert.Equal("Closed", Chip(page, Gate.ReadyForFastFeedback));
        Assert.Contains("cart 1.0 waits for its unit test.", page.Find("h1").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(_cart.Check(Stage.Build, "unit", 30));

        page.WaitForAssertion(() => Assert.Equal("Open", Chip(page, Gate.ReadyForFastFeedback)));
        Assert.Equal("Closed", Chip(page, Gate.ReadyForExtended));
        Assert.Contains("under agreement version 0, signed by nobody", page.Find(".log").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_the_release_and_says_so()
    {
        var page = await RenderAsync(_cart.Built());

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Releases);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(4, page.FindAll(".gatecard").Count);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        await RenderAsync(_cart.Built());
        Assert.Equal(2, Changes.ListenerCount); // the page and its dial

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task Persons_are_named_and_what_nobody_told_is_said_to_be_missing()
    {
        var page = await RenderAsync(_cart.EverythingFor(Gate.ReadyForCanary));

        var passport = page.Find(".identity").TextContent;
        Assert.Contains("Ada", passport, StringComparison.Ordinal);
        Assert.Contains("Grace", passport, StringComparison.Ordinal);
        Assert.DoesNotContain("person:", page.Markup, StringComparison.Ordinal);
        Assert.Contains("not told", passport, StringComparison.Ordinal);
        Assert.Equal(5, page.FindAll(".diva li").Count);
        Assert.Equal(5, page.FindAll(".rts li").Count);
    }

    [Fact]
    public async Task A_release_around_the_gate_and_a_duplicate_version_raise_alarms()
    {
        var page = await RenderAsync(_cart.Built(), _cart.Deployed("production", 10), new Candidate("cart", "1.0", Start, "sha256:11").Built());

        var alarms = string.Join(" ", page.FindAll(".banner").Select(b => b.TextContent));
        Assert.Contains("The first customers got it while Ready for canary was closed. No reason was given.", alarms, StringComparison.Ordinal);
        Assert.Contains("Version 1.0 names more than one artifact.", alarms, StringComparison.Ordinal);
        Assert.Contains("Shipped around the gate.", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proof_that_is_told_after_the_shipment_but_happened_before_is_marked_late()
    {
        var page = await RenderAsync(_cart.Built(), _cart.Deployed("production", 60, actor: "Grace"));

        await Told.TellAsync([new Candidate("cart", "0.9", Start.AddDays(-9), "sha256:09").Deployed("production"), .. _cart.EverythingFor(Gate.ReadyToShip, 5)]);

        page.WaitForAssertion(() => Assert.Contains("Reported late.", page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll(".banner"));
        Assert.Equal("Open", Chip(page, Gate.ReadyToShip));
        Assert.Contains("No decision was recorded.", page.Find("[data-gate=ReadyToShip] .foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_senders_write_is_shown_as_text()
    {
        var evil = new Candidate(Script, Script, Start.AddHours(-1), "sha256:66");
        var page = await RenderAsync(
            evil.Built() with { Details = new Dictionary<string, string> { ["builder"] = Script, ["tech"] = Script, ["manifest"] = Script } },
            evil.Check(Stage.Build, Script, 1, Outcome.Failure, Script),
            evil.Deployed(Script, 2, actor: Script),
            evil.Event(EventTypes.ChangeMerged, 3) with { Details = new Dictionary<string, string> { ["author"] = Script, ["class"] = Script } },
            evil.Event(EventTypes.IncidentDetected, 4, Script) with { Details = new Dictionary<string, string> { ["cause"] = Script, ["severity"] = Script } });

        Assert.Contains(Script, page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script, img"));
    }

    [Fact]
    public void An_id_that_is_no_release_says_so() =>
        Assert.Contains("There is no such release.", Render<ReleasePage>(with => with.Add(p => p.Id, "nothing")).Find("h1").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Service_and_version_lead_to_the_release()
    {
        var odd = new Candidate("shop/cart +1", "1.0+2/a", Start, "sha256:77");
        var id = (await Told.TellAsync(odd.Built()))[0].ReleaseId;

        Render<FindReleasePage>(with => with.Add(p => p.Service, "shop%2Fcart +1").Add(p => p.Version, "1.0+2%2fa"));

        Assert.EndsWith($"/releases/{id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_several_releases_go_by_lists_them_all()
    {
        await Told.TellAsync(_cart.Built(), new Candidate("cart", "1.0", Start, "sha256:11").Built());

        var page = Render<FindReleasePage>(with => with.Add(p => p.Service, "cart").Add(p => p.Version, "1.0"));

        Assert.Contains("1.0 names more than one release of cart.", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("ul a").Count);
    }
}
