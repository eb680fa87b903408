using AngleSharp.Dom;
using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

public sealed class DialPanelTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-3), "sha256:10", new string('c', 40));

    public DialPanelTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<DialQueries>();
    }

    private async Task<IRenderedComponent<DialPanel>> RenderAsync(string? moment, string? without, params IEnumerable<PathEvent> told)
    {
        var id = (await Told.TellAsync(told))[^1].ReleaseId!;
        var panel = Render<DialPanel>(with => with.Add(p => p.Id, id).Add(p => p.Moment, moment).Add(p => p.Without, without));
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll(".outcome, .dial > p")));
        return panel;
    }

    // A shipment of the day before: extended tests an hour after integration, everyone twenty minutes later.
    private static IEnumerable<PathEvent> Shipped()
    {
        var before = new Candidate("cart", "0.9", Start.AddDays(-1), "sha256:09");
        return [.. before.EverythingFor(Gate.ReadyForExtended), before.Check(Stage.Extended, "soak", 60), before.Check(Stage.Canary, "canary-analysis", 70), before.Deployed("production", 80)];
    }

    private static string Leader(IRenderedComponent<DialPanel> panel, string role) =>
        panel.FindAll(".leaders li").Single(li => li.TextContent.StartsWith(role, StringComparison.Ordinal)).Text();

    [Fact]
    public async Task Each_moment_says_how_much_would_be_proven_and_how_long_it_takes()
    {
        var panel = await RenderAsync("after-extended", null, [.. Shipped(), .. _cart.EverythingFor(Gate.ReadyForExtended)]);

        var moments = panel.FindAll(".moments label").Select(l => l.Text().Trim()).ToList();
        Assert.Equal(["Everyone, nowno waiting", "After the extended testsin about 60 minutes", "After the canaryin about 80 minutes"], moments);
        Assert.Contains("if all 4 things still to run pass", panel.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.Contains("the middle of 1 shipment of this service", panel.Find(".outcome").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_who_would_say_otherwise_than_now_is_marked()
    {
        var told = _cart.EverythingFor(Gate.ReadyForCanary, but: ["extended/peak-load", "extended/soak"]);

        var then = await RenderAsync("after-canary", null, told);

        Assert.Contains("Earned", Leader(then, "COO"), StringComparison.Ordinal);
        Assert.Contains("now not yet", Leader(then, "COO"), StringComparison.Ordinal);
        Assert.DoesNotContain("now ", Leader(then, "CISO"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_stage_its_proof_is_gone()
    {
        var panel = await RenderAsync("now", "integration", _cart.EverythingFor(Gate.ReadyToShip));

        Assert.Contains("without integration", panel.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not yet", Leader(panel, "CTO"), StringComparison.Ordinal);
        Assert.Contains("now earned", Leader(panel, "CTO"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_lies_in_the_address()
    {
        var panel = await RenderAsync(null, "extended", _cart.Built());
        var navigation = Services.GetRequiredService<NavigationManager>();

        await panel.FindAll("input[type=radio]")[^1].ChangeAsync(new ChangeEventArgs { Value = "on" });
        Assert.EndsWith("?moment=after-canary&without=extended", navigation.Uri, StringComparison.Ordinal);

        await panel.FindAll("input[type=checkbox]")[^1].ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.EndsWith("?without=extended,canary", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_shipment_to_learn_from_no_time_is_given()
    {
        var panel = await RenderAsync("after-canary", null, _cart.Built());

        Assert.Contains("how long is not known", panel.FindAll(".moments label")[^1].TextContent, StringComparison.Ordinal);
        Assert.Contains("No shipment of this service told how long this takes", panel.Find(".outcome").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_runs_is_a_moment_of_its_own()
    {
        var panel = await RenderAsync(null, null, _cart.Built(), _cart.Check(Stage.StubbedFunctional, "functional", 5) with { Phase = RunPhase.Running, Outcome = null });

        Assert.Equal(4, panel.FindAll(".moments label").Count);
    }

    [Fact]
    public async Task A_shipped_release_has_no_other_moment()
    {
        var panel = await RenderAsync(null, null, Shipped());

        Assert.Contains("not on its way any more", panel.Find(".dial").TextContent, StringComparison.Ordinal);
    }
}
