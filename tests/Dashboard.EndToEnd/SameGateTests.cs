using System.Text.Json.Nodes;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.EndToEnd.Screens;
using Dashboard.Evidence;
using static Dashboard.EndToEnd.SameFigureTests;
using static Dashboard.EndToEnd.SameReleaseTests;
using static Dashboard.EndToEnd.Support.Comparison;

namespace Dashboard.EndToEnd;

/// What waits, what was decided and what arrived stand the same wherever they are told.
[Collection(LookersOn.Name)]
public class SameGateTests(FilledApp filled, Browser browser)
{
    private const int Looked = 5;

    // How many of a queue, and how many reasons of each, the page shows.
    private const int MostShown = 8;
    private const int MostReasons = 3;

    [Fact]
    public Task Queues_releases_and_gate_path_give_the_same_reasons() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var screen = new GatesScreen(page);
        await screen.OpenAsync();
        var queues = (await ReadAsync(filled, "v1/gates"))["queues"]!.AsArray();
        same.Same("waiting", await screen.WaitsAsync(), queues.SelectMany(q => q!["waiting"]!.AsArray().Take(MostShown).Select(WaitOf)));

        var releases = (await AllAsync(filled, "state=in-flight")).ToDictionary(r => Text(r["publicId"]));
        foreach (var (gate, wait) in queues.SelectMany(q => q!["waiting"]!.AsArray().Select(w => (Gate: Text(q["gate"]), Wait: w!))))
        {
            var name = $"{wait["service"]} {wait["name"]}";
            var release = releases[Text(wait["publicId"])];
            var own = release["gates"]!.AsArray().Single(g => Text(g!["gate"]) == gate)!;
            same.Same($"{name} waits at", gate, Text(release["waitsAt"]));
            same.Same($"{name} since", When(wait["since"]), When(release["waitsSince"]));
            same.Same($"{name} reasons", Texts(wait["reasons"]), Texts(own["reasons"]));
            using var answer = await filled.App.Api.GetAsync($"v1/gate/{PathOf(release)}?gate={gate}");
            var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            same.Same($"{name} reasons to a pipeline", Texts(told["reasons"]), Texts(own["reasons"]));
            same.Same($"{name} missing to a pipeline", Texts(told["missing"]), Texts(own["missing"]));
        }
    }, atLeast: 20);

    [Fact]
    public Task Decisions_stand_the_same_on_the_gates_page_the_passport_and_in_the_API() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var screen = new GatesScreen(page);
        await screen.OpenAsync();
        var shown = await screen.AnswersAsync();
        var answers = (await ReadAsync(filled, $"v1/gates?answers={shown.Length}"))["answers"]!.AsArray().OfType<JsonNode>().ToList();
        same.Same("answers", shown, answers.Select(AnswerOf));
        same.Same("ready", await screen.ReadyAsync(), $"{(await AllAsync(filled, "state=ready-to-ship")).Count}");

        var releases = (await AllAsync(filled, "")).ToDictionary(r => Text(r["publicId"]));
        foreach (var id in answers.Select(a => Text(a["publicId"])).Distinct(StringComparer.Ordinal).Take(Looked))
        {
            var decisions = (await ReadAsync(filled, $"v1/releases/{PathOf(releases[id])}"))["decisions"]!.AsArray().OfType<JsonNode>().ToList();
            var passport = new PassportScreen(page, id);
            await passport.OpenAsync();
            same.Same($"{id} passport", await passport.DecisionsAsync(), decisions.Select(d => $"{(IsOpen(d) ? "Open" : "Closed")} {DecidedOf(d)}"));
            foreach (var answer in answers.Where(a => Text(a["publicId"]) == id))
            {
                var recorded = decisions.Single(d => Text(d["sequence"]) == Text(answer["sequence"]));
                same.Same($"{id} {answer["sequence"]}", $"{answer["gate"]} {answer["open"]} {answer["at"]} {answer["because"]}", $"{recorded["gate"]} {recorded["open"]} {recorded["at"]} {recorded["because"]}");
            }
        }
    }, atLeast: 2 + (2 * Looked));

    [Fact]
    public Task Deliveries_stand_the_same_in_the_list_on_their_pages_and_in_the_API() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var screen = new EvidenceScreen(page);
        await screen.OpenAsync();
        var rows = await screen.RowsAsync();
        var api = (await ReadAsync(filled, $"v1/deliveries?take={rows.Length}"))["deliveries"]!.AsArray();
        same.Same("deliveries", rows.Select(r => $"{r.Address} {r.Sender} {r.Fate} {r.Received}"), api.Select(DeliveryOf));
        foreach (var row in api.Take(Looked).OfType<JsonNode>())
        {
            var delivery = new DeliveryScreen(page, Text(row["sequence"]));
            await delivery.OpenAsync();
            same.Same($"{row["sequence"]}", await delivery.FateAsync(),
                $"{FateLook.Means(Text(row["status"]))}{(row["reason"] is { } why ? $" {why}" : "")} {Words.Count(row["factCount"]!.GetValue<int>(), "fact")}, each a link of the chain");
        }
    }, atLeast: 1 + Looked);

    [Fact]
    public Task Every_page_says_the_sequence_number_it_stands_at_and_it_is_the_APIs() => AtOneSequenceAsync(filled, browser, async (page, same) =>
    {
        var sequence = Words.Number((await ReadAsync(filled, "v1/gates?answers=1"))["sequence"]!.GetValue<long>());
        var service = Text((await ReadAsync(filled, "v1/services"))["services"]![0]!["name"]);
        var canary = Text((await ReadAsync(filled, "v1/rollouts"))["live"]![0]!["publicId"]);
        Screen[] screens =
        [
            new OverviewScreen(page), new RoleScreen(page, "ceo"), new RoleScreen(page, "legal"), new ReleasesScreen(page), new PassportScreen(page, canary),
            new GatesScreen(page), new CanariesScreen(page), new CanaryScreen(page, canary), new ServicesScreen(page), new ServiceScreen(page, service),
        ];
        foreach (var screen in screens)
        {
            await screen.OpenAsync();
            same.Same(screen.ToString()!, await screen.SequenceAsync(), sequence);
        }

        var evidence = new EvidenceScreen(page);
        await evidence.OpenAsync();
        same.Same("newest link of the chain", await evidence.NewestFactAsync(), $"#{sequence}");
        foreach (var read in (string[])["roles", "roles/cto", "releases", "services", "gates", "rollouts", "deliveries"])
            same.Same(read, Words.Number((await ReadAsync(filled, $"v1/{read}"))["sequence"]!.GetValue<long>()), sequence);
    }, atLeast: 18);

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(Text);

    private static bool IsOpen(JsonNode decision) => decision["open"]!.GetValue<bool>();

    private static string WaitOf(JsonNode? wait)
    {
        var reasons = Texts(wait!["reasons"]).Select(ItemWords.Said).ToList();
        var more = reasons.Count > MostReasons ? [$"and {Words.Count(reasons.Count - MostReasons, "more reason")}"] : Array.Empty<string>();
        return $"{wait["publicId"]} {wait["service"]} {wait["name"]}: {string.Join("; ", reasons.Take(MostReasons).Concat(more))}";
    }

    private static string AnswerOf(JsonNode answer)
    {
        var gate = GateNames.Title(Enum.GetValues<Gate>().Single(g => Core.Pipeline.Slug.Of(g) == Text(answer["gate"])));
        return $"{answer["sequence"]} {answer["service"]} {answer["name"]} {(IsOpen(answer) ? "Opened" : "Closed")} {gate} {DecidedOf(answer)}";
    }

    // When what decided had happened, where it was recorded later, and when it was recorded.
    private static string DecidedOf(JsonNode decision) => decision["provenAt"] is { } proven ? $"{When(proven)} {When(decision["at"])}" : When(decision["at"]);

    private static string DeliveryOf(JsonNode? row) =>
        $"/evidence/{row!["sequence"]} {row["source"]}{(row["sourceEvent"] is { } name ? $" {name}" : "")} {FateLook.Word(Text(row["status"]))} {When(row["receivedAt"])}";
}
