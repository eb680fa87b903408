using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.EndToEnd;

/// Whatever a sender writes into a name or a text is text to every reader.
public class HostileTextTests(Browser browser)
{
    // Every way a text gets to run that a page could let through: a tag, a handler, an attribute or comment broken out of, a template.
    private const string Hostile = "\"'><b class=injected>x</b><img src=x onerror=alert(1)><svg onload=alert(2)><script>alert(3)</script>--></title></style>{{7*7}}";

    private static readonly JsonSerializerOptions AsOthersWrite = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Markup_in_every_string_field_is_accepted_and_shown_as_text_on_every_page()
    {
        using var app = await RunningApp.StartAsync();
        foreach (var (kind, i) in Kinds().Select((kind, i) => (kind, i)))
        {
            kind["id"] = $"{Hostile} {i}";
            await SendAsync(app, kind);
        }

        // One that is on its way and one that everybody has: some pages are of these only.
        await SendAsync(app, new Dictionary<string, object> { ["type"] = "build.finished", ["service"] = $"{Hostile} begun", ["version"] = Hostile, ["outcome"] = "success" });
        await SendAsync(app, new Dictionary<string, object> { ["type"] = "service.deployed", ["service"] = $"{Hostile} used", ["version"] = Hostile, ["environment"] = "production", ["outcome"] = "success" });
        await using var page = await browser.OpenAsync(app);
        List<string> faults = [];

        foreach (var address in PageList.There.Where(page => page.IsLive && !page.IsMissing))
        {
            var path = await address.FindAsync(page);
            await page.GoLiveAsync(path);
            await page.Main.Locator("h1").First.WaitForAsync();
            faults.AddRange(from fault in await page.Page.EvaluateAsync<string[]>(Injected) select $"{path}: {fault}");
            faults.AddRange(from fault in page.Faults select $"{path}: {fault}");
            if (address.Path is "/releases" or "/releases/" or "/services" or "/services/" && !(await page.Page.InnerTextAsync("main")).Contains(Hostile, StringComparison.Ordinal))
                faults.Add($"{path}: the name is not shown as it was sent");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    [Fact]
    public async Task Markup_in_a_webhook_and_in_a_cdevent_is_shown_as_text()
    {
        using var github = new GitHubSender("a-key-of-16-or-more", "a-secret-of-16-or-more");
        using var app = await RunningApp.StartAsync(null, github.Settings);
        await github.SendAsync(app, Hostile, "workflow_run", Run().ToJsonString());
        await SendAsync(app, CdEvent());
        await using var page = await browser.OpenAsync(app);
        List<string> faults = [];

        foreach (var source in (string[])["github", "cdevents"])
        {
            var delivery = (await app.Api.GetFromJsonAsync<JsonElement>($"v1/deliveries?source={source}")).GetProperty("deliveries").EnumerateArray().Single();
            Assert.Equal("accepted", delivery.GetProperty("status").GetString());
            foreach (var path in (string[])[$"/evidence/{delivery.GetProperty("sequence")}", $"/evidence?source={source}", "/services", "/releases", "/"])
            {
                await page.GoLiveAsync(path);
                await page.Main.Locator("h1").First.WaitForAsync();
                faults.AddRange(from fault in await page.Page.EvaluateAsync<string[]>(Injected) select $"{path}: {fault}");
                faults.AddRange(from fault in page.Faults select $"{path}: {fault}");
                if (path != "/" && !(await page.Page.TextContentAsync("main"))!.Contains("<script>alert(3)</script>", StringComparison.Ordinal))
                    faults.Add($"{path}: the text is not shown as it was sent");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    /// A finished run of a push to the default branch, with markup in whatever GitHub lets people name.
    private static JsonObject Run() => new()
    {
        ["action"] = "completed",
        ["workflow_run"] = new JsonObject
        {
            ["id"] = 1,
            ["run_attempt"] = 1,
            ["name"] = Hostile,
            ["path"] = Hostile,
            ["display_title"] = Hostile,
            ["event"] = "push",
            ["conclusion"] = "success",
            ["head_branch"] = "main",
            ["head_sha"] = new string('c', 40),
            ["html_url"] = "javascript:alert(4)",
            ["triggering_actor"] = new JsonObject { ["login"] = Hostile },
            ["updated_at"] = GitHubSender.At(TimeProvider.System.GetUtcNow()),
        },
        ["sender"] = new JsonObject { ["login"] = Hostile },
    };

    private static Dictionary<string, object> CdEvent() => new()
    {
        ["context"] = new Dictionary<string, object>
        {
            ["specversion"] = "0.5.1",
            ["id"] = Hostile,
            ["source"] = Hostile,
            ["type"] = "dev.cdevents.service.deployed.0.3.0",
            ["timestamp"] = GitHubSender.At(TimeProvider.System.GetUtcNow()),
        },
        ["subject"] = new Dictionary<string, object>
        {
            ["id"] = $"{Hostile} of a pipeline",
            ["content"] = new Dictionary<string, object>
            {
                ["environment"] = new { id = Hostile, name = Hostile },
                ["artifactId"] = $"pkg:oci/{Uri.EscapeDataString(Hostile)}@sha256%3A{new string('e', 64)}",
            },
        },
        ["customData"] = new Dictionary<string, object> { ["version"] = Hostile, ["summary"] = Hostile, [Hostile] = Hostile },
    };

    private const string Injected = """
        () => [...document.querySelectorAll(
          '.injected, [onerror], [onload], img[src="x"], main script, main svg:not([aria-hidden]):not([role]), a[href^="javascript:" i], a[href^="data:" i]')]
          .map(element => element.outerHTML.slice(0, 200))
        """;

    private static IEnumerable<Dictionary<string, object>> Kinds()
    {
        const string url = "javascript:alert(4)";
        var digest = "sha256:" + new string('d', 64);
        yield return Event("build.finished", ("digest", digest), ("builder", Hostile), ("tech", Hostile), ("configDigest", Hostile), ("url", url));
        yield return Event("change.merged", ("author", Hostile), ("reviewer", Hostile), ("repository", Hostile), ("commit", new string('a', 40)), ("ref", Hostile));
        yield return Event(
            "testsuiterun.finished", ("stage", "integration"), ("check", "journey"), ("suite", Hostile), ("journey", Hostile), ("feature", Hostile), ("outcome", "failure"),
            ("achieved", 9), ("expected", 10), ("unit", Hostile), ("fault", Hostile), ("cause", Hostile), ("stubs", Hostile));
        yield return Event("testsuiterun.finished", ("stage", "build"), ("check", Hostile), ("outcome", "success"), ("severity", Hostile));
        yield return Event("service.deployed", ("environment", Hostile), ("strategy", Hostile), ("reason", Hostile));
        yield return Event("service.deployed", ("environment", "production"), ("stage", "production"), ("reason", Hostile), ("actor", Hostile));
        yield return Event(
            "rollout.progressed", ("weight", 10), ("step", 1), ("steps", 4), ("reason", Hostile),
            ("analysis", new[] { new Dictionary<string, object> { ["metric"] = Hostile, ["canary"] = 2, ["baseline"] = 1, ["threshold"] = 1.5, ["direction"] = "above" } }));
        yield return Event("rollout.aborted", ("weight", 10), ("reason", Hostile));
        yield return Event("approval.created", ("requestor", Hostile), ("gate", "ready-to-ship"));
        yield return Event("approval.closed", ("decision", Hostile), ("gate", "ready-to-ship"));
        yield return Event("incident.detected", ("incident", Hostile), ("severity", Hostile), ("detectedBy", Hostile), ("cause", Hostile));
        yield return Event("guardrail.added", ("incident", Hostile), ("guardrail", Hostile));
        yield return Event("alert.fired", ("alert", Hostile), ("severity", Hostile), ("promotionPreventing", true));
        yield return Event("cost.recorded", ("amount", 10), ("currency", Hostile), ("environment", Hostile));
        yield return Event("environment.created", ("environment", Hostile), ("dataOwner", Hostile));
        yield return Event("evidence.recorded", ("kind", "slo"), ("url", url));
    }

    private static Dictionary<string, object> Event(string type, params (string Key, object Value)[] fields)
    {
        var all = new Dictionary<string, object>
        {
            ["type"] = type,
            ["service"] = Hostile,
            ["version"] = Hostile,
            ["team"] = Hostile,
            ["actor"] = Hostile,
            ["summary"] = Hostile,
            ["label " + Hostile] = Hostile,
        };
        foreach (var (key, value) in fields)
            all[key] = value;
        return all;
    }

    private static async Task SendAsync(RunningApp app, Dictionary<string, object> native)
    {
        using var body = new StringContent(JsonSerializer.Serialize(native, AsOthersWrite), Encoding.UTF8, "application/json");
        using var answer = await app.Api.PostAsync("v1/events", body);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{native.GetValueOrDefault("type", "a CDEvent")}: {await answer.Content.ReadAsStringAsync()}");
    }
}
