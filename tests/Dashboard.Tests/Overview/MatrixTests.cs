using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Overview;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Overview;

public sealed class MatrixTests : BookPageTest
{
    private const int Many = 500;

    public MatrixTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<SinceFigures>();
        Services.AddSingleton<OverviewQueries>();
    }

    [Fact]
    public async Task Services_stand_in_groups_by_team_or_by_tier()
    {
        await TellFourAsync();

        Assert.Equal(["Buy, 2 services", "pay", "cart", "Find, 1 service", "seek", "unassigned, 1 service", "stray"], Lines(new MatrixFilter()));
        Assert.Equal(["Tier 1, 2 services", "pay", "seek", "Tier 2, 1 service", "stray", "Tier 3, 1 service", "cart"], Lines(new MatrixFilter(ByTier: true)));
    }

    [Theory]
    [InlineData("PAY", null, null, false, "pay")]
    [InlineData(" ", "buy", null, false, "cart pay")]
    [InlineData(null, null, 1, false, "pay seek")]
    [InlineData(null, "Buy", 1, false, "pay")]
    [InlineData(null, null, null, true, "pay seek stray")]
    [InlineData("nothing like it", null, null, false, "")]
    public async Task A_filter_leaves_what_it_asks_for(string? text, string? team, int? tier, bool loud, string services)
    {
        await TellFourAsync();

        var rows = Panel(new MatrixFilter(text, team, tier, loud)).FindAll(".mx .svc a").Select(a => a.TextContent).Order(StringComparer.Ordinal);

        Assert.Equal(services, string.Join(' ', rows));
    }

    [Fact]
    public async Task A_release_too_long_for_its_column_is_told_in_full_by_its_title()
    {
        const string Long = "476530f5a2c9-main.20261123.1";
        await Told.TellAsync(new Candidate("cart", Long, Start, "sha256:1").Built());

        Assert.Equal(Long, Panel(new MatrixFilter()).Find(".mx .ver a").GetAttribute("title"));
    }

    [Fact]
    public async Task A_choice_goes_into_the_address_and_leaves_the_rest_of_it()
    {
        await Told.TellAsync(Enumerable.Range(1, 12).Select(n => Service($"service-{n:00}", "Buy", 1)));
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/?since=yesterday");
        var panel = Panel(new MatrixFilter());

        await panel.Find("input[type=search]").InputAsync(new ChangeEventArgs { Value = " 07 " });

        Assert.Equal("since=yesterday&q=07", new Uri(navigation.Uri).Query.TrimStart('?'));
    }

    [Fact]
    public async Task Of_five_hundred_services_only_those_in_sight_are_laid_out()
    {
        await Told.TellAsync(Enumerable.Range(1, Many).Select(n => Service($"service-{n:000}", $"Team {n % 20:00}", (n % 3) + 1)));

        var panel = Panel(new MatrixFilter());

        panel.WaitForAssertion(() => Assert.Contains($"{Many}", panel.Find(".tick").TextContent, StringComparison.Ordinal));
        Assert.InRange(panel.FindAll(".mx .row").Count, 1, Many / 2);
        Assert.Equal(Many, (await ViewAsync(new MatrixFilter())).Services);
        Assert.Equal(MatrixView.InSight, (await ViewAsync(new MatrixFilter())).First.Count);
    }

    [Fact]
    public async Task A_stage_that_turns_while_somebody_watches_is_marked_anew_and_no_other()
    {
        var begun = new Candidate("begun", "2.0", Start.AddHours(-5), "sha256:b");
        await Told.TellAsync([.. begun.EverythingFor(Gate.ReadyForExtended, 0, "stubbed-functional/functional")]);
        var panel = Panel(new MatrixFilter());
        var (other, turning) = (Mark(panel, 0), Mark(panel, 1));

        await Told.TellAsync(begun.Check(Dashboard.Core.Pipeline.Stage.StubbedFunctional, "functional", 10));

        panel.WaitForAssertion(() => Assert.StartsWith("Passed", panel.FindAll(".mx .cell")[1].GetAttribute("title"), StringComparison.Ordinal));
        Assert.NotEqual(turning, Mark(panel, 1));
        Assert.Equal(other, Mark(panel, 0));
    }

    [Fact]
    public async Task A_release_that_comes_to_the_next_gate_is_marked_anew()
    {
        var begun = new Candidate("begun", "2.0", Start.AddHours(-5), "sha256:b");
        await Told.TellAsync([.. begun.EverythingFor(Gate.ReadyForFastFeedback, 0, "build/unit")]);
        var panel = Panel(new MatrixFilter());
        Assert.Equal("waits before Ready for fast feedback", panel.Find(".mx .row .stands").GetAttribute("data-mark"));

        await Told.TellAsync(begun.Check(Dashboard.Core.Pipeline.Stage.Build, "unit", 10));

        panel.WaitForAssertion(() => Assert.Equal("waits before Ready for extended testing", panel.Find(".mx .row .stands").GetAttribute("data-mark")));
        Assert.StartsWith("waits before Ready for extended", panel.Find(".mx .row .stands").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_says_since_when_it_stands_there_and_what_it_waits_for()
    {
        var begun = new Candidate("begun", "2.0", Start.AddHours(-5), "sha256:b");
        await Told.TellAsync([.. begun.EverythingFor(Gate.ReadyForFastFeedback, 0, "build/sast")]);

        var row = Assert.Single((await ViewAsync(new MatrixFilter())).First);

        // Its build began two minutes before it was done.
        Assert.Equal(Start.AddHours(-5).AddMinutes(-2), row.Stands.At);
        Assert.Equal("waits before Ready for fast feedback: Source scan (SAST) is missing", row.Stands.Words);
    }

    private static string? Mark(IRenderedComponent<MatrixPanel> panel, int cell) => panel.FindAll(".mx .cell")[cell].GetAttribute("data-mark");

    private static Dashboard.Core.Pipeline.PathEvent Service(string name, string team, int tier) =>
        new Candidate(name, "1.0", Start.AddHours(-1), $"sha256:{name}").Built() with
        {
            Details = new Dictionary<string, string> { ["team"] = team, ["tier"] = $"{tier}" },
        };

    private async Task TellFourAsync()
    {
        await Told.TellAsync(Service("cart", "Buy", 3), Service("pay", "Buy", 1), Service("seek", "Find", 1), new Candidate("stray", "1.0", Start.AddHours(-1), "sha256:s").Built());

        // Only this one has nothing that must be read.
        await Told.TellAsync([.. new Candidate("cart", "1.0", Start.AddHours(-1), "sha256:cart").EverythingFor(Gate.ReadyToShip)]);
    }

    private IRenderedComponent<MatrixPanel> Panel(MatrixFilter filter)
    {
        var panel = Render<MatrixPanel>(p => p.Add(x => x.Filter, filter));
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll(".pending")));
        return panel;
    }

    private List<string> Lines(MatrixFilter filter) =>
        [.. Panel(filter).FindAll(".mx .team span, .mx .svc a").Select(line => line.TextContent)];

    private Task<MatrixView> ViewAsync(MatrixFilter filter) => Services.GetRequiredService<OverviewQueries>().ReadMatrixAsync(filter, Ct);
}
