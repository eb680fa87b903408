using Bunit;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Stages;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Stages;

/// <summary>What releases add to the fast stages and to the shared one beside their checks, each told while the page is open, and opened to what it is made of.</summary>
public sealed class StageRowsPageTests : BookPageTest
{
    private static readonly string[] OfFast = ["focus", "service", "autonomy", "stories"];

    public StageRowsPageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<StageFigures>();
        Services.AddSingleton<TrialFigures>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<LookBackFigures>();
        Services.AddSingleton<CostFigures>();
        Services.AddSingleton<StagesQueries>();
    }

    // The first holds its monitoring when it is built and came with tests; the second came without, and got its monitoring after it was deployed.
    [Fact]
    public async Task What_a_package_holds_when_it_is_built_stands_beside_what_it_holds_at_production()
    {
        var page = Open(Stage.Build);
        page.WaitForAssertion(() => Assert.Equal(("not told", "not told"), (Fact(page, "ready-at-build"), Fact(page, "with-tests"))));

        var (first, second) = (Of("1"), Of("2"));
        await Told.TellAsync(
            Merged(first, "true"), Packed(first, "logic,monitoring"), Merged(second, "false"), Packed(second, "logic"), second.Deployed("stubbed-cart", 5),
            second.Event(EventTypes.ArtifactPublished, 6) with { Details = Details(("manifest", "logic,monitoring")) }, second.Deployed("production", 9));

        page.WaitForAssertion(() => Assert.Equal(("50%", "50%"), (Fact(page, "ready-at-build"), Fact(page, "with-tests"))));
        Assert.Contains("At production: 100% of 1 release", Text(page, "ready-at-build"), StringComparison.Ordinal);
        var opened = Open(Stage.Build, ReleaseSides.ReadyAtBuild.Facet);
        opened.WaitForAssertion(() => Assert.Equal(["1: 1 of 1", "2: 0 of 1"], Rows(opened, "releases").Order()));
    }

    // The answer to the first came after 35 minutes, 20 beyond the budget: a test failed. The second is told to be up, and waited five minutes in a queue.
    [Fact]
    public async Task A_fast_answer_shows_the_focus_it_cost_the_service_it_made_and_who_waited()
    {
        var page = Open(Stage.StubbedFunctional);
        page.WaitForAssertion(() => Assert.All(OfFast, key => Assert.Equal("not told", Fact(page, key))));

        await Told.TellAsync(Tried("1", Outcome.Failure, 0));

        page.WaitForAssertion(() => Assert.Equal(("20 minutes", "0%", "100%", "1"), (Fact(page, "focus"), Fact(page, "service"), Fact(page, "autonomy"), Fact(page, "stories"))));
        Assert.Contains("1 deployed, 0 well there, 1 of 1 observable", Text(page, "service"), StringComparison.Ordinal);
        Assert.Contains("4 of 5 criteria passed", Text(page, "stories"), StringComparison.Ordinal);

        await Told.TellAsync([.. Tried("2", Outcome.Success, 5), Health("up", 40, "stubbed-cart", "2")]);

        var again = Open(Stage.StubbedFunctional);
        again.WaitForAssertion(() => Assert.Equal(("50%", "50%", "2"), (Fact(again, "service"), Fact(again, "autonomy"), Fact(again, "stories"))));
        var opened = Open(Stage.StubbedFunctional, ReleaseSides.Service.Facet);
        opened.WaitForAssertion(() => Assert.Equal(["cart: 1; ran 2, observable 2, well 1, of 2 of 2"], Rows(opened, "services")));
    }

    // 110 and 90 of 100: 20 ÷ 100. Two tries for 12 EUR. DNS failed with stubs only, latency at night as well.
    [Fact]
    public async Task A_load_test_tells_how_closely_it_repeats_what_it_costs_and_what_only_stubs_can_show()
    {
        await Told.TellAsync(
            Load("1", "110"), Load("2", "90"), Fault(Stage.StubbedNonFunctional, "dns"), Fault(Stage.StubbedNonFunctional, "latency"), Fault(Stage.Extended, "latency"),
            Of("2").Event(EventTypes.CostRecorded, 50) with { Environment = "Perf", Details = Details(("amount", "12"), ("currency", "EUR")) });
        var page = Open(Stage.StubbedNonFunctional);

        page.WaitForAssertion(() => Assert.Equal(("20%", "6.00 EUR", "1"), (Fact(page, "repeats"), Fact(page, "run-cost"), Fact(page, "only-stubs"))));
        Assert.Contains("cart, buy, 2 runs", Text(page, "repeats"), StringComparison.Ordinal);
        Assert.Contains("dns: passed with stubs", Text(page, "only-stubs"), StringComparison.Ordinal);

        await Told.TellAsync(Load("3", "120"));

        // 30 ÷ 106.67
        page.WaitForAssertion(() => Assert.Equal("28.1%", Fact(page, "repeats")));
    }

    // Down at 08:00. Search came at 07:53, seven minutes before; cart at 07:57. Neither had done its homework.
    [Fact]
    public async Task A_failure_shows_what_came_shortly_before_it_and_habits_are_as_good_as_the_one_kept_least()
    {
        await Told.TellAsync(Health("up", -150), Of("1", "search").Deployed("integration", 23), Of("1").Deployed("integration", 27));
        var page = Open(Stage.Integration);
        page.WaitForAssertion(() => Assert.Equal("0%", Fact(page, "habit")));
        Assert.Contains("homework done before meeting the others, 0 of 2", Text(page, "habit"), StringComparison.Ordinal);
        Assert.Contains("Not told: deployments that hurt no neighbour, failures mended and test data that somebody looks after", Text(page, "habit"), StringComparison.Ordinal);

        await Told.TellAsync(Health("down", -90), Health("up", -60));

        page.WaitForAssertion(() => Assert.Equal(["cart 1"], page.FindAll("tr[data-broke] [data-l='Came shortly before'] a").Select(a => a.TextContent)));
    }

    [Fact]
    public async Task Every_side_opens_to_its_services_and_their_releases()
    {
        var cart = Of("1");
        await Told.TellAsync(
        [
            Merged(cart, "true"), .. Tried("1", Outcome.Failure, 0), cart.Deployed("integration", 50), cart.Check(Stage.Integration, "journey", 55), cart.Deployed("production", 60, actor: "Grace"),
            cart.Event(EventTypes.EnvironmentCreated, 8) with { Environment = "stubbed-cart", Details = Details(("provisionSeconds", "120")) },
        ]);
        foreach (var side in ReleaseSides.All)
        {
            var opened = Open(side.Stage, side.Facet);

            opened.WaitForAssertion(() => Assert.Single(Rows(opened, "services")));
            Assert.Equal(Rows(opened, "services").Single().Replace("cart: ", "1: ", StringComparison.Ordinal), Rows(opened, "releases").Single());
        }
    }

    private static Candidate Of(string version, string service = "cart") => new(service, version, Start.AddHours(-2), $"sha256:{service}{version}");

    private static PathEvent Merged(Candidate release, string tests) => release.Event(EventTypes.ChangeMerged) with { Details = Details(("author", "Ada"), ("testsTouched", tests)) };

    private static PathEvent Packed(Candidate release, string manifest) => release.Built(2) with { Details = Details(("manifest", manifest)) };

    private static PathEvent[] Tried(string version, Outcome outcome, double queued)
    {
        var release = Of(version);
        return
        [
            Merged(release, "true"), Packed(release, "logic,monitoring"), release.Deployed("stubbed-cart", 6),
            release.Event(EventTypes.EnvironmentCreated, 5) with { Environment = "stubbed-cart", Details = Details(("isolated", "true")) },
            release.Check(Stage.StubbedFunctional, "functional", 35, outcome) with
            {
                QueuedAt = release.At.AddMinutes(9), StartedAt = release.At.AddMinutes(9 + queued), FinishedAt = release.At.AddMinutes(35), Counts = new Counts(5, 4, 1),
                Details = Details(("feature", "LW-" + version)),
            },
        ];
    }

    private static PathEvent Load(string version, string achieved) => Of(version).Check(Stage.StubbedNonFunctional, "load", 40, suite: "buy") with
    {
        Environment = "perf",
        Details = Details(("journey", "buy"), ("achieved", achieved), ("expected", "100")),
    };

    private static PathEvent Fault(Stage stage, string fault) => Of("1").Check(stage, "fault", 45, suite: fault) with { Details = Details(("fault", fault)) };

    private static PathEvent Health(string health, double minutes, string environment = "integration", string? version = null) =>
        (version is null ? new Candidate("cart", null, Start).Event(EventTypes.EnvironmentModified, minutes) : Of(version).Event(EventTypes.EnvironmentModified, minutes)) with
        {
            Environment = environment,
            Details = version is null ? Details(("health", health), ("shared", "true")) : Details(("health", health)),
        };

    private IRenderedComponent<StagePanel> Open(Stage stage, string? side = null) =>
        Render<StagePanel>(with => with.Add(it => it.Asked, new StageAsked(stage, "", side is null ? null : "cart", false) { Side = side }));

    private static string Fact(IRenderedComponent<StagePanel> page, string key) => page.Find($"[data-fact='{key}'] .val").TextContent;

    private static string Text(IRenderedComponent<StagePanel> page, string key) => page.Find($"[data-fact='{key}']").TextContent;

    private static IEnumerable<string> Rows(IRenderedComponent<StagePanel> page, string section) => page.FindAll($"[aria-labelledby={section}] tr[data-side]")
        .Select(r => $"{r.GetAttribute("data-side")}: {string.Join(" of ", r.QuerySelectorAll("td.num").Select(c => c.TextContent.Trim()))}");

    private static Dictionary<string, string> Details(params (string Key, string Value)[] details) => details.ToDictionary(d => d.Key, d => d.Value);
}
