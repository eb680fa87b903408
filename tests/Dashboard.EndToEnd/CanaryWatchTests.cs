using System.Text.Json.Nodes;

namespace Dashboard.EndToEnd;

/// Two canaries go their way while a list and both their pages are looked at: one reaches everyone, one is turned back.
public class CanaryWatchTests(Browser browser)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Every_step_of_two_canaries_appears_within_a_second_in_order_and_without_a_reload()
    {
        var slowest = await Fastest.OfAsync(Limit, WatchAsync);

        Assert.True(slowest < Limit, $"the slowest step took {slowest.TotalSeconds:0.00} s");
    }

    private async Task<TimeSpan> WatchAsync()
    {
        using var app = await RunningApp.StartAsync();
        await app.SendAsync(Deployed("pay", "1.0.0", "11"));
        await app.SendAsync(Deployed("search", "1.0.0", "33"));
        await using var list = await browser.OpenAsync(app);
        await list.GoLiveAsync("/canaries");
        List<TimeSpan> took = [];

        took.Add(await Watched.SlowestAsync(() => app.SendAsync(Pay("rollout.started", ("weight", "5"), ("customers", "1000"))), Shows(list, "5%")));
        took.Add(await Watched.SlowestAsync(() => app.SendAsync(Search("rollout.started", ("weight", "10"))), Shows(list, "10%")));
        await using var pay = await OpenAsync(app, "pay");
        await using var search = await OpenAsync(app, "search");

        took.Add(await Watched.SlowestAsync(() => app.SendAsync(Pay("rollout.progressed", ("weight", "25"))), Shows(list, "25%"), Says(pay, "Expanded to 25%")));
        took.Add(await Watched.SlowestAsync(() => app.SendAsync(Pay("rollout.progressed", [.. Errors("0.2"), ("weight", "25")])), Metric(pay, "Inside")));
        took.Add(await Watched.SlowestAsync(() => app.SendAsync(Search("rollout.progressed", [.. Errors("0.3"), ("weight", "10")])), Metric(search, "Inside")));
        took.Add(await Watched.SlowestAsync(
            () => app.SendAsync(Search("rollout.progressed", [.. Errors("0.9"), ("weight", "10")])), Says(search, "errors crossed its line"), Head(search, "Turn back."), Head(list, "Turn back.")));
        took.Add(await Watched.SlowestAsync(
            () => app.SendAsync(Search("rollout.aborted", ("reason", "too many errors"))), Says(search, "Turned back: too many errors"), Head(search, "Turned back."), Figure(list, "safe", "1")));
        took.Add(await Watched.SlowestAsync(() => app.SendAsync(Pay("rollout.promoted")), Says(pay, "Everyone has it"), Head(pay, "Everyone has it."), Figure(list, "reached", "1")));

        // Newest first.
        Assert.Equal(["Promoted", "Expanded", "Started"], await HappenedAsync(pay));
        Assert.Equal(["TurnedBack", "CrossedItsLine", "Started"], await HappenedAsync(search));
        Assert.Equal(["search", "pay"], (await AllAsync(app)).Select(r => (string)r["service"]!).Reverse());
        Assert.Empty(list.Faults.Concat(pay.Faults).Concat(search.Faults));
        return took.Max();
    }

    private async Task<OpenPage> OpenAsync(RunningApp app, string service)
    {
        var id = (await AllAsync(app)).Single(r => (string)r["service"]! == service)["publicId"];
        var page = await browser.OpenAsync(app);
        await page.GoLiveAsync($"/canaries/{id}");
        await page.Main.GetByText("Two packages live in production at once").WaitForAsync();
        return page;
    }

    private static async Task<IEnumerable<JsonNode>> AllAsync(RunningApp app)
    {
        var rollouts = JsonNode.Parse(await app.Api.GetStringAsync("v1/rollouts"))!;
        return rollouts["live"]!.AsArray().Concat(rollouts["ended"]!.AsArray()).OfType<JsonNode>();
    }

    private static Watched Shows(OpenPage list, string traffic) =>
        new(list, $"[...document.querySelectorAll('[data-release] [data-l=Traffic]')].some(cell => cell.textContent.trim().split(' ')[0] === '{traffic}')");

    private static Watched Says(OpenPage page, string what) => new(page, $"document.querySelector('.happened li')?.textContent.includes('{what}')");

    private static Watched Head(OpenPage page, string answer) => new(page, $"document.querySelector('h1')?.textContent.trim().startsWith('{answer}')");

    private static Watched Metric(OpenPage page, string word) => new(page, $"document.querySelector('[data-metric=errors] .plain')?.textContent.includes('{word}')");

    private static Watched Figure(OpenPage page, string key, string value) => new(page, $"document.querySelector('[data-figure={key}] .fig [data-live]')?.textContent === '{value}'");

    private static async Task<string[]> HappenedAsync(OpenPage page) =>
        await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-happened]')].map(one => one.dataset.happened)");

    private static (string, string)[] Errors(string value) => [("metric", "errors"), ("canary", value), ("baseline", "0.25"), ("threshold", "0.5"), ("direction", "above")];

    private static (string, string)[] Deployed(string service, string version, string digest) =>
        [("type", "service.deployed"), ("service", service), ("version", version), ("digest", Digest(digest)), ("environment", "production"), ("outcome", "success")];

    private static (string, string)[] Pay(string type, params (string, string)[] more) => Of("pay", "22", type, more);

    private static (string, string)[] Search(string type, params (string, string)[] more) => Of("search", "44", type, more);

    private static (string, string)[] Of(string service, string digest, string type, (string, string)[] more) =>
        [("type", type), ("service", service), ("version", "2.0.0"), ("digest", Digest(digest)), ("environment", "production"), .. more];

    private static string Digest(string two) => "sha256:" + string.Concat(Enumerable.Repeat(two, 32));
}
