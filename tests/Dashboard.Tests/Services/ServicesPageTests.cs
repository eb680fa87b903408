using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Live;
using Dashboard.Services;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Services;

public sealed class ServicesPageTests : BookPageTest
{
    public ServicesPageTests()
    {
        Services.AddSingleton<ServiceFigures>();
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<OrganisationDelivery>();
        Services.AddSingleton<ServicesQueries>();
    }

    [Fact]
    public async Task A_service_that_is_named_appears_without_a_reload()
    {
        var page = Render<ServicesPage>();
        Assert.Contains("No service has been heard of.", page.Find("h1").TextContent, StringComparison.Ordinal);

        await Told.TellAsync(new Candidate("a/b c+d", "1.0", Start, "sha256:10").Deployed("production"));

        page.WaitForAssertion(() => Assert.Equal("/services/a%2Fb%20c%2Bd", page.Find("tbody a.strong").GetAttribute("href")));
        Assert.Contains("1.0", page.Find("[data-l='Customers use']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_the_services_and_says_so()
    {
        await Told.TellAsync(new Candidate("cart", "1.0", Start).Built());
        var page = Render<ServicesPage>();
        page.WaitForAssertion(() => Assert.Equal("cart", page.Find("tbody a.strong").TextContent));

        await Told.TakeAwayAsync();
        Changes.Publish(Topic.Services);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("cart", page.Find("tbody a.strong").TextContent);
        await Told.GiveBackAsync();
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<ServicesPage>();
        Assert.Equal(1, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task The_filter_lies_in_the_address()
    {
        await Told.TellAsync(
            new Candidate("cart", "1.0", Start).Built() with { Details = new Dictionary<string, string> { ["team"] = "Checkout" } },
            new Candidate("search", "1.0", Start).Built());
        var navigation = Services.GetRequiredService<NavigationManager>();
        var page = Render<ServicesPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        page.Find("select").Change("Checkout");

        Assert.EndsWith("?team=Checkout", navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("cart", Assert.Single(page.FindAll("tbody a.strong")).TextContent));
    }

    [Fact]
    public async Task Of_very_many_services_the_first_are_shown_until_all_are_asked_for()
    {
        await Told.TellAsync(Enumerable.Range(1, ServicesView.AtFirst + 5).Select(n => new Candidate($"s{n:000}", "1.0", Start, $"sha256:{n}").Built()));
        var page = Render<ServicesPage>();

        page.WaitForAssertion(() => Assert.Equal(ServicesView.AtFirst, page.FindAll("tbody tr").Count));
        Assert.Contains("65 services", page.Find(".head p").TextContent, StringComparison.Ordinal);
        Services.GetRequiredService<NavigationManager>().NavigateTo(page.Find("a.btn").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal(ServicesView.AtFirst + 5, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task Whatever_a_sender_writes_is_shown_as_text()
    {
        var hostile = new Candidate(Script, Script, Start, "sha256:10");
        await Told.TellAsync(
            hostile.Built() with { Details = new Dictionary<string, string> { ["team"] = Script }, Repository = Script + "a" },
            hostile.Deployed(Script, 1) with { Repository = Script + "b" }, hostile.Deployed("production", 2),
            hostile.Event(EventTypes.IncidentDetected, 3, Script) with { Summary = Script, Details = new Dictionary<string, string> { ["severity"] = Script } });

        var list = Render<ServicesPage>();
        list.WaitForAssertion(() => Assert.Equal(Script, list.Find("tbody a.strong").TextContent));
        var path = list.Find("tbody a.strong").GetAttribute("href")!;
        Services.GetRequiredService<NavigationManager>().NavigateTo(path);
        var page = Render<ServicePage>(with => with.Add(p => p.Name, Script));

        page.WaitForAssertion(() => Assert.Equal(Script, page.Find(".crumb .name").TextContent));
        Assert.Contains(Script, page.Find(".troubles").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("script, img"));
        Assert.Empty(page.FindAll("script, img"));
    }
}
