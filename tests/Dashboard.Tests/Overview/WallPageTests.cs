using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Overview;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Overview;

public sealed class WallPageTests : BookPageTest
{
    public WallPageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<SinceFigures>();
        Services.AddSingleton<OverviewQueries>();
    }

    [Fact]
    public async Task It_says_what_the_overview_says()
    {
        await ShipAsync("cart");
        var overview = await Services.GetRequiredService<OverviewQueries>().ReadAsync(Ct);

        var wall = Render<WallPage>();

        wall.WaitForAssertion(() => Assert.Equal($"{overview.Lead} {overview.Fact}", wall.Find("h1").TextContent));
        Assert.Equal(overview.Tiles.Select(t => t.Fact), wall.FindAll(".wroles p").Select(p => p.TextContent));
        Assert.Equal(["cart"], wall.FindAll(".wr .name").Select(n => n.TextContent));
    }

    [Fact]
    public async Task A_service_appears_by_itself()
    {
        var wall = Render<WallPage>();
        wall.WaitForAssertion(() => Assert.Contains("We cannot say.", wall.Find("h1").TextContent, StringComparison.Ordinal));

        await ShipAsync("cart");

        wall.WaitForAssertion(() => Assert.Equal("cart", wall.Find(".wr .name").TextContent));
    }

    [Fact]
    public async Task A_failed_read_keeps_what_was_known_and_says_so()
    {
        await ShipAsync("cart");
        var wall = Render<WallPage>();
        wall.WaitForAssertion(() => Assert.NotEmpty(wall.FindAll(".wr")));

        await Told.TakeAwayAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        Changes.Publish(Topic.Roles);

        wall.WaitForAssertion(() => Assert.Contains("Could not be read again.", wall.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("cart", wall.Find(".wr .name").TextContent);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Where_not_all_services_fit_it_says_of_how_many()
    {
        await Told.TellAsync(Enumerable.Range(1, 20).Select(n => new Candidate($"service-{n:00}", "1.0", Start.AddHours(-1), $"sha256:{n}").Built()));

        var wall = Render<WallPage>();

        wall.WaitForAssertion(() => Assert.Contains("14 of 20 services, from build to canary", wall.Markup, StringComparison.Ordinal));
        Assert.Equal(14, wall.FindAll(".wr").Count);
    }

    [Fact]
    public async Task Whatever_a_sender_writes_is_shown_as_text()
    {
        await Told.TellAsync(new Candidate(Script, Script, Start.AddHours(-1), "sha256:1").Deployed("production"));

        var wall = Render<WallPage>();

        wall.WaitForAssertion(() => Assert.Contains(Script, wall.Find(".wr").TextContent, StringComparison.Ordinal));
        Assert.Empty(wall.FindAll("script, img"));
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<WallPage>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    private async Task ShipAsync(string service)
    {
        var release = new Candidate(service, "1.0", Start.AddDays(-1), $"sha256:{service}", service);
        await Told.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60, actor: "Grace")]);
    }
}
