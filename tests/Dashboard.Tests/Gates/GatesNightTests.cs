using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Gates;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Gates;

/// <summary>What the page of gates says beside the queues: what runs tonight, what is ready and hesitates, and what gates cost.</summary>
public sealed class GatesNightTests : BookPageTest
{
    private readonly Candidate _older = new("cart", "1.0", Start.AddHours(-8), "sha256:10");
    private readonly Candidate _newer = new("cart", "1.1", Start.AddHours(-5), "sha256:11");

    public GatesNightTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<GatesQueries>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<FigureCache>();
    }

    [Fact]
    public async Task The_newest_cleared_release_runs_tonight_and_takes_the_older_one_s_place_without_a_reload()
    {
        await Told.TellAsync([.. _older.EverythingFor(Gate.ReadyForExtended)]);
        var page = Render<GatesPage>();
        page.WaitForAssertion(() => Assert.Equal("cart 1.0", page.Find("[data-tonight] a").TextContent));
        Assert.Contains("Peak-load test, soak test", page.Find("[data-tonight]").TextContent, StringComparison.Ordinal);

        await Told.TellAsync([.. _newer.EverythingFor(Gate.ReadyForExtended)]);

        page.WaitForAssertion(() => Assert.Equal(["cart 1.1", "1.0"], page.FindAll("[data-tonight] a").Select(a => a.TextContent)));
        Assert.Contains("Skipped", page.Find("[data-tonight]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_reach_customers_and_does_not_is_listed_with_its_age_until_a_rollout_begins()
    {
        await Told.TellAsync([.. _newer.EverythingFor(Gate.ReadyForCanary)]);
        var page = Render<GatesPage>();
        page.WaitForAssertion(() => Assert.Contains("cart 1.1", page.Find("[data-ready]").TextContent, StringComparison.Ordinal));
        Assert.Contains("5 hours", page.Find("[data-ready]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-tonight]"));

        await Told.TellAsync(_newer.Rollout(EventTypes.RolloutStarted, 200, weight: 5, step: 1));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-ready]")));
    }

    [Fact]
    public async Task A_release_before_extended_testing_shows_which_of_the_three_parts_of_done_it_lacks()
    {
        await Told.TellAsync([.. _newer.EverythingFor(Gate.ReadyForExtended, but: "integration/integration")]);

        var page = Render<GatesPage>();

        page.WaitForAssertion(() => Assert.Equal(
            ["proven alone: yes", "proven together: not yet", "visible in operation: yes"],
            page.FindAll("[data-gate=ReadyForExtended] .done > span").Select(s => s.TextContent)));
    }

    [Fact]
    public async Task Without_a_shipment_nothing_is_said_of_waits_and_hands()
    {
        await Told.TellAsync(_newer.Built());

        var page = Render<GatesPage>();

        page.WaitForAssertion(() => Assert.Equal(["none", "unknown", "unknown"], page.FindAll("section[aria-labelledby=cost] .fig").Select(f => f.TextContent)));
    }
}
