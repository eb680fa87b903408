using System.Text.Json.Nodes;
using Dashboard.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd;

/// The first hour with a webhook of GitHub and nothing else.
public class DayOneTests(Browser browser)
{
    [Fact]
    public async Task GitHub_alone_tells_what_runs_where_how_long_it_took_and_what_to_send_next()
    {
        using var github = new GitHubSender("a-key-of-16-or-more", "a-secret-of-16-or-more");
        using var app = await RunningApp.StartAsync(home: null, github.Settings);
        await using var page = await browser.OpenAsync(app);
        var overview = new OverviewScreen(page);
        await page.GoLiveAsync("/");

        await new GitHubDay(github, app, "checkout", TimeProvider.System.GetUtcNow()).LiveAsync();

        // Nobody reloads the page: what GitHub sent is there, under the name people know.
        await page.Main.GetByText("checkout in production", new() { Exact = true }).WaitForAsync();
        var told = await overview.BeginningsAsync();
        Assert.Equal(["checkout in production: 1.4.2", "checkout in staging: 1.4.2"], told.Places.Select(place => place.Split(',')[0]).Order());
        Assert.Equal($"{GitHubDay.MergeToEveryone.TotalMinutes} minutes", told.LeadTime);
        Assert.Equal("1 of 1", told.GreenFirst);
        Assert.Equal(3, told.Lines.Length);
        var release = JsonNode.Parse(await app.Api.GetStringAsync("v1/releases/checkout/1.4.2"))!["head"]!;
        Assert.Contains($"checkout 1.4.2, proven on {release["provenItems"]} of {release["expectedItems"]}.", await overview.LeadAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Three_lines_that_would_raise_confidence_most_can_be_pasted_and_each_proves_what_it_names()
    {
        using var github = new GitHubSender("a-key-of-16-or-more", "a-secret-of-16-or-more");
        using var app = await RunningApp.StartAsync(home: null, github.Settings);
        await github.SendRunAsync(app, "checkout");
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/");
        var overview = new OverviewScreen(page);
        await page.Main.Locator("ol.lines code").Nth(2).WaitForAsync();
        var before = await overview.BeginningsAsync();
        var provenBefore = await ProvenAsync(app);

        foreach (var line in before.Lines)
        {
            var sent = await Command.RunAsync("bash", ["-c", line.Replace("YOUR-DIGEST", new string('d', 64), StringComparison.Ordinal)], app.Home);
            Assert.True(sent.Code == 0, $"{line}\n{sent.Errors}");
        }

        Assert.Equal(provenBefore + before.Lines.Length, await ProvenAsync(app));
        foreach (var item in before.Items)
            await page.Main.Locator("ol.lines").GetByText(item).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(3, (await overview.BeginningsAsync()).Lines.Length);
    }

    private static async Task<int> ProvenAsync(RunningApp app)
    {
        var releases = JsonNode.Parse(await app.Api.GetStringAsync("v1/releases"))!["rows"]!.AsArray();
        return releases.Sum(release => release!["provenItems"]!.GetValue<int>());
    }
}
