using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Services;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Services;

public sealed class DeliveryPageTests : BookPageTest
{
    public DeliveryPageTests()
    {
        Services.AddSingleton<ServiceFigures>();
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<OrganisationDelivery>();
        Services.AddSingleton<ServicesQueries>();
    }

    // Five shipped at working hours of five weekdays, the fifth 40 minutes before the next; leads of 120 minutes from the build's start (118 + 2).
    [Fact]
    public async Task Five_measures_say_what_they_rest_on_and_lead_to_their_rows()
    {
        await Told.TellAsync(Enumerable.Range(1, 5).SelectMany(Shipped));
        var page = Render<DeliveryPage>();

        page.WaitForAssertion(() => Assert.Equal(
            ["1.2 a week", "2 hours", "0%", "none", "0%"], page.FindAll("section[aria-labelledby=delivery] .fig").Select(f => f.TextContent)));
        Assert.Contains("Known for 5 of 5 releases.", page.FindAll("section[aria-labelledby=delivery] .facts")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("With 5 cases the true rate is probably between 0% and 43%", page.FindAll("section[aria-labelledby=delivery] .facts")[2].TextContent, StringComparison.Ordinal);
        Assert.Equal("/releases?state=shipped&shipped=30d", page.Find("section[aria-labelledby=delivery] .steps a").GetAttribute("href"));
    }

    [Fact]
    public async Task Few_cases_stay_unknown_and_none_is_none()
    {
        await Told.TellAsync(Enumerable.Range(1, 2).SelectMany(Shipped));
        var page = Render<DeliveryPage>();

        page.WaitForAssertion(() => Assert.Equal(
            ["0.5 a week", "unknown", "unknown", "none", "unknown"], page.FindAll("section[aria-labelledby=delivery] .fig").Select(f => f.TextContent)));
        Assert.Contains("We cannot say.", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_minute_shows_what_was_told_meanwhile()
    {
        var page = Render<DeliveryPage>();
        page.WaitForAssertion(() => Assert.Contains("Nothing shipped in 12 weeks.", page.Find("h1").TextContent, StringComparison.Ordinal));

        await Told.TellAsync(Shipped(1));
        Time.Advance(TimeSpan.FromMinutes(1));
        Changes.Publish(Topic.Minute);

        page.WaitForAssertion(() => Assert.Contains("1 release shipped on 1 of", page.Find("figcaption").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_read_keeps_the_values_and_says_so()
    {
        await Told.TellAsync(Shipped(1));
        var page = Render<DeliveryPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".fig")));

        await Told.TakeAwayAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Changes.Publish(Topic.Minute);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll(".fig"));
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<DeliveryPage>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    private static IEnumerable<PathEvent> Shipped(int day)
    {
        var release = new Candidate("cart", $"1.{day}", Start.AddDays(-day).AddHours(-1), $"sha256:{day}");
        return [release.Built(), release.Deployed("production", 118)];
    }
}
