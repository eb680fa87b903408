using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dashboard.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd;

/// A reader who doubts a figure comes by clicks alone to the delivery it was made from, as its sender wrote it.
public class FiguresWalkTests(Browser browser)
{
    private const string Digest = "sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    // Spaces and the order of keys are the sender's own: only the very bytes have its hash.
    private static readonly string Failed = Suite("finished", Now.AddMinutes(-5), """ "outcome" : "failure",  """);

    [Fact]
    public async Task From_what_a_stage_held_back_to_the_run_that_failed()
    {
        using var app = await SentAsync();
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/stages");
        await ClickAsync(page, "tr[data-stage=integration] a.strong", "/stages/integration");
        var figure = page.Main.Locator(".sf").Filter(new() { HasText = "Caught here, and not" });
        Assert.Equal("1", await figure.Locator(".fig").InnerTextAsync());

        await figure.Locator("summary").ClickAsync();
        await figure.GetByRole(AriaRole.Link, new() { Name = "Service by service" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/stages/integration#services");

        await FromServiceAsync(app, page);
    }

    [Fact]
    public async Task From_what_a_cause_of_waste_took_to_the_run_that_took_it()
    {
        using var app = await SentAsync();
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/costs");
        var line = page.Main.Locator("tr[data-cause=held-back]");
        Assert.Equal("10 minutes", await line.Locator("[data-l=Hours]").InnerTextAsync());

        await ClickAsync(page, "tr[data-cause=held-back] a.strong", "/costs?cause=held-back#services");
        Assert.Equal("10 minutes", await page.Main.Locator("tr[data-service=pay] [data-l=Hours]").InnerTextAsync());
        await ClickAsync(page, "tr[data-service=pay] a.strong", "/stages/integration?service=pay#releases");

        await FromReleaseAsync(app, page);
    }

    [Fact]
    public async Task From_how_early_problems_are_caught_to_the_one_that_was_caught_late()
    {
        using var app = await SentAsync();
        await using var page = await browser.OpenAsync(app);
        await page.GoLiveAsync("/why");
        var reason = page.Main.Locator("#early");
        Assert.Equal("0%", await reason.Locator(".fig").InnerTextAsync());
        Assert.Contains("100%, 1 of 1", await reason.Locator("dl").InnerTextAsync(), StringComparison.Ordinal);

        await ClickAsync(page, "#early dl a[href^='/stages/integration']", "/stages/integration#services");

        await FromServiceAsync(app, page);
    }

    private static async Task FromServiceAsync(RunningApp app, OpenPage page)
    {
        var row = page.Main.Locator("tr[data-line=pay]");
        Assert.Equal("1", await row.Locator("[data-l='Held back']").InnerTextAsync());
        await ClickAsync(page, "tr[data-line=pay] a.strong", "/stages/integration?service=pay#releases");
        await FromReleaseAsync(app, page);
    }

    private static async Task FromReleaseAsync(RunningApp app, OpenPage page)
    {
        var row = page.Main.Locator("tr[data-release]");
        Assert.Equal("held back", (await row.Locator("[data-l='How it went']").InnerTextAsync()).Trim());
        Assert.Equal("10 minutes", await row.Locator("[data-l=Ran]").InnerTextAsync());
        await ClickAsync(page, "tr[data-release] a.strong", "/releases/*#evidence");
        await ClickAsync(page, "tr:has-text('Integration'):has-text('Failed') a[href^='/evidence?key=']", "/evidence?key=*");
        await ClickAsync(page, "section[aria-labelledby=deliveries] a.strong", "/evidence/*");
        await page.Main.Locator("pre.code").WaitForAsync();

        var shown = await new RawDeliveryScreen(page).ReadAsync();
        Assert.Equal(Failed, shown.Body);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Failed))), "kept, matches its hash"), (shown.Hash, shown.Kept));
        Assert.Equal(("application/json", "/nights/pay", "run-finished"), (shown.Headers["Content type"], shown.Headers["ce-source"], shown.Headers["ce-id"]));
        Assert.DoesNotContain(app.Token, await page.Page.ContentAsync(), StringComparison.Ordinal);
        await StandsInTheChainAsync(app, shown);
        Assert.Empty(page.Faults);
    }

    // The third delivery, and with it the third fact, made with the link of the second.
    private static async Task StandsInTheChainAsync(RunningApp app, RawDeliveryShown shown)
    {
        Assert.StartsWith("#3 testsuiterun.finished", Assert.Single(shown.Facts), StringComparison.Ordinal);
        var before = JsonNode.Parse(await app.Api.GetStringAsync("v1/deliveries/2"))!["line"]!["facts"]![0]!["link"]!.ToString();
        Assert.Matches("^[0-9a-f]{64}$", Assert.Single(shown.Links));
        Assert.NotEqual(before, shown.Links[0]);
        Assert.Equal($"made with the link of #2: {before}", Assert.Single(shown.LinksBefore));
    }

    private static async Task ClickAsync(OpenPage page, string link, string to)
    {
        await page.Main.Locator(link).First.ClickAsync();
        await page.Page.WaitForURLAsync(new Regex(Regex.Escape(to).Replace("\\*", "[^/]+", StringComparison.Ordinal) + "$", RegexOptions.ExplicitCapture, Patience.Limit));
    }

    private static async Task<RunningApp> SentAsync()
    {
        var app = await RunningApp.StartAsync();
        await app.SendAsync(("type", "build.finished"), ("service", "pay"), ("version", "1.0.0"), ("digest", Digest), ("outcome", "success"));
        await SendAsync(app, "started", Suite("started", Now.AddMinutes(-15), ""));
        await SendAsync(app, "finished", Failed);
        return app;
    }

    private static async Task SendAsync(RunningApp app, string what, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/events") { Content = content };
        request.Headers.Add("ce-specversion", "1.0");
        request.Headers.Add("ce-id", $"run-{what}");
        request.Headers.Add("ce-source", "/nights/pay");
        request.Headers.Add("ce-type", $"dev.cdevents.testsuiterun.{what}.0.3.0");
        using var answer = await app.Api.SendAsync(request);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
    }

    private static string Suite(string what, DateTimeOffset at, string outcome) => $$$"""
        { "subject":{"id":"run-7","content":{ {{{outcome}}} "environment":{"id":"integration"},"testSuite":{"id":"3","name":"journey"} } },
          "customData":{"service":"pay","version":"1.0.0","digest":"{{{Digest}}}","stage":"integration","check":"journey"},
          "context":{"specversion":"0.5.1","id":"run-{{{what}}}","source":"/nights/pay","type":"dev.cdevents.testsuiterun.{{{what}}}.0.3.0","timestamp":"{{{at.ToString("O", CultureInfo.InvariantCulture)}}}"} }
        """;
}
