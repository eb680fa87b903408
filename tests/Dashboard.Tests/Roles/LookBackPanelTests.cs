using Bunit;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Roles;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Roles;

/// <summary>What stands further back on a leader's page: from facts told, and taught where none were.</summary>
public sealed class LookBackPanelTests : BookPageTest
{
    public LookBackPanelTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<SinceFigures>();
        Services.AddSingleton<MonthFigures>();
        Services.AddSingleton<LookBackFigures>();
        Services.AddSingleton<RoleQueries>();
    }

    [Theory]
    [InlineData(Role.Ceo, "Nothing reached customers in twelve weeks.", "No release shipped in 30 days.")]
    [InlineData(Role.Ciso, "When a release ships, everything that was required of it and not proven stands here.")]
    [InlineData(Role.Coo, "Nothing shipped and no cost arrived in twelve weeks.", "No live release told what it uses: send testsuiterun.finished with check=load")]
    [InlineData(Role.Cto, "send build.finished with tech", "No answer told when its runs began")]
    [InlineData(Role.Legal, "No release shipped in the last four quarters.")]
    public void Where_nothing_was_told_nothing_is_drawn_or_zero_and_it_says_what_to_send(Role role, params string[] taught)
    {
        var panel = Panel(role);

        panel.WaitForAssertion(() => Assert.All(taught, words => Assert.Contains(words, panel.Markup, StringComparison.Ordinal)));
        Assert.Empty(panel.FindAll(".bars li, .weeks, tbody tr"));
        Assert.Empty(panel.FindAll(".s-met"));
    }

    [Fact]
    public async Task A_gap_leads_to_the_gate_that_asked_for_it_and_names_are_text()
    {
        var release = new Candidate(Script, "1.0", Start.AddDays(-1), "sha256:1", "c1");
        var told = await Told.TellAsync([.. release.EverythingFor(Gate.ReadyToShip, but: "build/sca"), release.Deployed("production", 60, actor: "Grace")]);

        var panel = Panel(Role.Ciso);

        panel.WaitForAssertion(() => Assert.Equal("1 gap", panel.Find(".line b").TextContent));
        Assert.Equal(["Release", "Dependency scan (SCA)"], panel.FindAll("th").Select(h => h.TextContent));
        Assert.Equal($"/releases/{told[^1].ReleaseId}#ready-for-fast-feedback", panel.Find("td[data-l] a").GetAttribute("href"));
        Assert.StartsWith(Script, panel.Find("tbody a.strong").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("script, img"));
    }

    // One of one can be proven; a minute later another shipped bare: one of two.
    [Fact]
    public async Task A_release_that_ships_moves_the_quarter_without_a_reload()
    {
        var first = new Candidate("cart", "1.0", Start.AddDays(-1), "sha256:1", "c1");
        await Told.TellAsync([.. first.EverythingFor(Gate.ReadyToShip), first.Deployed("production", 60, actor: "Grace")]);
        var panel = Panel(Role.Legal);
        panel.WaitForAssertion(() => Assert.Equal("100% of Q1 2026 releases can be proven: 1 of 1", panel.Find(".bars li .small").TextContent.Trim()));

        Time.Advance(TimeSpan.FromMinutes(1));
        var bare = new Candidate("cart", "2.0", Start.AddHours(-3), "sha256:2", "c2");
        await Told.TellAsync(bare.Built(), bare.Deployed("production", 60));

        panel.WaitForAssertion(() => Assert.Equal("50% of Q1 2026 releases can be proven: 1 of 2", panel.Find(".bars li .small").TextContent.Trim()));
    }

    // Ten builds without, then five with the new technology, all proven for extended tests.
    [Fact]
    public async Task A_new_technology_says_when_it_came_in_and_what_it_did_to_delivery()
    {
        for (var i = 0; i < 15; i++)
        {
            var build = new Candidate("cart", $"{i}.0", Start.AddDays(-20 + i), $"sha256:{i}", $"c{i}");
            var all = build.EverythingFor(Gate.ReadyForExtended).ToList();
            await Told.TellAsync([all[0] with { Details = new Dictionary<string, string> { ["tech"] = i < 10 ? "java" : "java,rust" } }, .. all.Skip(1)]);
        }

        var panel = Panel(Role.Cto);

        // java came with the service: nothing before it to compare with.
        panel.WaitForAssertion(() => Assert.Contains(
            "1 technology came in; delivery unaffected by 1 of 1 that can be judged. 1 more came into a service with fewer than 10 builds before: nothing to compare with.",
            panel.Markup, StringComparison.Ordinal));
        var row = panel.FindAll(".bars li").Single(li => li.TextContent.Contains("rust in cart", StringComparison.Ordinal));
        Assert.Contains("passed before 10 of 10, since 5 of 5: delivery unaffected", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("/roles/cto/adoption?service=cart&technology=rust", row.QuerySelector("a")!.GetAttribute("href"));
    }

    // The live release uses 0.5 of 4 CPU (12.5%) and 600 of 1,000 memory, which is enough.
    [Fact]
    public async Task What_is_asked_for_and_not_used_is_told_in_units_because_no_rate_is_agreed()
    {
        var release = new Candidate("cart", "1.0", Start.AddDays(-1), "sha256:1", "c1");
        var load = release.Check(Stage.StubbedNonFunctional, "load", 20, suite: "pay") with
        {
            Details = new Dictionary<string, string> { ["usedCpu"] = "0.5", ["requestedCpu"] = "4", ["usedMemory"] = "600", ["requestedMemory"] = "1000" },
        };
        await Told.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), load, release.Deployed("production", 60, actor: "Grace")]);

        var panel = Panel(Role.Coo);

        panel.WaitForAssertion(() => Assert.Equal("3.5 unused", panel.Find(".bars li .value b").TextContent));
        Assert.Single(panel.FindAll(".bars li"));
        Assert.Contains("1.0 used 0.5 of 4 asked for, 12.5%; no rate agreed", panel.Find(".bars li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_what_was_shown_and_says_so_and_leaving_unsubscribes()
    {
        var release = new Candidate("cart", "1.0", Start.AddDays(-1), "sha256:1", "c1");
        await Told.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60, actor: "Grace")]);
        var panel = Panel(Role.Legal);
        panel.WaitForAssertion(() => Assert.Single(panel.FindAll(".bars li")));

        await Told.TakeAwayAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Changes.Publish(Topic.Roles);

        panel.WaitForAssertion(() => Assert.Contains("Could not be read again.", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Single(panel.FindAll(".bars li"));
        await Told.GiveBackAsync();
        await DisposeComponentsAsync();
        Assert.Equal(0, Changes.ListenerCount);
    }

    private IRenderedComponent<LookBackPanel> Panel(Role role) => Render<LookBackPanel>(with => with.Add(p => p.Role, role));
}
