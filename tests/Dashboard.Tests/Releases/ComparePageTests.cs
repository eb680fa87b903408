using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

public sealed class ComparePageTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.1", Start.AddHours(-3), "sha256:11");
    private readonly Candidate _before = new("cart", "1.0", Start.AddDays(-2), "sha256:10");

    public ComparePageTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<CompareQueries>();
    }

    private async Task<IRenderedComponent<ComparePage>> RenderAsync(string? other, string query, params IEnumerable<PathEvent> told)
    {
        var id = (await Told.TellAsync(told))[0].ReleaseId!;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/releases/{id}/compare{query}");
        var page = Render<ComparePage>(with => with.Add(p => p.Id, id).Add(p => p.Other, other));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".tabs")));
        return page;
    }

    private static (string One, string Other) Line(IRenderedComponent<ComparePage> page, string what)
    {
        var row = page.FindAll("tbody tr").Single(r => r.QuerySelector("td")?.FirstElementChild?.TextContent == what);
        return (row.QuerySelectorAll(".cell")[0].TextContent.Trim(), row.QuerySelectorAll(".cell")[1].TextContent.Trim());
    }

    [Fact]
    public async Task Without_a_choice_it_is_what_customers_use()
    {
        var page = await RenderAsync(null, "", [_cart.Built(), _cart.Check(Stage.Build, "unit", 1, Outcome.Failure), _before.Built(), _before.Check(Stage.Build, "unit", 1), _before.Deployed("production", 30)]);

        Assert.Contains("cart 1.1 beside 1.0", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("this is what customers use now", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Equal(("Failed: failed", "Passed"), Line(page, "Build: unit test"));
        Assert.Equal(("sha256:11", "sha256:10"), Line(page, "Serial"));
        Assert.Equal("Blocked", Line(page, "Right to ship, CTO").One.Split(',')[0]);
    }

    [Theory]
    [InlineData("find 5.2")]
    [InlineData("FIND v5.2")]
    public async Task A_release_of_another_service_is_compared_by_what_both_have(string named)
    {
        var other = new Candidate("find", "5.2", Start.AddDays(-1), "sha256:52");
        var page = await RenderAsync(named, "", [_cart.Built(), _cart.Check(Stage.Build, "unit", 1), other.Built(), other.Check(Stage.Build, "unit", 1, Outcome.Failure)]);

        Assert.Contains("cart 1.1 beside find 5.2", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("They are of two services", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Equal(("cart", "find"), Line(page, "Service"));
        Assert.Equal(("Passed", "Failed: failed"), Line(page, "Build: unit test"));
        Assert.DoesNotContain(page.FindAll("tbody td:first-child"), cell => cell.TextContent.StartsWith("Serial", StringComparison.Ordinal));
        Assert.Contains(page.FindAll("#others option"), option => option.TextContent.StartsWith("find 5.2, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_what_differs_is_shown_unless_all_is_asked_for()
    {
        var page = await RenderAsync(null, "", _cart.Built(), _before.Built(), _before.Deployed("production", 30));
        Assert.DoesNotContain(page.FindAll("tbody td:first-child"), cell => cell.TextContent.StartsWith("Builder", StringComparison.Ordinal));

        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(navigation.Uri + "?lines=all");

        page.WaitForAssertion(() => Assert.Equal(("not told", "not told"), Line(page, "Builder")));
    }

    [Fact]
    public async Task A_gate_that_stood_open_at_shipping_without_a_recorded_decision_says_what_opens_it()
    {
        // Told only after the shipment, though it happened before: no decision was made on it.
        await Told.TellAsync(_before.Built(), _before.Deployed("production", 30));
        await Told.TellAsync(_before.EverythingFor(Gate.ReadyForFastFeedback, 5));
        var page = await RenderAsync(null, "?lines=all", _cart.Built());
        var (one, other) = Line(page, GateNames.Title(Gate.ReadyForFastFeedback));

        Assert.Equal("Closed, never decided", one);
        Assert.Equal("Open, by the proof that stood when it shipped; no decision was recorded before", other);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("sha256:10")]
    public async Task The_other_may_be_named_by_version_or_digest(string name)
    {
        var page = await RenderAsync(name, "", _cart.Built(), _before.Built());

        Assert.Contains("beside 1.0", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_no_other_release_goes_by_says_so()
    {
        var page = await RenderAsync("9.9", "", _cart.Built());

        Assert.Contains("No other release of cart goes by 9.9", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task It_is_live_leaves_and_shows_what_senders_write_as_text()
    {
        var page = await RenderAsync(null, "", [(_cart with { Version = Script }).Built(), .. _before.EverythingFor(Gate.ReadyToShip), _before.Deployed("production", 30)]);
        Assert.Empty(page.FindAll("script, img"));

        await Told.TellAsync((_cart with { Version = Script }).Check(Stage.Build, "unit", 20));
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("tbody td:first-child"), cell => cell.TextContent.StartsWith("Build: unit test", StringComparison.Ordinal)));

        await DisposeComponentsAsync();
        Assert.Equal(0, Changes.ListenerCount);
    }
}
