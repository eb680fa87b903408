using Bunit;
using Dashboard.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Canaries;

/// <summary>The figures of the canaries' page and the pages that hold their rows.</summary>
public sealed class CanaryRecordPagesTests : BookPageTest
{
    private const string Good = """[{"metric":"errors","canary":0.2,"baseline":0.3,"threshold":0.5,"direction":"above"}]""";

    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-4), "sha256:10");
    private readonly Candidate _mail = new("mail", "2.0", Start.AddHours(-3), "sha256:20");
    private readonly Candidate _pay = new("pay", "3.0", Start.AddHours(-2), "sha256:30");

    public CanaryRecordPagesTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<CanaryFigures>();
        Services.AddSingleton<CanariesQueries>();
    }

    // 25 % for 10 min, then everyone: two steps, 25 and 75.
    private IEnumerable<PathEvent> CartReachesEveryone() =>
        [_cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 25, 1), _cart.Rollout(EventTypes.RolloutProgressed, 18, 25, 1, Good), _cart.Rollout(EventTypes.RolloutPromoted, 20)];

    // 10 % for 30 min of 2,000 customers: 6,000 customer-minutes of 60,000.
    private IEnumerable<PathEvent> MailIsTurnedBack() =>
        [Detailed(_mail.Built(), ("customers", "2000")), _mail.Rollout(EventTypes.RolloutStarted, 10, 10, 1), _mail.Rollout(EventTypes.RolloutAborted, 40)];

    [Fact]
    public async Task Without_any_rollout_nothing_is_said_to_be_good()
    {
        await Told.TellAsync(_pay.Built(), _pay.Deployed("production", 10));
        var page = Render<CanariesPage>();
        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("[data-figure]").Count));

        Assert.Equal(["unknown", "unknown", "none", "never", "unknown", "unknown"], page.FindAll("[data-figure] .fig [data-live]").Select(f => f.TextContent));
        Assert.Contains("1 of 1 service never practised it.", page.Find("[data-figure=way-back]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Of 0 of 1 release that told", page.Find("[data-figure=limited]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_has_its_coverage_and_steps_that_lead_to_its_rows()
    {
        await Told.TellAsync([.. CartReachesEveryone(), .. MailIsTurnedBack(), _pay.Built(), Detailed(_pay.Deployed("production", 10), ("strategy", "all-at-once")), Drill(30)]);
        var page = Render<CanariesPage>();
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-figure=safe] .fig [data-live]").TextContent));

        // Calm: cart 1 − (0.0625 + 0.5625) = 0.375, pay 0: 0.1875. One of two shipped was limited.
        Assert.Equal(["1", "1", "6,000", "today", "50%", "0.19"], page.FindAll("[data-figure] .fig [data-live]").Select(f => f.TextContent));
        Assert.Contains("had everyone got them at once: 60,000", page.Find("[data-figure=exposed]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Stopped at 10% at the most; 1 of 1 told", page.Find("[data-figure=safe]").TextContent, StringComparison.Ordinal);
        Assert.Contains("The slowest took 40 seconds; 1 of 1 in the last 90 days", page.Find("[data-figure=way-back]").TextContent, StringComparison.Ordinal);
        Assert.Contains("/canaries/record?end=safe", page.FindAll("[data-figure=safe] .steps a").Select(a => a.GetAttribute("href")));
        Assert.All(page.FindAll("[data-figure]"), figure => Assert.NotEmpty(figure.QuerySelectorAll(".steps a")));
    }

    [Fact]
    public async Task The_record_lists_what_a_figure_counts_and_grows_without_a_reload()
    {
        await Told.TellAsync(CartReachesEveryone());
        var page = Render<RecordPage>();
        page.WaitForAssertion(() => Assert.Equal("The one rollout reached everyone.", page.Find("h1").TextContent));

        await Told.TellAsync(MailIsTurnedBack());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-release]").Count));
        Assert.Equal("1 of 2 rollouts reached everyone, 1 was turned back, 1 of them without an incident.", page.Find("h1").TextContent);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/canaries/record?end=safe");
        var safe = Render<RecordPage>();
        safe.WaitForAssertion(() => Assert.Contains("mail", safe.Find("[data-release]").TextContent, StringComparison.Ordinal));
        Assert.Contains("6,000 customer-minutes", safe.Find("[data-release]").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(_mail.Event("incident.detected", 35, "INC-1") with { Environment = "production" });
        safe.WaitForAssertion(() => Assert.Contains("None of 2 finished rollouts ended so.", safe.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_way_back_is_told_service_by_service_the_least_practised_first()
    {
        await Told.TellAsync([.. CartReachesEveryone(), _pay.Built(), _pay.Deployed("production", 10)]);
        var page = Render<RollbacksPage>();
        page.WaitForAssertion(() => Assert.Equal("We cannot say. Both services with customers never practised the way back.", page.Find("h1").TextContent));

        await Told.TellAsync(Drill(30));
        page.WaitForAssertion(() => Assert.Equal("Not everywhere. 1 of 2 services never practised the way back.", page.Find("h1").TextContent));
        Assert.Equal(["cart", "pay"], page.FindAll("[data-service]").Select(r => r.GetAttribute("data-service")));
        Assert.Contains("slowest of 1: 40 seconds", page.FindAll("[data-service]")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pace_tells_strategy_steps_and_calm_of_every_release()
    {
        await Told.TellAsync([.. CartReachesEveryone(), _pay.Built(), _pay.Deployed("production", 10)]);
        var page = Render<PacePage>();
        page.WaitForAssertion(() => Assert.Equal("100% of releases came to everyone with a limit to the risk; 1 of 2 told.", page.Find("h1").TextContent));
        Assert.Contains("0.38", page.Find("[data-release]:nth-child(2)").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(Detailed(_pay.Deployed("production", 11), ("strategy", "Recreate")));

        page.WaitForAssertion(() => Assert.StartsWith("50% of releases", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Contains("Recreate", page.Find("[data-release]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_the_rows_and_says_so_and_leaving_unsubscribes()
    {
        await Told.TellAsync([.. CartReachesEveryone(), .. MailIsTurnedBack()]);
        var (record, back, pace) = (Render<RecordPage>(), Render<RollbacksPage>(), Render<PacePage>());
        record.WaitForAssertion(() => Assert.Equal(2, record.FindAll("[data-release]").Count));
        back.WaitForAssertion(() => Assert.Single(back.FindAll("[data-service]")));
        pace.WaitForAssertion(() => Assert.Single(pace.FindAll("[data-release]")));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Rollouts);
        record.WaitForAssertion(() => Assert.Contains("Could not be read again.", record.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        back.WaitForAssertion(() => Assert.Contains("Could not be read again.", back.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        pace.WaitForAssertion(() => Assert.Contains("Could not be read again.", pace.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal((2, 1, 1), (record.FindAll("[data-release]").Count, back.FindAll("[data-service]").Count, pace.FindAll("[data-release]").Count));
        await Told.GiveBackAsync();

        Assert.Equal(3, Changes.ListenerCount);
        await DisposeComponentsAsync();
        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task A_canary_stands_beside_the_version_before_it_and_tells_what_happened()
    {
        var before = new Candidate("cart", "0.9", Start.AddDays(-2), "sha256:09");
        const string Bad = """[{"metric":"errors","canary":0.9,"baseline":0.3,"threshold":0.5,"direction":"above"}]""";
        await Told.TellAsync(before.Built(), before.Deployed("production", 10));
        var id = (await Told.TellAsync(
            _cart.Built(), _cart.Rollout(EventTypes.RolloutStarted, 10, 25, 1), _cart.Rollout(EventTypes.RolloutProgressed, 12, 25, 1, Good), _cart.Rollout(EventTypes.RolloutProgressed, 14, 25, 1, Bad)))[0].ReleaseId!;
        var page = Render<CanaryPage>(with => with.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Equal("0.9", page.Find(".beside tbody tr td:last-child").TextContent.Trim()));
        Assert.Equal(["25%", "75%"], page.FindAll(".beside tr:nth-child(2) td").Select(c => c.TextContent));
        Assert.Contains("Two packages live in production at once", page.Markup, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("[data-metric=errors] .course polyline").Count);

        await Told.TellAsync(_cart.Rollout(EventTypes.RolloutAborted, 20));

        page.WaitForAssertion(() => Assert.Equal(["TurnedBack", "CrossedItsLine", "Started"], page.FindAll("[data-happened]").Select(h => h.GetAttribute("data-happened"))));
        Assert.Contains("It was turned back 6 minutes after a metric had crossed its line.", page.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.Contains("it failed safely, and counts as a win", page.Find(".verdict").TextContent, StringComparison.Ordinal);
    }

    private PathEvent Drill(double minutes) => Detailed(_pay.Event(EventTypes.ServiceRolledBack, minutes), ("drill", "true")) with
    {
        Environment = "extended",
        StartedAt = _pay.At.AddMinutes(minutes).AddSeconds(-40),
        FinishedAt = _pay.At.AddMinutes(minutes),
    };

    private static PathEvent Detailed(PathEvent e, params (string Key, string Value)[] details) => e with { Details = details.ToDictionary(d => d.Key, d => d.Value) };
}
