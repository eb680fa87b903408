using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Services;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Services;

public sealed class ServicePageTests : BookPageTest
{
    private readonly Candidate _cart = new("Shop/Cart +1", "1.0", Start, "sha256:10");

    public ServicePageTests()
    {
        Services.AddSingleton<ServiceFigures>();
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<OrganisationDelivery>();
        Services.AddSingleton<ServicesQueries>();
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/services/shop%2FCART%20%2B1?x=1");
    }

    [Fact]
    public async Task A_deployment_is_shown_without_a_reload()
    {
        await Told.TellAsync(_cart.Built());
        var page = Render<ServicePage>(with => with.Add(p => p.Name, "shop%2FCART +1"));
        page.WaitForAssertion(() => Assert.Equal("Shop/Cart +1", page.Find(".crumb .name").TextContent));
        Assert.Contains("Nobody told what the customers of Shop/Cart +1 use.", page.Find("h1").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(_cart.Deployed("production", 5));

        page.WaitForAssertion(() => Assert.Contains("Shop/Cart +1 1.0", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Contains("production", page.Find("table thead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_the_values_and_says_so()
    {
        await Told.TellAsync(_cart.Built());
        var page = Render<ServicePage>();
        page.WaitForAssertion(() => Assert.Equal("Shop/Cart +1", page.Find(".crumb .name").TextContent));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Gates);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Shop/Cart +1", page.Find(".crumb .name").TextContent);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<ServicePage>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task An_incident_that_opens_and_one_alarm_are_listed()
    {
        await Told.TellAsync(
            _cart.Built(), _cart.Deployed("production", 5),
            _cart.Event(EventTypes.IncidentDetected, 10, "INC-7") with { Summary = "Payments fail" },
            new Candidate("Shop/Cart +1", "1.0", Start, "sha256:11").Built());

        var page = Render<ServicePage>();

        page.WaitForAssertion(() => Assert.Contains("Incident INC-7", page.Find(".troubles").TextContent, StringComparison.Ordinal));
        var twice = Assert.Single(page.FindAll(".troubles li"), li => li.TextContent.Contains("Version 1.0 names more than one artifact", StringComparison.Ordinal));
        Assert.Equal(["10", "11"], twice.QuerySelectorAll("a").Select(a => a.TextContent).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_nobody_sent_says_so() =>
        Assert.Contains("No event has named “shop/CART +1”.", Render<ServicePage>().Find("h1").TextContent, StringComparison.Ordinal);
}
