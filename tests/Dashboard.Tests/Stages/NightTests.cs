using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dashboard.Tests.Support;

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

        // A proof of the same night changes the answer; one of a later night, by its time, would not have.
        await PostAsync(Tried(5, "soak", "all night", Evening.AddDays(1), 420, "success").Single());
        Assert.Equal("cart-05 of 14 failed a long test last night.", (await ReadAsync())["answer"]!["statement"]!["fact"]!.ToString());
        await PostAsync(Tried(5, "soak", "all night", Evening.AddHours(8), 60, "success").Single());
        Assert.Equal("Nothing failed last night, but cart-07 ended without a proof.", (await ReadAsync())["answer"]!["statement"]!["fact"]!.ToString());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IEnumerable<JsonObject> Night(int service)
    {
        var soak = service switch { 5 => "failure", 7 => "cancel", _ => "success" };
        return
        [
            .. service == 3 ? Tried(service, "soak", "all night", Evening, 60, "failure") : [],
            .. Tried(service, "soak", "all night", Evening.AddMinutes(service), 420, soak),
            .. Tried(service, "fault", "dns-failure", Evening.AddMinutes(30), 14, "success"),
            .. Tried(service, "fault", "slow-downstream", Evening.AddMinutes(50), 14, "success"),
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
        using var answer = await client.PostAsJsonAsync(new Uri("/v1/events", UriKind.Relative), delivery, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<JsonNode> ReadAsync()
    {
        using var answer = await _app.GetAsync("/v1/stages/extended");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["extended"]!;
    }
}
