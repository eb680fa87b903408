using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dashboard.Core.Confidence;
using Dashboard.EndToEnd.Screens;
using static Dashboard.EndToEnd.SameFigureTests;
using static Dashboard.EndToEnd.SameReleaseTests;
using static Dashboard.EndToEnd.Support.Comparison;

namespace Dashboard.EndToEnd;

/// A service stands the same on its own page, in the list, on the overview and in the API, and so do its releases.
[Collection(LookersOn.Name)]
public partial class SameServiceTests(FilledApp filled, Browser browser)
{
    private const int MostReleases = 20;

    [Fact]
    public Task List_and_API_show_the_same_services() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var screen = new ServicesScreen(page);
        await screen.OpenAsync();
        var rows = await screen.RowsAsync();
        var api = await ServicesAsync();

        same.Same("services", rows.Select(r => r.Name), api.Select(s => Text(s["name"])));
        foreach (var (row, service) in rows.Zip(api))
        {
            same.Same($"{row.Name} owner", row.Owner, OwnerOf(service));
            same.Same($"{row.Name} newest", row.Newest, service["newest"]?["name"]?.ToString() ?? "none");
            same.Same($"{row.Name} newest's state", row.NewestState, service["newest"] is { } newest ? WordOf(newest["state"]) : null);
            same.Same($"{row.Name} in use", row.InUse, service["inUse"]?.ToString());
            same.Same($"{row.Name} on the way", row.OnTheWay, Texts(service["onTheWay"]));
            same.Same($"{row.Name} places", row.Places, PlacesOf(service));
            same.Same($"{row.Name} customers", row.Customers, CustomersOf(service, "not told"));
            same.Same($"{row.Name} last heard", row.LastHeard, When(service["lastSeenAt"]));
        }
    }, atLeast: 50);

    [Fact]
    public Task Service_page_and_API_say_the_same_of_a_service_and_its_releases() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        foreach (var service in await ServicesAsync())
        {
            var name = Text(service["name"]);
            var screen = new ServiceScreen(page, name);
            await screen.OpenAsync();
            var shown = await screen.ReadAsync();
            var releases = (await ReadAsync(filled, $"v1/releases?service={Uri.EscapeDataString(name)}&take={MostReleases}"))["rows"]!.AsArray().OfType<JsonNode>().ToList();

            same.Same("service", shown.Name, name);
            same.Same($"{name} facts", shown.Facts.Split(", last heard")[0], $"{OwnerOf(service)}, {CustomersOf(service, "customers a day not told") switch
            {
                "customers a day not told" and var untold => untold,
                var told => $"{told} customers a day",
            }}");
            same.Same($"{name} last heard", shown.LastHeard, When(service["lastSeenAt"]));
            same.Same($"{name} in use, but not said", service["inUse"]?.ToString() is { } used && !shown.Answer.Contains(used, StringComparison.Ordinal) ? used : null, null);
            same.Same($"{name} drift", shown.Drift, service["drift"]!.AsArray().Count == 0 ? null : $"Not in step: {string.Join("; ", Texts(service["drift"]))}.");
            same.Same($"{name} places", shown.Places.Order(StringComparer.Ordinal),
                service["environments"]!.AsArray().Select(e => $"{e!["environment"]} {e["name"]} {When(e["since"])}").Order(StringComparer.Ordinal));
            same.Same($"{name} releases", shown.Releases, releases.Select(LineOf));
            same.Same($"{name} alarms", shown.Alarms.Order(StringComparer.Ordinal), AlarmsOf(releases).Order(StringComparer.Ordinal));
            var shipped = (await AllAsync(filled, $"service={Uri.EscapeDataString(name)}&shipped=30d")).Count;
            same.Same($"{name} shipped", shown.Delivery[0].Split(". ")[0].TrimEnd('.'), shipped == 0 ? "none Nothing shipped"
                : FormattableString.Invariant($"{shipped * 7 / 30.0:0.#} a week {Words.Count(shipped, "release")} reached all customers"));
        }
    }, atLeast: 60);

    [Fact]
    public Task Overview_and_API_say_the_same_of_every_service() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var overview = new OverviewScreen(page);
        await overview.OpenAsync();
        var services = (await ServicesAsync()).Where(s => s["newest"] is not null).ToDictionary(s => Text(s["name"]));
        var matrix = await overview.MatrixAsync();
        same.Same("services", matrix.Select(r => r.Service).Order(StringComparer.Ordinal), services.Keys.Order(StringComparer.Ordinal));
        foreach (var row in matrix)
        {
            var service = services[row.Service];
            same.Same($"{row.Service} newest", $"{row.Address} {row.Newest}", $"/releases/{service["newest"]!["publicId"]} {service["newest"]!["name"]}");
            same.Same($"{row.Service} tier", row.Tier, $"tier {service["tier"]}");
            same.Same($"{row.Service} in use", row.InUse, service["inUse"]?.ToString() ?? "nothing seen");
            var newest = (await ReadAsync(filled, $"v1/releases?service={Uri.EscapeDataString(row.Service)}&take=1"))["rows"]![0]!;
            foreach (var (cell, stage) in row.Cells.Zip(StagesOf(await ReadAsync(filled, $"v1/releases/{PathOf(newest)}"))).Where(pair => Proven().IsMatch(pair.First)))
                same.Same($"{row.Service} {newest["name"]}: {cell}", Proven().Match(cell).Value, stage);
        }
    }, atLeast: 60);

    [Fact]
    public Task What_the_overview_counts_is_what_the_lists_hold() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var overview = new OverviewScreen(page);
        await overview.OpenAsync();
        var services = await ServicesAsync();
        var releases = (await AllAsync(filled, "")).ToDictionary(r => Text(r["publicId"]));
        var live = services.Select(InUseOf).OfType<string>().Select(id => releases[id]).ToList();
        var through = live.Count(r => !r["bypassed"]!.GetValue<bool>() && r["gates"]!.AsArray().All(g => g!["open"]!.GetValue<bool>()));
        same.Same("counts", await overview.CountsAsync(),
        [
            $"{Words.Count(services.Count, "service")}, {Words.Count(services.Select(s => Text(s["team"])).Distinct(StringComparer.Ordinal).Count(), "team")}",
            $"{through} of {Words.Count(live.Count, "service")}",
        ]);

        var attention = await overview.AttentionAsync();
        foreach (var item in attention.Where(a => a.Address?.StartsWith("/releases/", StringComparison.Ordinal) == true))
        {
            var release = releases[item.Address!.Split('/')[^1]];
            same.Same(item.Title, item.Title.StartsWith($"{release["service"]} {release["name"]} ", StringComparison.Ordinal), true);
            if (item.Risk.Contains(" a day", StringComparison.Ordinal))
                same.Same($"{item.Title}: customers", item.Risk.Split(' ')[0], CustomersOf(release, "unknown"));
        }

        foreach (var item in attention.Where(a => a.Title.Contains(" has an open ", StringComparison.Ordinal)))
        {
            var name = Uri.UnescapeDataString(item.Address!.Split('/')[^1]);
            var screen = new ServiceScreen(page, name);
            await screen.OpenAsync();
            var incidents = (await screen.ReadAsync()).Incidents;
            same.Same(item.Title, incidents.Any(i => item.Title == $"{name} has an open {i.Split(' ')[2]} incident"), true);
        }
    }, atLeast: 2);

    private async Task<List<JsonNode>> ServicesAsync() =>
        [.. (await ReadAsync(filled, "v1/services"))["services"]!.AsArray().Where(s => !s!["quiet"]!.GetValue<bool>()).OfType<JsonNode>()];

    private static string? InUseOf(JsonNode service) => service["environments"]!.AsArray().Where(e => e!["stage"]?.ToString() == "production")
        .MaxBy(e => e!["since"]!.GetValue<DateTimeOffset>())?["releaseId"]?.ToString();

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(Text);

    private static string OwnerOf(JsonNode service) => $"{service["team"]}, tier {service["tier"]}{(service["tierIsKnown"]!.GetValue<bool>() ? "" : " unless told otherwise")}";

    private static string PlacesOf(JsonNode service) => (service["drift"]!.AsArray(), service["environments"]!.AsArray().Count) switch
    {
        ({ Count: > 1 } drift, _) => $"{drift[0]} and {drift.Count - 1} more",
        ({ Count: 1 } drift, _) => Text(drift[0]),
        (_, 0) => "never told",
        (_, var places) => $"{Words.Count(places, "place")}, in step",
    };

    private static string LineOf(JsonNode release)
    {
        var gates = release["gates"]!.AsArray();
        return $"/releases/{release["publicId"]} {release["name"]} {WordOf(release["state"])} {gates.Count(g => g!["open"]!.GetValue<bool>())} of {gates.Count} {When(release["orderAt"])}";
    }

    private static IEnumerable<string> AlarmsOf(List<JsonNode> releases) =>
        releases.SelectMany(r => Texts(r["alerts"]).Select(a => (Words: $"Alert {a} is firing and prevents promotion", Release: r)))
            .Concat(releases.Where(r => r["duplicateVersion"]!.GetValue<bool>()).Select(r => ($"Version {r["version"]} names more than one artifact", r)))
            .Concat(releases.Where(r => r["bypassed"]!.GetValue<bool>()).Select(r => ("Customers reached through a closed gate", r)))
            .GroupBy(a => a.Item1, a => $"/releases/{a.Item2["publicId"]}")
            .Select(g => $"{g.Key} {string.Join(' ', g.Order(StringComparer.Ordinal))}");

    [GeneratedRegex(@"\d+ of \d+", RegexOptions.None, 1000)]
    private static partial Regex Proven();
}
