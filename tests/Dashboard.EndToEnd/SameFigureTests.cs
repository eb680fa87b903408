using System.Text.Json.Nodes;
using Dashboard.Core.Confidence;
using Dashboard.EndToEnd.Screens;
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
        same.Same("cause, owner and next step", await screen.DetailAsync(), Text(summary["statement"]!["detail"]));
        same.Same("share", await screen.ShareAsync(), ShareOf(summary["share"]!));
        same.Same("share of its own answer", ShareOf(posture["share"]!), ShareOf(summary["share"]!));
        var findings = summary["findings"]!.AsArray();
        var checks = await screen.ChecksAsync();
        same.Same("check verdicts", checks.Select(c => c.Word), findings.Select(f => WordOf(f!["verdict"])));
        same.Same("check targets", checks.Select(c => c.Target), findings.Select(f => $"target {f!["targetText"]}"));
        same.Same("check coverage", checks.Select(c => c.RestsOn), findings.Select(f => RestsOn(f!["coverage"]!)));
        same.Same("weakest services", checks.Select(c => c.Weakest), findings.Select(f => f!["weakestService"]?.ToString()));
        same.Same("oldest evidence", checks.Select(c => c.Oldest), findings.Select(f => f!["oldestAt"] is { } at ? When(at) : null));
        same.Same("changes", await screen.ChangesAsync(), (await ReadAsync($"v1/roles/{role}/changes"))["changes"]!.AsArray().Select(ChangeOf));
        same.Same("check values", checks.Select(c => c.Value), findings.Select(f => Text(f!["valueText"])));
    }, atLeast: 13);

    [Fact]
    public Task Evidence_page_and_API_count_the_same_deliveries() => AtOneSequenceAsync(async (page, same) =>
    {
        var screen = new EvidenceScreen(page);
        await screen.OpenAsync();
        var counts = (await ReadAsync("v1/deliveries"))["counts"]!.AsArray();

        same.Same("counts", (await screen.CountsAsync()).Select(c => c.Count), counts.Select(c => Words.Number(c!["count"]!.GetValue<long>())));
        same.Same("kinds", (await screen.CountsAsync()).Select(c => Uri.UnescapeDataString(c.Address.Split("status=")[^1])), counts.Select(c => Text(c!["fate"])));
    }, atLeast: 2);

    // Nothing is sent meanwhile, but the clock may record an answer that changed by age, and words of age change with the minute:
    // then everything is read again.
    internal static async Task AtOneSequenceAsync(FilledApp filled, Browser browser, Func<OpenPage, Comparison, Task> compare, int atLeast)
    {
        for (var tried = 1; ; tried++)
        {
            var before = Text((await ReadAsync(filled, "v1/gates?answers=1"))["sequence"]);
            var begun = TimeProvider.System.GetUtcNow();
            var same = new Comparison();
            await using var page = await browser.OpenAsync(filled.App);
            await compare(page, same);
            var minuteTurned = same.Differences.Count > 0 && TimeProvider.System.GetUtcNow().Minute != begun.Minute;
            if ((minuteTurned || Text((await ReadAsync(filled, "v1/gates?answers=1"))["sequence"]) != before) && tried < Tries)
                continue;
            Assert.True(same.Differences.Count == 0, string.Join('\n', same.Differences));
            Assert.True(same.Compared >= atLeast, $"only {same.Compared} figures were compared");
            return;
        }
    }

    internal static async Task<JsonNode> ReadAsync(FilledApp filled, string path) => JsonNode.Parse(await filled.App.Api.GetStringAsync(path))!;

    internal static string Text(JsonNode? node) => node!.ToString();

    private static string? RestsOn(JsonNode coverage) =>
        coverage["expected"]!.GetValue<int>() == 0 ? null : $"{Words.Number(coverage["known"]!.GetValue<int>())} of {Words.Number(coverage["expected"]!.GetValue<int>())}";

    private static string ChangeOf(JsonNode? change) =>
        change!["before"] is { } before ? $"{change["what"]} {before} to {change["now"]}" : $"{change["now"]} {change["what"]}";

    private static string ShareOf(JsonNode reading)
    {
        var share = reading["share"]!;
        return $"{(share["share"] is { } value ? Words.Percent(value.GetValue<double>()) : "none")} on {share["provenItems"]} of {share["expectedItems"]}";
    }

    private Task AtOneSequenceAsync(Func<OpenPage, Comparison, Task> compare, int atLeast) => AtOneSequenceAsync(filled, browser, compare, atLeast);

    private Task<JsonNode> ReadAsync(string path) => ReadAsync(filled, path);
}
