using Bunit;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Services;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Services;

public sealed class PlacesPageTests : BookPageTest
{
    public PlacesPageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<PlacesThen>();
        Services.AddSingleton<PlacesQueries>();
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task A_deployment_is_shown_without_a_reload()
    {
        var page = Render<PlacesPage>();
        page.WaitForAssertion(() => Assert.Contains("Nobody told what runs anywhere.", page.Find("h1").TextContent, StringComparison.Ordinal));

        await Told.TellAsync(new Candidate("a/b", "1.0", Start, "sha256:10").Deployed("production"));

        page.WaitForAssertion(() => Assert.Equal("1.0", page.Find("[data-l=Production] a").TextContent));
        Assert.Contains("In step.", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moment_of_the_past_says_what_was_known_then_what_was_reported_later_and_leads_back_to_now()
    {
        var (old, next) = (new Candidate("cart", "1.0", Start.AddDays(-9), "sha256:10"), new Candidate("cart", "2.0", Start.AddDays(-8), "sha256:20"));
        await Told.TellAsync(old.Built(), old.Deployed("production"), next.Built());
        var asked = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromHours(3));
        await Told.TellAsync(next.Deployed("production", 60));
        Navigation.NavigateTo($"/places?asof={asked:yyyy-MM-dd'T'HH:mm'Z'}&team=unassigned");

        var page = Render<PlacesPage>();

        page.WaitForAssertion(() => Assert.Equal("1.0", page.Find("[data-l=Production] a").TextContent));
        Assert.Contains("reported later 2.0 since", string.Join(' ', page.Find(".later").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("At 1 place something reported later tells otherwise", page.Find(".banner").TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-03-02T09:30", page.Find("input[type=datetime-local]").GetAttribute("value"));

        Navigation.NavigateTo(page.Find(".banner a").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Contains("as known today", page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Equal("2.0", page.Find("[data-l=Production] a").TextContent);
        Navigation.NavigateTo(page.FindAll(".banner a")[1].GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".banner")));
        page.WaitForAssertion(() => Assert.Equal("2.0", page.Find("[data-l=Production] a").TextContent));
        Assert.EndsWith("/places?team=unassigned", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_says_what_it_costs_and_can_be_shown_alone()
    {
        var (old, next) = (new Candidate("cart", "1.0", Start.AddDays(-9), "sha256:10"), new Candidate("cart", "2.0", Start.AddDays(-8), "sha256:20"));
        await Told.TellAsync(
            old.Built(), old.Deployed("integration"), old.Deployed("production-eu", 5), next.Built(), next.Deployed("production-us"),
            new Candidate("pay", "1.0", Start, "sha256:30").Deployed("production"));
        Navigation.NavigateTo("/places?apart=true");

        var page = Render<PlacesPage>();

        page.WaitForAssertion(() => Assert.Equal("cart", Assert.Single(page.FindAll("tbody a.strong")).TextContent));
        var said = page.Find("[data-l='In step?']").TextContent;
        Assert.Contains("production-eu runs 1.0, production-us runs 2.0", said, StringComparison.Ordinal);
        Assert.Contains("integration runs 1.0, older than the 2.0 customers use", said, StringComparison.Ordinal);
        Assert.Contains("production-us runs 2.0, which integration never had", said, StringComparison.Ordinal);
        Assert.Contains("costs defect tracing, audit proof and the fix guarantee", said, StringComparison.Ordinal);
        Assert.Contains("lost for 1 of 2 services", page.Find(".lost").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_moment_and_the_filters_lie_in_the_address()
    {
        await Told.TellAsync(new Candidate("cart", "1.0", Start, "sha256:10").Deployed("production"));
        var page = Render<PlacesPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));

        page.Find("input[type=datetime-local]").Change("2026-03-01T08:00");

        Assert.EndsWith("?asof=2026-03-01T08%3A00Z", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("No service had been heard of.", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lunchtime", "is no moment we can read")]
    [InlineData("2031-01-01", "lies ahead")]
    public async Task A_moment_that_cannot_be_shown_says_so_and_shows_now(string asked, string expected)
    {
        await Told.TellAsync(new Candidate("cart", "1.0", Start, "sha256:10").Deployed("production"));
        Navigation.NavigateTo("/places?asof=" + asked);
        var page = Render<PlacesPage>();

        page.WaitForAssertion(() => Assert.Contains(expected, page.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task A_failed_read_keeps_the_values_and_says_so()
    {
        await Told.TellAsync(new Candidate("cart", "1.0", Start, "sha256:10").Deployed("production"));
        var page = Render<PlacesPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Services);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("tbody tr"));
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<PlacesPage>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }
}
