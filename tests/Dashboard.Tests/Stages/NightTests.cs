using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bunit;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Stages;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Stages;

/// <summary>
/// Fourteen services' long tests of one night, told within a minute and out of order. The morning's page says what ended in the night, whatever
/// came first: cart-05 failed its soak, cart-07's soak was cancelled, cart-03 passed at the second try. Cart-15 was tested the night before only.
/// </summary>
public sealed class NightTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Evening = ReadApp.Now.AddHours(-11.5);
    private readonly ReadApp _app = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_night_told_out_of_order_is_right_in_the_morning_and_follows_from_evidence_only(int seed)
    {
        var deliveries = Enumerable.Range(1, 14).SelectMany(Night).Concat(Tried(15, "soak", "all night", Evening.AddDays(-1), 420, "success")).ToArray();
        new Random(seed).Shuffle(deliveries);
        foreach (var delivery in deliveries)
        {
            _app.Time.Advance(TimeSpan.FromMilliseconds(60_000 / deliveries.Length));
            await PostAsync(delivery);
        }

        var morning = await ReadAsync();

        Assert.Equal("cart-05 of 14 failed a long test last night.", morning["answer"]!["statement"]!["fact"]!.ToString());
        Assert.Equal("One service was tested in the nights before and not in this one.", morning["answer"]!["statement"]!["cause"]!.ToString());
        var rows = morning["nights"]!.AsArray().ToDictionary(r => r!["service"]!.ToString(), r => r!);
        Assert.Equal(15, rows.Count);
        Assert.Equal(("failed", "3 of 4 passed; soak test (all night) failed"), (rows["cart-05"]["end"]!.ToString(), rows["cart-05"]["went"]!.ToString()));
        Assert.Equal(("unproven", "3 of 4 passed; soak test (all night) proved nothing"), (rows["cart-07"]["end"]!.ToString(), rows["cart-07"]["went"]!.ToString()));
        Assert.Equal(("passed", "4 of 4 passed"), (rows["cart-03"]["end"]!.ToString(), rows["cart-03"]["went"]!.ToString()));
        Assert.Equal("22:01 to 05:01", rows["cart-01"]["time"]!.ToString());
        Assert.Null(rows["cart-15"]["end"]);
        Assert.Equal(12, rows.Values.Count(r => r["end"]?.ToString() == "passed"));

        // Half of the peak is what cart-09 carries; the others all of it.
        Assert.Equal(("cart-09", 0.5), (morning["peaks"]![0]!["service"]!.ToString(), (double)morning["peaks"]![0]!["headroom"]!));

        await using var page = new MorningPage(_app);
        await page.InitializeAsync();
        var shown = page.Open();
        AssertMorningOf(shown);

        // A proof of the same night changes the answer; one of a later night, by its time, would not have.
        await PostAsync(Tried(5, "soak", "all night", Evening.AddDays(1), 420, "success").Single());
        Assert.Equal("cart-05 of 14 failed a long test last night.", (await ReadAsync())["answer"]!["statement"]!["fact"]!.ToString());
        await PostAsync(Tried(5, "soak", "all night", Evening.AddHours(8), 60, "success").Single());
        Assert.Equal("Nothing failed last night, but cart-07 ended without a proof.", (await ReadAsync())["answer"]!["statement"]!["fact"]!.ToString());
        _app.Time.Advance(TimeSpan.FromSeconds(1));
        shown.WaitForAssertion(() => Assert.Equal("Nothing failed last night, but cart-07 ended without a proof.", shown.Find("[data-night] span").TextContent));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AssertMorningOf(IRenderedComponent<StagePanel> shown)
    {
        shown.WaitForAssertion(() => Assert.Equal("cart-05 of 14 failed a long test last night.", shown.Find("[data-night] span").TextContent));
        Assert.Contains("One service was tested in the nights before and not in this one.", shown.Find("[data-night]").TextContent, StringComparison.Ordinal);
        var nights = shown.FindAll("[aria-labelledby=night] tr[data-service]");
        Assert.Equal(["cart-05", "cart-07", "cart-01"], nights.Take(3).Select(r => r.GetAttribute("data-service")!));
        Assert.Equal("cart-15", nights[^1].GetAttribute("data-service"));
        Assert.Equal(["Failed", "proved nothing", "Passed"], nights.Take(3).Select(r => Cell(r, "Its night")));
        Assert.Equal(("not tested", "last tested in the night to 1 March"), (Cell(nights[^1], "Its night"), Cell(nights[^1], "What was tested")));
        Assert.Equal("22:01 to 05:01", Cell(nights[2], "Ran"));

        // Two faults on each of 14, and no alert of any; the night before was green, the last one not: none in a row.
        Assert.Equal(("0%", "0"), (Fact(shown, "noticed"), Fact(shown, "green")));
        Assert.Contains("0 of 28 injected faults", shown.Find("[data-fact=noticed]").TextContent, StringComparison.Ordinal);
        Assert.Equal("13 of 14", Fact(shown, "peak-ready"));
        Assert.Contains("14 releases went through it", shown.Find("[data-fault='DNS failure']").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody injected it.", shown.Find("[data-fault='Latency spikes']").TextContent, StringComparison.Ordinal);
        Assert.Equal(("cart-05", "7 hours"), (shown.Find("tr[data-soak]").GetAttribute("data-soak"), Cell(shown.Find("tr[data-soak]"), "Lasted")));
        Assert.DoesNotContain("cart-07", shown.FindAll("tr[data-soak]").Select(r => r.GetAttribute("data-soak")!));
    }

    private static string Fact(IRenderedComponent<StagePanel> page, string key) => page.Find($"[data-fact='{key}'] .val").TextContent;

    private static string Cell(AngleSharp.Dom.IElement row, string what) => row.QuerySelector($"[data-l='{what}']")!.TextContent.Trim();

    private static IEnumerable<JsonObject> Night(int service)
    {
        var soak = service switch { 5 => "failure", 7 => "cancel", _ => "success" };
        return
        [
            .. service == 3 ? Tried(service, "soak", "all night", Evening, 60, "failure") : [],
            .. Tried(service, "soak", "all night", Evening.AddMinutes(service), 420, soak),
            .. Tried(service, "fault", "dns-failure", Evening.AddMinutes(30), 14, "success", ("fault", "dns-failure")),
            .. Tried(service, "fault", "slow-downstream", Evening.AddMinutes(50), 14, "success", ("fault", "slow-downstream")),
            .. Tried(service, "peak-load", "buy", Evening.AddMinutes(70), 40, "success", ("journey", "buy"), ("achieved", service == 9 ? 500 : 1000), ("expected", 1000)),
        ];
    }

    private static IEnumerable<JsonObject> Tried(int service, string check, string suite, DateTimeOffset started, double minutes, string outcome, params (string Key, JsonNode Value)[] more)
    {
        var told = new JsonObject
        {
            ["service"] = string.Create(CultureInfo.InvariantCulture, $"cart-{service:00}"),
            ["version"] = "1.0",
            ["stage"] = "extended",
            ["check"] = check,
            ["suite"] = suite,
            ["outcome"] = outcome,
            ["started"] = started.ToString("O"),
            ["finished"] = started.AddMinutes(minutes).ToString("O"),
        };
        foreach (var (key, value) in more)
            told[key] = value.DeepClone();
        yield return told;
    }

    private async Task PostAsync(JsonObject delivery)
    {
        using var client = _app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", ReadApp.Token);
        using var answer = await client.PostAsJsonAsync(new Uri("/v1/events", UriKind.Relative), delivery, Xunit.TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken));
    }

    private async Task<JsonNode> ReadAsync()
    {
        using var answer = await _app.GetAsync("/v1/stages/extended");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Xunit.TestContext.Current.CancellationToken))!["extended"]!;
    }

    /// The page over the app's own book, at the app's own time, hearing its doorbell.
    private sealed class MorningPage : PageTest
    {
        public MorningPage(ReadApp app)
        {
            var book = app.Services.GetRequiredService<Books>().Real;
            Services.AddSingleton<TimeProvider>(app.Time);
            Services.AddSingleton<IDbContextFactory<DashboardDb>>(book.Contexts);
            Services.AddSingleton(book.Changes);
            Services.AddSingleton<FigureCache>();
            Services.AddSingleton<StageFigures>();
            Services.AddSingleton<TrialFigures>();
            Services.AddSingleton<ConfidenceFigures>();
            Services.AddSingleton<LookBackFigures>();
            Services.AddSingleton<CostFigures>();
            Services.AddSingleton<StagesQueries>();
        }

        public IRenderedComponent<StagePanel> Open() => Render<StagePanel>(with => with.Add(it => it.Asked, new StageAsked(Stage.Extended, "", null, All: true)));
    }
}
