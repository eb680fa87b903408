using System.Text.Json.Nodes;
using Dashboard.Core.Confidence;
using Dashboard.EndToEnd.Screens;
using Dashboard.Hub;
using static Dashboard.EndToEnd.Support.Comparison;

namespace Dashboard.EndToEnd;

/// A figure that stands in two places is one figure, read at one sequence number.
[Collection(LookersOn.Name)]
public class SameFigureTests(FilledApp filled, Browser browser)
{
    private const int Tries = 3;

    [Fact]
    public Task Overview_and_API_give_the_organisation_one_answer() => AtOneSequenceAsync(async (page, same) =>
    {
        var overview = new OverviewScreen(page);
        await overview.OpenAsync();
        var api = await ReadAsync("v1/roles");

        same.Same("sentence", await overview.HeadlineAsync(), Text(api["sentence"]));
        same.Same("share", await overview.ShareAsync(), ShareOf(api["share"]!));
        foreach (var (tile, role) in (await overview.TilesAsync()).Zip(api["roles"]!.AsArray()))
        {
            same.Same("leader", tile.Address, $"/roles/{role!["role"]}");
            same.Same($"{tile.Address} verdict", tile.Word, WordOf(role["verdict"]));
            same.Same($"{tile.Address} met", tile.Met, $"{role["metCount"]} of 3 met");
            same.Same($"{tile.Address} fact", tile.Fact, Text(role["sentence"])[^tile.Fact.Length..]);
        }
    }, atLeast: 22);

    [Theory]
    [InlineData("ceo")]
    [InlineData("ciso")]
    [InlineData("coo")]
    [InlineData("cto")]
    [InlineData("legal")]
    public Task Role_page_and_API_give_a_leader_one_answer(string role) => AtOneSequenceAsync(async (page, same) =>
    {
        var screen = new RoleScreen(page, role);
        await screen.OpenAsync();
        var all = await ReadAsync("v1/roles");
        var summary = all["roles"]!.AsArray().Single(r => Text(r!["role"]) == role)!;
        var posture = await ReadAsync($"v1/roles/{role}");

        same.Same("sentence", await screen.HeadlineAsync(), Text(summary["sentence"]));
        same.Same("sentence of its own answer", $"{posture["lead"]} {posture["fact"]}", Text(summary["sentence"]));
        same.Same("verdict", await screen.WordAsync(), WordOf(summary["verdict"]));
        same.Same("met", await screen.MetAsync(), $"{summary["metCount"]} of 3");
        same.Same("share", await screen.ShareAsync(), ShareOf(summary["share"]!));
        same.Same("share of its own answer", ShareOf(posture["share"]!), ShareOf(summary["share"]!));
        var findings = summary["findings"]!.AsArray();
        var checks = await screen.ChecksAsync();
        same.Same("check verdicts", checks.Select(c => c.Word), findings.Select(f => WordOf(f!["verdict"])));
        same.Same("check values", checks.Select(c => c.Value), findings.Select(f => Text(f!["valueText"])));
    }, atLeast: 8);

    [Fact]
    public Task Services_page_overview_and_API_name_the_same_releases() => AtOneSequenceAsync(async (page, same) =>
    {
        var screen = new ServicesScreen(page);
        await screen.OpenAsync();
        var api = (await ReadAsync("v1/services"))["services"]!.AsArray().Where(s => !s!["quiet"]!.GetValue<bool>()).ToList();
        var rows = await screen.RowsAsync();
        same.Same("services", rows.Select(r => r.Name), api.Select(s => Text(s!["name"])));
        same.Same("newest", rows.Select(r => r.Newest), api.Select(s => s!["newest"]?["name"]?.ToString() ?? "none"));
        same.Same("in use", rows.Select(r => r.InUse), api.Select(s => s!["inUse"]?.ToString()));

        var overview = new OverviewScreen(page);
        await overview.OpenAsync();
        var matrix = (await overview.MatrixAsync()).OrderBy(r => r.Service, StringComparer.Ordinal).Select(r => $"{r.Service} {r.Newest}");
        same.Same("matrix", matrix, rows.Where(r => r.Newest != "none").OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => $"{r.Name} {r.Newest}"));
    }, atLeast: 4);

    [Fact]
    public Task Evidence_page_and_API_count_the_same_deliveries() => AtOneSequenceAsync(async (page, same) =>
    {
        var screen = new EvidenceScreen(page);
        await screen.OpenAsync();
        var counts = (await ReadAsync("v1/deliveries"))["counts"]!.AsArray();

        same.Same("counts", (await screen.CountsAsync()).Select(c => c.Count), counts.Select(c => Words.Number(c!["count"]!.GetValue<long>())));
        same.Same("kinds", (await screen.CountsAsync()).Select(c => Uri.UnescapeDataString(c.Address.Split("status=")[^1])), counts.Select(c => Text(c!["fate"])));
    }, atLeast: 2);

    [Fact]
    public Task Canaries_page_API_and_hub_tell_the_same_rollouts() => AtOneSequenceAsync(async (page, same) =>
    {
        var screen = new CanariesScreen(page);
        await screen.OpenAsync();
        var rows = await screen.LiveAsync();
        var api = (await ReadAsync("v1/rollouts"))["live"]!.AsArray();
        await using var follower = await HubFollower.StartAsync(filled.App, after: null);
        var hub = await follower.NextAsync<CurrentState>();

        same.Same("rollouts", rows.Select(r => r.Id), api.Select(r => Text(r!["publicId"])));
        same.Same("names", rows.Select(r => r.Name), api.Select(r => $"{r!["service"]} {r["name"]}"));
        same.Same("phases", rows.Select(r => r.Word), api.Select(r => WordOf(r!["phase"])));
        var overview = new OverviewScreen(page);
        await overview.OpenAsync();
        var going = (await overview.CanariesAsync()).Where(c => !c.Word.StartsWith("Back", StringComparison.Ordinal)).OrderBy(c => c.Address, StringComparer.Ordinal).ToList();
        same.Same("overview", going.Select(c => $"{c.Address} {c.Name} {c.Word}"),
            rows.OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => $"/canaries/{r.Id} {r.Name} {r.Weight}"));
        same.Same("hub", hub.Rollouts.Select(r => $"{r.ReleaseId} {r.Weight} {r.Phase}"), api.Select(r => $"{r!["publicId"]} {r["weight"]} {r["phase"]}"));
    }, atLeast: 5);

    // Nothing is sent meanwhile, but the clock may record an answer that changed by age: then everything is read again.
    internal static async Task AtOneSequenceAsync(FilledApp filled, Browser browser, Func<OpenPage, Comparison, Task> compare, int atLeast)
    {
        for (var tried = 1; ; tried++)
        {
            var before = Text((await ReadAsync(filled, "v1/gates?answers=1"))["sequence"]);
            var same = new Comparison();
            await using var page = await browser.OpenAsync(filled.App);
            await compare(page, same);
            if (Text((await ReadAsync(filled, "v1/gates?answers=1"))["sequence"]) != before && tried < Tries)
                continue;
            Assert.True(same.Differences.Count == 0, string.Join('\n', same.Differences));
            Assert.True(same.Compared >= atLeast, $"only {same.Compared} figures were compared");
            return;
        }
    }

    internal static async Task<JsonNode> ReadAsync(FilledApp filled, string path) => JsonNode.Parse(await filled.App.Api.GetStringAsync(path))!;

    internal static string Text(JsonNode? node) => node!.ToString();

    private static string ShareOf(JsonNode reading)
    {
        var share = reading["share"]!;
        return $"{(share["share"] is { } value ? Words.Percent(value.GetValue<double>()) : "none")} on {share["provenItems"]} of {share["expectedItems"]}";
    }

    private Task AtOneSequenceAsync(Func<OpenPage, Comparison, Task> compare, int atLeast) => AtOneSequenceAsync(filled, browser, compare, atLeast);

    private Task<JsonNode> ReadAsync(string path) => ReadAsync(filled, path);
}
