using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

public sealed class TimelinePageTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-3), "sha256:10", new string('c', 40));

    public TimelinePageTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<TimelineQueries>();
    }

    private async Task<IRenderedComponent<TimelinePage>> RenderAsync(string query, params IEnumerable<PathEvent> told) =>
        Open((await Told.TellAsync(told))[0].ReleaseId!, query);

    private IRenderedComponent<TimelinePage> Open(string id, string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/releases/{id}/timeline{query}");
        var page = Render<TimelinePage>(with => with.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".kinds a")));
        return page;
    }

    private static IEnumerable<string> Rows(IRenderedComponent<TimelinePage> page) => page.FindAll("tr.one .strong").Select(row => row.TextContent);

    [Fact]
    public async Task Everything_told_stands_newest_first_by_day_and_opens_its_delivery()
    {
        var page = await RenderAsync(
            "", _cart.Built(), _cart.Event(EventTypes.ChangeMerged, -1500) with { Details = new Dictionary<string, string> { ["author"] = "Ada" } },
            _cart.Check(Stage.Build, "unit", 5, Outcome.Failure, "fast") with { Counts = new Counts(10, 9, 1, 0) }, _cart.Deployed("integration", 20));

        Assert.Equal(["Deployed to integration", "Unit test", "Build finished", "Change merged"], Rows(page));
        Assert.Equal(["Monday, 2 March 2026 UTC", "Sunday, 1 March 2026 UTC"], page.FindAll(".day").Select(day => day.TextContent));
        Assert.Contains("fast, 9 of 10 passed", page.Markup, StringComparison.Ordinal);
        Assert.Contains("by Ada", page.Markup, StringComparison.Ordinal);
        Assert.Equal(4, page.FindAll("a[href^='/evidence/']").Count);
    }

    [Fact]
    public async Task What_was_prerendered_is_taken_over_whole()
    {
        var id = (await Told.TellAsync(_cart.Built(), _cart.Check(Stage.Build, "unit", 5, Outcome.Failure)))[0].ReleaseId!;
        Prerender();
        var shown = Open(id, "").FindAll("tr.one").Select(row => row.TextContent).ToList();
        TakeOver();
        await Told.TakeAwayAsync(); // a second read would fail

        var page = Open(id, "");

        Assert.Equal(shown, page.FindAll("tr.one").Select(row => row.TextContent));
        Assert.Contains("Failed", shown[0], StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=alert]"));
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task The_kind_lies_in_the_address()
    {
        var page = await RenderAsync("?kind=deployment", _cart.Built(), _cart.Deployed("integration", 20));

        Assert.Equal(["Deployed to integration"], Rows(page));
        Assert.Equal("Deployments 1", page.Find(".kinds a[aria-current]").TextContent.Trim());
    }

    [Fact]
    public async Task What_was_told_late_says_so_and_a_history_told_in_one_go_does_not()
    {
        var id = (await Told.TellAsync(_cart.Built(), _cart.Check(Stage.Build, "lint", 1)))[0].ReleaseId!;
        Time.Advance(TimeSpan.FromDays(3));
        await Told.TellAsync(_cart.Check(Stage.Build, "unit", 5));

        var page = Open(id, "");

        Assert.Contains("told in one go, 3 hours after it began", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Equal(["reported 3 days later"], page.FindAll("tbody .late .plain").Select(late => late.TextContent));
        Assert.Equal(["Unit test"], Rows(Open(id, "?kind=late")));
    }

    [Fact]
    public async Task What_no_longer_fits_is_older()
    {
        var page = await RenderAsync("", Enumerable.Range(0, TimelineFilter.Page + 5).Select(i => _cart.Check(Stage.Build, $"check-{i:00}", i)));
        Assert.Equal(TimelineFilter.Page, Rows(page).Count());

        var older = Open(page.Instance.Id, new Uri("http://x" + page.FindAll(".btns a").Single().GetAttribute("href")).Query);

        Assert.Equal(5, Rows(older).Count());
        Assert.Contains("61 to 65 of 65", older.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_thing_appears_without_a_reload_and_leaving_unsubscribes()
    {
        var page = await RenderAsync("", _cart.Built());

        await Told.TellAsync(_cart.Deployed("integration", 20));

        page.WaitForAssertion(() => Assert.Equal("Deployed to integration", Rows(page).First()));
        await DisposeComponentsAsync();
        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task What_senders_write_is_shown_as_text()
    {
        var page = await RenderAsync(
            "", new Candidate("cart", Script, Start).Built(), new Candidate("cart", Script, Start).Check(Stage.Build, Script, 1, Outcome.Failure, Script),
            new Candidate("cart", Script, Start).Deployed(Script, 2, actor: Script));

        Assert.Contains(Script, page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script, img"));
    }

    [Fact]
    public void An_id_that_is_no_release_says_so()
    {
        var page = Render<TimelinePage>(with => with.Add(p => p.Id, "nothing"));

        page.WaitForAssertion(() => Assert.Contains("There is no such release.", page.Markup, StringComparison.Ordinal));
    }
}
