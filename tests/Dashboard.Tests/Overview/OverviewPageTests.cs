using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Live;
using Dashboard.Overview;
using Dashboard.Roles;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Overview;

public sealed class OverviewPageTests : BookPageTest
{
    public OverviewPageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<SinceFigures>();
        Services.AddSingleton<MonthFigures>();
        Services.AddSingleton<LookBackFigures>();
        Services.AddSingleton<OverviewQueries>();
        Services.AddSingleton<RoleQueries>();
        Services.AddSingleton(new SendLine(new DataFolder("/data"), new ConfigurationBuilder().Build()));
        ComponentFactories.AddStub<Dashboard.Sample.SampleOffer>();
    }

    [Fact]
    public async Task The_first_event_replaces_the_lesson_by_what_is_known()
    {
        var page = Render<OverviewPage>();
        page.WaitForAssertion(() => Assert.Contains("curl -fsS", page.Find("code").TextContent, StringComparison.Ordinal));

        await Told.TellAsync(new Candidate("cart", "1.0", Start, "sha256:1").Deployed("production"));

        page.WaitForAssertion(() => Assert.Contains("cart in production", page.Markup, StringComparison.Ordinal));
        Assert.Equal(5, page.FindAll("a.tile").Count);
        Assert.Equal(3, page.FindAll(".lines li").Count);
        Assert.Contains("runs without proof", page.Find(".att").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_around_the_gates_is_told_by_what_it_lacks()
    {
        var cart = new Candidate("cart", "1.0", Start.AddDays(-1), "sha256:cart", "cart");
        await Told.TellAsync([.. cart.EverythingFor(Gate.ReadyForCanary, but: "build/sca"), cart.Deployed("production", 60, actor: "Grace")]);

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Matches("cart 1\\.0 runs without [1-9][0-9]* of [0-9]+ proofs", page.Find(".att").TextContent));
        Assert.DoesNotContain("runs without proof", page.Find(".att").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_what_was_known_and_says_so()
    {
        await ShipAsync("cart");
        var page = Render<OverviewPage>();
        page.WaitForAssertion(() => Assert.Contains("1 service", page.Find(".crumb").TextContent, StringComparison.Ordinal));

        await Told.TakeAwayAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Changes.Publish(Topic.Roles);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("cart", page.Find(".mx .svc a").TextContent);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<OverviewPage>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task The_matrix_tells_proven_missing_and_not_due_apart()
    {
        await ShipAsync("all-proven");
        var begun = new Candidate("begun", "2.0", Start.AddHours(-1), "sha256:b");
        await Told.TellAsync([.. begun.EverythingFor(Gate.ReadyForFastFeedback, 0, "build/sast")]);

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".mx .row").Count));
        var rows = page.FindAll(".mx .row").ToDictionary(r => r.QuerySelector(".svc a")!.TextContent, r => r.QuerySelectorAll(".cell").Select(c => c.TextContent.Trim()).ToList());
        Assert.StartsWith("2 missing", rows["begun"][0], StringComparison.Ordinal);
        Assert.StartsWith("not yet", rows["begun"][1], StringComparison.Ordinal);
        Assert.All(rows["all-proven"].Take(5), cell => Assert.Contains("Passed", cell, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tiles_and_role_pages_say_the_same_at_one_sequence_number()
    {
        await ShipAsync("cart");
        var overview = await Services.GetRequiredService<OverviewQueries>().ReadAsync(Ct);

        foreach (var tile in overview.Tiles)
        {
            var posture = await Services.GetRequiredService<RoleQueries>().ReadAsync(tile.Role, Ct);
            Assert.Equal(overview.Sequence, posture.Sequence);
            Assert.Equal((tile.Verdict, tile.Fact, tile.Met), (posture.Verdict, posture.Fact, posture.MetCount));
        }
    }

    [Fact]
    public async Task A_waiver_asks_for_an_answer_and_stands_above_all_else_once_it_ran_out()
    {
        await ShipAsync("cart");
        var next = new Candidate("cart", "2.0", Start.AddHours(-2), "sha256:next", "cart");
        await Told.TellAsync([.. next.EverythingFor(Gate.ReadyForFastFeedback, 0, "build/sca")]);
        await Told.TellAsync(Step(StepKind.WaiverRequested, "Ada", 0).ToEvent());
        var page = Render<OverviewPage>();
        page.WaitForAssertion(() => Assert.Contains("A waiver of dependency scan (SCA) is asked for every release of cart", page.Find(".att").TextContent, StringComparison.Ordinal));

        await Told.TellAsync(Step(StepKind.WaiverApproved, "Grace", 1).ToEvent());
        page.WaitForAssertion(() => Assert.DoesNotContain("is asked for", page.Markup, StringComparison.Ordinal));

        Time.Advance(TimeSpan.FromDays(4));
        Changes.Publish(Topic.Roles);
        page.WaitForAssertion(() => Assert.Contains("for every release of cart ran out", page.Find(".att li").TextContent, StringComparison.Ordinal));
        Assert.Contains("Grace approved it (unverified)", page.Find(".att li").TextContent, StringComparison.Ordinal);
        Assert.Contains("waivers that ran out first, then by customers at risk", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_a_release_is_said_in_one_sentence_that_ends_once()
    {
        var next = new Candidate("cart", "2.0", Start.AddHours(-2), "sha256:next", "cart");
        await Told.TellAsync([
            .. next.EverythingFor(Gate.ReadyForFastFeedback),
            (Step(StepKind.HoldPlaced, "Ada", 0) with { Release = ReleaseName.Version("2.0"), Reason = "Goes out with the campaign, not before." }).ToEvent()]);

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains("not before.", page.Find(".att").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("..", page.Find(".att").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_sender_writes_is_shown_as_text()
    {
        var hostile = new Candidate(Script, Script, Start.AddHours(-1), "sha256:1");
        await Told.TellAsync(
            hostile.Built() with { Details = new Dictionary<string, string> { ["team"] = Script } }, hostile.Deployed("production", 1),
            hostile.Rollout(EventTypes.RolloutAborted, 2, 5) with { Details = new Dictionary<string, string> { ["reason"] = Script } },
            hostile.Event(EventTypes.IncidentDetected, 3, Script) with { Summary = Script, Details = new Dictionary<string, string> { ["severity"] = Script } });

        var page = Render<OverviewPage>();

        page.WaitForAssertion(() => Assert.Contains(Script, page.Find(".att").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script, img"));
    }

    private static InterventionStep Step(StepKind kind, string by, int minute) => new()
    {
        Kind = kind,
        Id = "w-1",
        Service = "cart",
        Items = ["build/sca"],
        Days = 3,
        Reason = "the scanner is being replaced",
        By = by,
        At = Start.AddMinutes(minute - 10),
        Key = $"gates/step-{minute}#0",
    };

    private async Task ShipAsync(string service)
    {
        var release = new Candidate(service, "1.0", Start.AddDays(-1), $"sha256:{service}", service);
        await Told.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60, actor: "Grace")]);
    }
}
