using System.Net;
using System.Text.Json.Nodes;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.EndToEnd.Screens;
using Dashboard.Hub;
using static Dashboard.EndToEnd.SameFigureTests;
using static Dashboard.EndToEnd.Support.Comparison;

namespace Dashboard.EndToEnd;

/// A release stands the same in the list, in its passport, in the API, at its gates and on the hub.
[Collection(LookersOn.Name)]
public class SameReleaseTests(FilledApp filled, Browser browser)
{
    private const int Passports = 4;

    [Fact]
    public Task List_and_API_show_the_same_releases_in_the_same_state() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var screen = new ReleasesScreen(page);
        await screen.OpenAsync();
        var rows = await screen.RowsAsync();
        var api = (await ReadAsync(filled, $"v1/releases?take={rows.Length}"))["rows"]!.AsArray();

        foreach (var (row, release) in rows.Zip(api))
        {
            same.Same("release", row.Id, Text(release!["publicId"]));
            same.Same(row.Name, row.Name, $"{release["service"]} {release["name"]}");
            same.Same($"{row.Name} state", row.Word, WordOf(release["state"]));
            same.Same($"{row.Name} gates", row.Gates, OpenOf(release["gates"]!));
            same.Same($"{row.Name} proven", row.Proven, ProvenOf(release));
            same.Same($"{row.Name} owner", row.Owner, $"tier {release["tier"]}, {release["team"]}");
            same.Same($"{row.Name} place in the order", row.At, When(release["orderAt"]));
            if (release["waitsAt"] is { } gate)
                same.Same($"{row.Name} waits for", row.WaitsFor, WaitsFor(release["gates"]!.AsArray().Single(g => Text(g!["gate"]) == gate.ToString())!["reasons"]!.AsArray()));
        }
    }, atLeast: 100);

    [Fact]
    public Task Passport_gate_path_and_API_answer_the_same_for_a_release() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var inFlight = (await ReadAsync(filled, $"v1/releases?state=in-flight&take={Passports}"))["rows"]!.AsArray();
        var shipped = (await ReadAsync(filled, $"v1/releases?state=shipped&take={Passports}"))["rows"]!.AsArray();
        foreach (var release in inFlight.Concat(shipped))
        {
            var name = $"{release!["service"]} {release["name"]}";
            var passport = new PassportScreen(page, Text(release["publicId"]));
            await passport.OpenAsync();
            var whole = await ReadAsync(filled, $"v1/releases/{PathOf(release)}");
            var own = whole["head"]!;

            same.Same($"{name} state", await passport.WordAsync(), WordOf(release["state"]));
            same.Same($"{name} gates", await passport.GatesAsync(), OpenOf(release["gates"]!));
            same.Same($"{name} proven", await passport.ShareAsync(), ProvenOf(release));
            same.Same($"{name} stages", await passport.StagesAsync(), StagesOf(whole));
            same.Same($"{name} in the API", $"{own["state"]} {ProvenOf(own)}", $"{release["state"]} {ProvenOf(release)}");
            foreach (var gate in release["gates"]!.AsArray())
            {
                using var answer = await filled.App.Api.GetAsync($"v1/gate/{PathOf(release)}?gate={gate!["gate"]}");
                var expected = gate["open"]!.GetValue<bool>() ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
                same.Same($"{name} {gate["gate"]}", answer.StatusCode.ToString(), expected.ToString());
            }
        }
    }, atLeast: 8 * Passports);

    [Theory]
    [InlineData("ceo", "CEO")]
    [InlineData("ciso", "CISO")]
    [InlineData("coo", "COO")]
    [InlineData("cto", "CTO")]
    [InlineData("legal", "Legal")]
    public Task Leader_and_passport_judge_a_release_alike(string role, string said) => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var screen = new RoleScreen(page, role);
        await screen.OpenAsync();
        var candidates = await screen.CandidatesAsync();
        var api = (await ReadAsync(filled, $"v1/roles/{role}"))["candidates"]!.AsArray();
        same.Same("candidates", candidates.Select(c => $"{c.Address} {c.Proven} {c.Where}"), api.Select(c => $"/releases/{c!["publicId"]} {c["proven"]} of {c["expected"]} {c["where"]}"));
        var rows = (await AllAsync(filled, "state=in-flight")).ToDictionary(r => Text(r["publicId"]));
        same.Same("customers", candidates.Select(c => c.Customers), candidates.Select(c => CustomersOf(rows[c.Address.Split('/')[^1]], "unknown")));
        foreach (var candidate in candidates.Take(2))
        {
            var passport = new PassportScreen(page, candidate.Address.Split('/')[^1]);
            await passport.OpenAsync();
            var right = (await passport.RightsAsync()).Single(r => r.StartsWith(said, StringComparison.Ordinal));
            same.Same(candidate.Name, right, $"{said}: {candidate.Word} {candidate.Proven}.");
        }
    }, atLeast: 3);

    [Fact]
    public Task What_is_on_the_way_is_counted_the_same_everywhere() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var releases = new ReleasesScreen(page);
        await releases.OpenAsync();
        var counts = await releases.CountsAsync();
        var inFlight = await AllAsync(filled, "state=in-flight");
        same.Same("on the way", counts[0], Words.Number(inFlight.Count));
        same.Same("shipped in 30 days", counts[1], Words.Number((await AllAsync(filled, "shipped=30d")).Count));

        var gates = new GatesScreen(page);
        await gates.OpenAsync();
        var api = await ReadAsync(filled, "v1/gates");
        var queues = api["queues"]!.AsArray();
        same.Same("queues", await gates.WaitingAsync(), queues.Select(q => $"{q!["waiting"]!.AsArray().Count}"));
        same.Same("waiting", queues.Select(q => $"{q!["gate"]} {q["waiting"]!.AsArray().Count}"),
            queues.Select(q => $"{q!["gate"]} {inFlight.Count(r => r["waitsAt"]?.ToString() == q["gate"]!.ToString())}"));
        same.Same("ready", $"{api["ready"]}", $"{inFlight.Count(r => r["waitsAt"] is null)}");

        await using var follower = await HubFollower.StartAsync(filled.App, after: null);
        var hub = await follower.NextAsync<CurrentState>();
        same.Same("hub", hub.InFlight.Select(r => $"{r.Id} {string.Join(' ', r.Gates.Values)}"),
            inFlight.Select(r => $"{r["publicId"]} {string.Join(' ', r["gates"]!.AsArray().Select(g => g!["open"]!.GetValue<bool>()))}"));
    }, atLeast: 6);

    internal static async Task<List<JsonNode>> AllAsync(FilledApp filled, string filter)
    {
        List<JsonNode> all = [];
        for (var more = true; more;)
        {
            var after = all.Count == 0 ? "" : $"&after={all[^1]["publicId"]}";
            var list = await ReadAsync(filled, $"v1/releases?{filter}&take=500{after}");
            all.AddRange(list["rows"]!.AsArray().OfType<JsonNode>());
            more = list["more"]!.GetValue<bool>();
        }

        return all;
    }

    // By digest where there is one: a version may name two releases.
    internal static string PathOf(JsonNode release) =>
        $"{Uri.EscapeDataString(Text(release["service"]))}/{Uri.EscapeDataString((release["digest"] ?? release["version"] ?? release["commit"])!.ToString())}";

    /// How much of each stage before production is proven.
    internal static IEnumerable<string> StagesOf(JsonNode release) =>
        release["stages"]!.AsArray().Where(s => Text(s!["stage"]) != "production").Select(s => $"{s!["passed"]} of {s["expected"]}");

    internal static string CustomersOf(JsonNode of, string unknown) => of["customers"] is { } customers ? Words.Number(customers.GetValue<long>()) : unknown;

    private static string WaitsFor(JsonArray reasons) => reasons.Count == 0 ? ""
        : ItemWords.Said(Text(reasons[0])) + (reasons.Count > 1 ? $", and {reasons.Count - 1} more" : "");

    private static IEnumerable<string> OpenOf(JsonNode gates) => gates.AsArray().Select(gate => gate!["open"]!.GetValue<bool>() ? "open" : "closed");

    private static string ProvenOf(JsonNode release) =>
        $"{(release["share"] is { } share ? Words.Percent(share.GetValue<double>()) : "none")} on {release["provenItems"]} of {release["expectedItems"]}";
}
