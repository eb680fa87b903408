using Bunit;
using Dashboard.Connections;
using Dashboard.Ingest;
using Dashboard.Journal;
using Dashboard.Live;
using Dashboard.Tests.Evidence;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Connections;

public sealed class ConnectionsPageTests : BookPageTest
{
    private const string Key = "0123456789abcdefSECRETKEYwxyz";
    private readonly ConnectionsOptions _configured = new();

    public ConnectionsPageTests()
    {
        Services.AddSingleton(Options.Create(_configured));
        Services.AddSingleton(new IngestToken(Options.Create(new IngestOptions { Token = "a-token-nobody-may-see" }), new DataFolder(Path.GetTempPath())));
        Services.AddSingleton<ConnectionsQueries>();
        _configured.ByName["github"] = new ConnectionSettings { Source = "github", Key = Key, Secret = "a-secret-nobody-may-see" };
    }

    [Fact]
    public async Task What_a_connection_sends_is_counted_without_a_reload()
    {
        var page = Render<ConnectionsPage>();
        Assert.Contains("1 of 1 webhook connection has never sent.", page.Find("h1").TextContent, StringComparison.Ordinal);

        await Told.SendAsync(Told.Draft("1", "one") with { Connection = "github", Source = "github", Status = DeliveryStatus.Ignored });

        page.WaitForAssertion(() => Assert.Contains("The one webhook connection has sent.", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Equal("1", page.Find("[data-l=Kept]").TextContent);
        Assert.Equal("1", page.Find("[data-l=Ignored]").TextContent);
    }

    [Fact]
    public async Task What_people_do_in_the_product_is_no_sender()
    {
        await Told.SendAsync(Told.Draft("1", "one") with { Connection = "gates", Source = "gates" });
        await Told.SendAsync(Told.Draft("2", "two") with { Connection = "old-hook", Source = "github" });

        var page = Render<ConnectionsPage>();

        page.WaitForAssertion(() => Assert.Contains("old-hook", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(">gates<", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_key_nor_secret_nor_token_is_shown()
    {
        var page = Render<ConnectionsPage>();

        Assert.Contains("/hooks/…wxyz", page.Find("[data-l=Address]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody-may-see", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Signature required", page.Find("[data-l=Signed]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsigned_connection_is_warned_of()
    {
        _configured.ByName["open"] = new ConnectionSettings { Source = "auto", Key = Key + "2", AllowUnsigned = "true" };

        var page = Render<ConnectionsPage>();

        Assert.Contains("1 connection takes unsigned deliveries.", page.Find(".banner").TextContent, StringComparison.Ordinal);
        Assert.Contains("Unsigned", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_read_keeps_the_values_and_leaving_unsubscribes()
    {
        var page = Render<ConnectionsPage>();
        Assert.Equal(1, Changes.ListenerCount);
        await Told.RunAsync("ALTER TABLE Arrivals RENAME TO Away");
        Changes.Publish(Topic.Deliveries);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("github", page.Find("tbody .strong").TextContent);
        await Told.RunAsync("ALTER TABLE Away RENAME TO Arrivals");
        await DisposeComponentsAsync();
        Assert.Equal(0, Changes.ListenerCount);
    }
}
