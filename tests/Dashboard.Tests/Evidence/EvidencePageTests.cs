using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Evidence;
using Dashboard.Journal;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Evidence;

public sealed class EvidencePageTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start, "sha256:10");

    public EvidencePageTests() => Services.AddSingleton<EvidenceQueries>();

    [Fact]
    public async Task A_delivery_appears_at_the_top_without_a_reload()
    {
        var page = Render<EvidencePage>();
        Assert.Contains("No delivery has arrived.", page.Find("h1").TextContent, StringComparison.Ordinal);

        await Told.SendAsync(Told.Draft("id-1", "one", _cart.Built()));

        page.WaitForAssertion(() => Assert.Equal("#1", page.Find("tbody a.strong").TextContent));
        Assert.Equal("/evidence/1", page.Find("tbody a.strong").GetAttribute("href"));
    }

    [Fact]
    public async Task A_failed_read_keeps_the_deliveries_and_says_so()
    {
        await Told.SendAsync(Told.Draft("id-1", "one", _cart.Built()));
        var page = Render<EvidencePage>();
        page.WaitForAssertion(() => Assert.Equal("#1", page.Find("tbody a.strong").TextContent));

        await Told.RunAsync("ALTER TABLE Deliveries RENAME TO Away");
        Changes.Publish(Topic.Deliveries);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("#1", page.Find("tbody a.strong").TextContent);
        await Told.RunAsync("ALTER TABLE Away RENAME TO Deliveries");
    }

    [Fact]
    public async Task Leaving_unsubscribes()
    {
        Render<EvidencePage>();
        Render<DeliveryPage>(with => with.Add(p => p.Sequence, 1));
        Assert.Equal(2, Changes.ListenerCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Changes.ListenerCount);
    }

    [Fact]
    public async Task A_filter_lies_in_the_address_and_starts_at_the_newest_again()
    {
        await Told.SendAsync(Told.Draft("id-1", "one", _cart.Built()));
        await Told.SendAsync(Told.Draft("id-2", "two") with { Status = DeliveryStatus.Ignored, Reason = "stars say nothing" });
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/evidence?before=3");
        var page = Render<EvidencePage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        page.Find("input[placeholder=unit]").Change("build");

        Assert.EndsWith("/evidence?check=build", navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("status=ignored", page.Find(".fates a[title^='A kind of event']").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_sender_writes_is_shown_as_text()
    {
        await Told.SendAsync(Told.Draft(Script, Script, new Candidate(Script, Script, Start, Script).Built() with { Check = Script, Stage = Stage.Build, Notices = [Script] }) with
        {
            Source = Script,
            SourceEvent = Script,
            Reason = Script,
            Connection = Script,
            ContentType = Script,
            Headers = new Dictionary<string, string> { ["X-A" + Script] = Script },
        });

        var list = Render<EvidencePage>();
        var page = Render<DeliveryPage>(with => with.Add(p => p.Sequence, 1));

        list.WaitForAssertion(() => Assert.Contains(Script, list.Find("tbody tr").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(Script, page.Find("pre").TextContent));
        Assert.Contains("X-A" + Script, page.Find("dl:last-of-type, .g2").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("script, img"));
        Assert.Empty(page.FindAll("script, img"));
    }

    [Fact]
    public async Task A_delivery_that_comes_again_says_so_on_its_own_page_without_a_reload()
    {
        await Told.SendAsync(Told.Draft("id-1", "one", _cart.Built()));
        var page = Render<DeliveryPage>(with => with.Add(p => p.Sequence, 1));
        page.WaitForAssertion(() => Assert.Contains("once", page.Find("dl").TextContent, StringComparison.Ordinal));

        await Told.SendAsync(Told.Draft("id-1", "one", _cart.Built()));

        page.WaitForAssertion(() => Assert.Contains("2 times, counted once", page.Find("dl").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_read_of_a_delivery_keeps_it_and_says_so()
    {
        await Told.SendAsync(Told.Draft("id-1", "one", _cart.Built()));
        var page = Render<DeliveryPage>(with => with.Add(p => p.Sequence, 1));
        page.WaitForAssertion(() => Assert.Equal("one", page.Find("pre").TextContent));

        await Told.RunAsync("ALTER TABLE Deliveries RENAME TO Away");
        Changes.Publish(Topic.Deliveries);

        page.WaitForAssertion(() => Assert.Contains("Could not be read again.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("one", page.Find("pre").TextContent);
        await Told.RunAsync("ALTER TABLE Away RENAME TO Deliveries");
    }

    [Fact]
    public void A_number_nobody_has_says_so() =>
        Assert.Contains("There is no delivery #9.", Render<DeliveryPage>(with => with.Add(p => p.Sequence, 9)).Find("h1").TextContent, StringComparison.Ordinal);
}
