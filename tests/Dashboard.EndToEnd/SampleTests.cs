using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd;

/// Looking at a made-up organisation leaves the real one as it is.
public partial class SampleTests(Browser browser)
{
    private static readonly LocatorWaitForOptions Patiently = new() { Timeout = (float)Patience.Long.TotalMilliseconds };

    [Fact]
    public async Task Sample_fills_under_the_readers_eyes_tells_three_stories_and_is_left_by_one_click()
    {
        using var app = await RunningApp.StartAsync();
        await using var mine = await browser.OpenAsync(app);
        await using var somebodyElses = await browser.OpenAsync(app);
        await somebodyElses.GoLiveAsync("/");
        await mine.GoLiveAsync("/");

        await mine.Main.GetByRole(AriaRole.Button, new() { Name = "Load a sample organisation" }).ClickAsync();
        var banner = mine.Page.Locator(".banners");
        await banner.GetByText("Sample data: a made-up organisation, not yours.").WaitForAsync();
        await banner.GetByText(Progress()).WaitForAsync();

        await mine.Main.Locator(".story").Nth(2).WaitForAsync(Patiently);
        Assert.Equal(["All at once, and all hands", "Small, daily and quiet", "A lesson that stopped a repeat"], await mine.Main.Locator(".story h3").AllInnerTextsAsync());
        foreach (var story in await mine.Main.Locator(".story").AllAsync())
            Assert.True(await story.IsVisibleAsync());

        // Its journal is verified as soon as its past is there; until then Legal has nothing to say about the evidence.
        await mine.Main.GetByText("The evidence has never been verified").First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Patiently.Timeout });

        Assert.DoesNotContain("Sample data", await somebodyElses.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.Contains("\"services\":[]", await app.Api.GetStringAsync("v1/services"), StringComparison.Ordinal);

        await banner.GetByRole(AriaRole.Button, new() { Name = "Leave the sample" }).ClickAsync();
        await mine.Main.GetByRole(AriaRole.Button, new() { Name = "Look at the sample organisation" }).WaitForAsync();
        Assert.DoesNotContain("Sample data", await mine.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.Empty(mine.Faults);
    }

    [Fact]
    public async Task Webhooks_reach_the_real_organisation_while_the_sample_is_looked_at()
    {
        using var github = new GitHubSender("a-key-of-16-or-more", "a-secret-of-16-or-more");
        using var app = await RunningApp.StartAsync(home: null, github.Settings);
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/");
        await page.Main.GetByRole(AriaRole.Button, new() { Name = "Load a sample organisation" }).ClickAsync();
        await page.Page.Locator(".banners").GetByText("Sample data").WaitForAsync();

        await github.SendRunAsync(app, "checkout");

        Assert.Contains("\"name\":\"checkout\"", await app.Api.GetStringAsync("v1/services"), StringComparison.Ordinal);
        await page.Page.Locator(".banners").GetByRole(AriaRole.Button, new() { Name = "Leave the sample" }).ClickAsync();
        await page.Main.GetByText("checkout").First.WaitForAsync();
    }

    [GeneratedRegex(@"[\d,]+ of [\d,]+ events", RegexOptions.None, 1000)]
    private static partial Regex Progress();
}
