using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

public sealed class ReleasesPageTests : BookPageTest
{
    public ReleasesPageTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<ReleasesQueries>();
    }

    private static IEnumerable<string> Names(IRenderedComponent<ReleasesPage> page) => page.FindAll("tbody a.strong").Select(a => a.TextContent);

    [Fact]
    public async Task A_new_release_appears_at_the_top_by_itself()
    {
        await Told.TellAsync(new Candidate("cart", "1.0", Start.AddHours(-2)).Built());
        var page = Render<ReleasesPage>();
        page.WaitForAssertion(() => Assert.Equal(["cart 1.0"], Names(page)));

        await Told.TellAsync(new Candidate("cart", "1.1", Start.AddHours(-1)).Built());

        page.WaitForAssertion(() => Assert.Equal(["cart 1.1", "cart 1.0"], Names(page)));
    }

    [Fact]
    public async Task A_reader_who_holds_the_list_is_told_how_many_are_new_and_nothing_moves()
    {
        await Told.TellAsync(new Candidate("cart", "1.0", Start.AddHours(-2)).Built());
        var page = Render<ReleasesPage>();
        page.WaitForAssertion(() => Assert.Single(Names(page)));
        await page.Find("[data-live-rows]").TriggerEventAsync("onheld", new HeldEventArgs { Held = true });

        await Told.TellAsync(new Candidate("cart", "1.1", Start.AddHours(-1)).Built());

        page.WaitForAssertion(() => Assert.Equal("1 new", page.Find("[data-show-new]").TextContent));
        Assert.Equal(["cart 1.0"], Names(page));
    }

    [Fact]
    public async Task A_failed_read_keeps_the_releases_and_says_so()
    {
        await Told.TellAsync(new Candidate("cart", "1.0", Start).Built());
        var page = Render<ReleasesPage>();
        page.WaitForAssertion(() => Assert.Equal(["cart 1.0"], Names(page)));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Releases);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["cart 1.0"], Names(page));
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<ReleasesPage>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task The_filters_lie_in_the_address_and_come_from_it()
    {
        var shipped = new Candidate("mail", "2.0", Start.AddDays(-2), "sha256:20");
        await Told.TellAsync([
            new Candidate("cart", "1.0", Start.AddDays(-1)).Built(),
            .. shipped.EverythingFor(Gate.ReadyToShip), shipped.Deployed("production", 30),
        ]);
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/releases?shipped=30d");
        var page = Render<ReleasesPage>();
        page.WaitForAssertion(() => Assert.Equal(["mail 2.0"], Names(page)));

        await page.FindAll("select")[0].ChangeAsync(new ChangeEventArgs { Value = "cart" });
        page.WaitForAssertion(() => Assert.Equal("No release matches. Show all", page.Find("p.quiet").TextContent));
        Assert.EndsWith("/releases?shipped=30d&service=cart", navigation.Uri, StringComparison.Ordinal);

        navigation.NavigateTo("/releases?state=in-flight");
        page.WaitForAssertion(() => Assert.Equal(["cart 1.0"], Names(page)));

        navigation.NavigateTo("/releases?state=of-mind");
        page.WaitForAssertion(() => Assert.Empty(Names(page)));
    }

    [Fact]
    public async Task What_senders_write_is_shown_as_text()
    {
        await Told.TellAsync(new Candidate(Script, Script, Start).Built() with { Details = new Dictionary<string, string> { ["team"] = Script } });

        var page = Render<ReleasesPage>();

        page.WaitForAssertion(() => Assert.Equal($"{Script} {Script}", page.Find("tbody a.strong").TextContent));
        Assert.Empty(page.FindAll("script, img"));
    }
}
