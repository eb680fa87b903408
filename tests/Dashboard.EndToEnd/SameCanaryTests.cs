using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.EndToEnd.Screens;
using Dashboard.Hub;
using static Dashboard.EndToEnd.SameFigureTests;
using static Dashboard.EndToEnd.SameReleaseTests;
using static Dashboard.EndToEnd.Support.Comparison;

namespace Dashboard.EndToEnd;

/// A rollout stands the same in the list, on its own page, on its release's page, on the overview, in the API and on the hub.
[Collection(LookersOn.Name)]
public class SameCanaryTests(FilledApp filled, Browser browser)
{
    private const int MostEnded = 8;

    [Fact]
    public Task Canaries_page_API_and_hub_tell_the_same_rollouts() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var screen = new CanariesScreen(page);
        await screen.OpenAsync();
        var api = await ReadAsync(filled, "v1/rollouts");
        var (live, ended) = (await screen.LiveAsync(), await screen.EndedAsync());
        same.Same("how many are under way", $"{live.Length}", $"{api["live"]!.AsArray().Count}");
        foreach (var (row, rollout) in live.Zip(api["live"]!.AsArray()).Concat(ended.Zip(api["ended"]!.AsArray())))
        {
            same.Same("rollout", $"{row.Id} {row.Name} {row.Owner}", $"{rollout!["publicId"]} {rollout["service"]} {rollout["name"]} tier {rollout["tier"]}, {rollout["team"]}");
            same.Same($"{row.Name} phase", row.Word, WordOf(rollout["phase"]));
            same.Same($"{row.Name} traffic", $"{row.Weight} {row.Step}".TrimEnd(), TrafficOf(rollout));
            same.Same($"{row.Name} advice", row.Advice, WordOf(rollout["advice"]!["verdict"]));
            same.Same($"{row.Name} because", row.Why, rollout["advice"]!["reasons"]!.AsArray().Select(Text).FirstOrDefault() ?? "");
            same.Same($"{row.Name} differs", row.Differs, rollout["differs"]!.GetValue<bool>());
            same.Same($"{row.Name} changed", row.Changed, When(rollout["updatedAt"]));
        }

        await using var follower = await HubFollower.StartAsync(filled.App, after: null);
        var hub = await follower.NextAsync<CurrentState>();
        same.Same("hub", hub.Rollouts.Select(r => $"{r.ReleaseId} {r.Weight} {r.Phase}"), api["live"]!.AsArray().Select(r => $"{r!["publicId"]} {r["weight"]} {r["phase"]}"));
    }, atLeast: 50);

    [Fact]
    public Task Canary_page_passport_and_API_tell_one_rollout_alike() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var api = await ReadAsync(filled, "v1/rollouts");
        foreach (var rollout in api["live"]!.AsArray().Concat(api["ended"]!.AsArray().Take(MostEnded)).OfType<JsonNode>())
        {
            var name = $"{rollout["service"]} {rollout["name"]}";
            var screen = new CanaryScreen(page, Text(rollout["publicId"]));
            await screen.OpenAsync();
            var shown = await screen.ReadAsync();
            var release = (await AllAsync(filled, $"service={Uri.EscapeDataString(Text(rollout["service"]))}")).Single(r => Text(r["publicId"]) == Text(rollout["publicId"]));
            var state = (await ReadAsync(filled, $"v1/releases/{PathOf(release)}"))["head"]!["rollout"]!;

            same.Same("canary", shown.Release, $"{name}, tier {rollout["tier"]}, owned by {rollout["team"]}");
            same.Same($"{name} where", shown.Where, WhereOf(rollout));
            same.Same($"{name} advice", shown.Advice, WordOf(rollout["advice"]!["verdict"]));
            same.Same($"{name} reasons", shown.Why, rollout["advice"]!["reasons"]!.AsArray().Select(Text));
            same.Same($"{name} differs", shown.Differs, rollout["differs"]!.GetValue<bool>());
            same.Same($"{name} now", shown.Now, rollout["exposed"]!["customersNow"] is { } now ? Words.Number(now.GetValue<long>()) : ShareOf(rollout["weight"]));
            await CompareExposureAsync(same, name, shown.Exposed, rollout);
            if (rollout["step"] is { } step && rollout["steps"] is { } steps)
                same.Same($"{name} steps", shown.Steps[2].Split(". ")[0], $"Step {step} of {steps}");
            same.Same($"{name} shares", shown.Changes, state["weights"]!.AsArray().Reverse().Select(w => $"{ShareOf(w!["weight"])} of traffic {When(w["at"])}"));
            same.Same($"{name} metrics", shown.Metrics.Select(m => (m.Split(' ')[0], m.Split(' ')[^1]).ToString()),
                state["metrics"]!.AsArray().Select(m => (Text(m!["metric"]), CanaryWords.Figure(m["canary"]?.GetValue<double>())).ToString()));
            var ship = release["gates"]!.AsArray()[^1]!["open"]!.GetValue<bool>() ? "open" : "closed";
            same.Same($"{name} last gate", shown.Ship.StartsWith($"Ready to ship is {ship}", StringComparison.Ordinal), true);

            var passport = new PassportScreen(page, Text(rollout["publicId"]));
            await passport.OpenAsync();
            same.Same($"{name} on its passport", await passport.RolloutAsync(),
                $"{WordOf(rollout["phase"])} {ShareOf(rollout["weight"])}{(rollout["weight"] is null ? "" : " of traffic")}. Canary");
        }
    }, atLeast: 60);

    [Fact]
    public Task Overview_services_and_leaders_tell_the_same_rollouts() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var api = await ReadAsync(filled, "v1/rollouts");
        var live = api["live"]!.AsArray().OfType<JsonNode>().ToList();
        var known = live.Concat(api["ended"]!.AsArray().OfType<JsonNode>()).ToDictionary(r => $"/canaries/{r["publicId"]}");
        var overview = new OverviewScreen(page);
        await overview.OpenAsync();
        var strip = await overview.CanariesAsync();
        same.Same("under way", strip.Where(c => !c.Word.StartsWith("Back ", StringComparison.Ordinal)).Select(c => c.Address).Order(StringComparer.Ordinal),
            live.Select(r => $"/canaries/{r["publicId"]}").Order(StringComparer.Ordinal));
        foreach (var canary in strip)
        {
            var rollout = known[canary.Address];
            same.Same("on the strip", $"{canary.Name} {canary.Word}", $"{rollout["service"]} {rollout["name"]} {(rollout["endedAt"] is null ? ShareOf(rollout["weight"]) : $"Back at {ShareOf(rollout["mostWeight"])}")}");
            var screen = new CanaryScreen(page, Text(rollout["publicId"]));
            await screen.OpenAsync();
            var metrics = (await screen.ReadAsync()).Metrics;
            if (rollout["endedAt"] is null && metrics.Length > 0)
                same.Same($"{canary.Name} metrics", canary.Words.Split(". ")[0].TrimEnd('.'), $"{metrics.Count(m => m.Contains(" Inside ") || m.Contains(" Passed,"))} of {Words.Count(metrics.Length, "metric")} inside the pass line");
        }

        var services = (await ReadAsync(filled, "v1/services"))["services"]!.AsArray();
        same.Same("services", services.SelectMany(s => s!["onTheWay"]!.AsArray().Select(w => $"{s["name"]} {w}")).Order(StringComparer.Ordinal),
            live.Select(r => $"{r["service"]} {r["name"]} {(r["weight"] is { } weight ? $"at {ShareOf(weight)}" : "on its way")}").Order(StringComparer.Ordinal));

        var role = new RoleScreen(page, "coo");
        await role.OpenAsync();
        var byRelease = live.Where(r => r["weight"] is not null).ToDictionary(r => $"/releases/{r["publicId"]}");
        foreach (var candidate in (await role.CandidatesAsync()).Where(c => byRelease.ContainsKey(c.Address)))
            same.Same($"{candidate.Name} to a leader", candidate.Where, $"Canary at {ShareOf(byRelease[candidate.Address]["weight"])}{(Text(byRelease[candidate.Address]["phase"]) == "paused" ? ", paused" : "")}");
    }, atLeast: 8);

    // What a rollout that goes on has given grows with every minute, without any fact.
    private async Task CompareExposureAsync(Comparison same, string name, string shown, JsonNode before)
    {
        var all = await ReadAsync(filled, "v1/rollouts");
        var after = all["live"]!.AsArray().Concat(all["ended"]!.AsArray()).Single(r => Text(r!["publicId"]) == Text(before["publicId"]))!;
        same.Same($"{name} unit", shown.Split(' ')[1], ExposureOf(before).Split(' ')[1]);
        same.Between($"{name} exposed", NumberOf(shown), NumberOf(ExposureOf(before)), NumberOf(ExposureOf(after)));
    }

    private static string ExposureOf(JsonNode rollout) => CanaryWords.Exposure(rollout["exposed"]!.Deserialize<Exposed>(JsonSerializerOptions.Web)!);

    private static long NumberOf(string exposure) => long.Parse(exposure.Split(' ')[0].Replace(",", "", StringComparison.Ordinal));

    private static string ShareOf(JsonNode? weight) => Words.Traffic(weight?.GetValue<double>());

    private static string WhereOf(JsonNode rollout) => Text(rollout["phase"]) switch
    {
        "promoted" => "Everyone has it",
        "aborted" => "Turned back",
        "paused" => $"Paused at {ShareOf(rollout["weight"])}",
        _ => $"Canary at {ShareOf(rollout["weight"])}",
    };

    private static string TrafficOf(JsonNode rollout) => rollout switch
    {
        _ when Text(rollout["phase"]) == "aborted" => $"{ShareOf(rollout["mostWeight"])} at most",
        _ when rollout["endedAt"] is not null => "100%",
        _ when rollout["step"] is { } step && rollout["steps"] is { } steps => $"{ShareOf(rollout["weight"])} step {step} of {steps}",
        _ => ShareOf(rollout["weight"]),
    };
}
