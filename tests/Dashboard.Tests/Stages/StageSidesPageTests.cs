using System.Globalization;
using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Stages;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Stages;

/// <summary>What stages show beside their checks: what travels with an artifact, who had it in hand, what it waited for, and what came of it over the weeks.</summary>
public sealed class StageSidesPageTests : BookPageTest
{
    public StageSidesPageTests()
    {
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<StageFigures>();
        Services.AddSingleton<TrialFigures>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<LookBackFigures>();
        Services.AddSingleton<CostFigures>();
        Services.AddSingleton<StagesQueries>();
    }

    [Fact]
    public async Task Monitoring_that_came_along_opens_to_services_and_their_releases()
    {
        var page = Open(new(Stage.Integration, "", null, false));
        page.WaitForAssertion(() => Assert.Equal("not told", Fact(page, "monitoring")));

        await Told.TellAsync([.. Packed("cart", "1", "logic,monitoring"), .. Packed("cart", "2", "logic"), .. Packed("search", "1", "logic,monitoring")]);

        page.WaitForAssertion(() => Assert.Equal("66.7%", Fact(page, "monitoring")));
        Assert.Contains("2 of 3 releases", page.Find("[data-fact=monitoring]").TextContent, StringComparison.Ordinal);
        Assert.Contains("/stages/integration?side=monitoring#services", page.Find("[data-fact=monitoring]").InnerHtml, StringComparison.Ordinal);
        var opened = Open(new(Stage.Integration, "", "cart", false) { Side = "monitoring" });
        opened.WaitForAssertion(() => Assert.Equal(["cart: 1 of 2", "search: 1 of 1"], Sides(opened, "services")));
        Assert.Equal(["1: 1 of 1", "2: 0 of 1"], Sides(opened, "releases").Order());
        Assert.Equal("/stages/integration?side=monitoring&service=search#releases", opened.Find("tr[data-side=search] a").GetAttribute("href"));
    }

    // Ada wrote all; Grace and Lea had the first in hand, Grace the second: three over two.
    [Fact]
    public async Task Hand_offs_are_told_for_an_average_release()
    {
        var page = Open(new(Stage.Extended, "", null, false));
        page.WaitForAssertion(() => Assert.Equal("not told", Fact(page, "hand-offs")));

        var (first, second) = (new Candidate("cart", "1", Start.AddHours(-2), "sha256:1"), new Candidate("cart", "2", Start.AddHours(-1), "sha256:2"));
        await Told.TellAsync(
            Merged(first), first.Event(EventTypes.ApprovalClosed, 5) with { Decision = "approved", Actor = "Lea" }, first.Deployed("production", 10, actor: "Grace"),
            Merged(second), second.Deployed("production", 10, actor: "Grace"));

        page.WaitForAssertion(() => Assert.Equal("1.5", Fact(page, "hand-offs")));
        Assert.Contains("of 2 releases that told it; 0 needed none", page.Find("[data-fact=hand-offs]").TextContent, StringComparison.Ordinal);
        var opened = Open(new(Stage.Production, "", "cart", false) { Side = "hand-offs" });
        opened.WaitForAssertion(() => Assert.Equal(["1: 2 of 1", "2: 1 of 1"], Sides(opened, "releases").Order()));
    }

    // Merged at 0, built 0-2, an environment made 3-5, functional 5-9, which fails and so is the answer: 2, 2 and 4 of 9 minutes, and one between.
    [Fact]
    public async Task Making_an_environment_is_a_part_of_the_clock_of_its_own_and_not_told_where_nobody_told_it()
    {
        await Told.TellAsync(Answered("1").Where(e => e.Type != EventTypes.EnvironmentCreated));
        var page = Open(new(Stage.StubbedFunctional, "", null, false));
        page.WaitForAssertion(() => Assert.Contains("not told", Part(page, "Making environments"), StringComparison.Ordinal));
        Assert.Contains("3 minutes", Part(page, "Between"), StringComparison.Ordinal);

        // Of two answers one told it: two minutes of eighteen, of six that went by between.
        await Told.TellAsync(Answered("2"));

        page.WaitForAssertion(() => Assert.Contains("60 seconds", Part(page, "Making environments"), StringComparison.Ordinal));
        Assert.Contains("told by 1 of 2 answers", Part(page, "Making environments"), StringComparison.Ordinal);
        Assert.Contains("11%", Part(page, "Making environments"), StringComparison.Ordinal);
        Assert.Contains("22%", Part(page, "Between"), StringComparison.Ordinal);
        Assert.Contains("44%", Part(page, "Tests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_extended_stage_s_page_says_what_runs_tonight_and_what_is_skipped()
    {
        await Told.TellAsync([.. new Candidate("cart", "1.0", Start.AddHours(-8), "sha256:10").EverythingFor(Gate.ReadyForExtended)]);
        var page = Open(new(Stage.Extended, "", null, false));
        page.WaitForAssertion(() => Assert.Equal(["cart 1.0"], page.FindAll("[data-tonight] a").Select(a => a.TextContent)));

        await Told.TellAsync([.. new Candidate("cart", "1.1", Start.AddHours(-5), "sha256:11").EverythingFor(Gate.ReadyForExtended)]);

        page.WaitForAssertion(() => Assert.Equal(["cart 1.1", "1.0"], page.FindAll("[data-tonight] a").Select(a => a.TextContent)));
        Assert.Contains("Skipped, because this one is newer", page.Find("[data-tonight]").TextContent, StringComparison.Ordinal);
    }

    // Twelve weeks. In each of the first four a customer finds it: an incident of 4 hours. In the last four integration does, and no incident is left.
    [Fact]
    public async Task What_it_was_like_at_first_stands_beside_what_it_is_like_now()
    {
        foreach (var week in Enumerable.Range(0, 12))
        {
            var release = new Candidate("cart", $"1.{week}", Start.AddDays(-7 * (11 - week)).AddHours(-9));
            await Told.TellAsync(
            [
                release.Built(), release.Check(Stage.Integration, "journey", 5, week < 8 ? Outcome.Success : Outcome.Failure),
                .. week < 4 ? Incident(release, $"INC-{week}", 4) : [],
            ]);
        }

        var page = Open(new(Stage.Integration, "", null, false));

        page.WaitForAssertion(() => Assert.Equal("from 0% to 100%", Fact(page, "found")));
        Assert.Equal("from 1 to 0", Fact(page, "incidents"));
        Assert.Contains("It gets better.", page.Find("[data-fact=incidents]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Told by 12 of 12 weeks", page.Find("[data-fact=incidents]").TextContent, StringComparison.Ordinal);

        // None since has told how long it takes now.
        Assert.Equal("too few weeks", Fact(page, "restored"));
        Assert.Contains("Told by 4 of 12 weeks; the newest week told nothing", page.Find("[data-fact=restored]").TextContent, StringComparison.Ordinal);
    }

    // Two of three causes are of load, one incident tells none. Each week one release; 100 in each of the first four weeks, 40 in each of the last.
    [Fact]
    public async Task Surprises_at_a_peak_and_the_cost_of_a_release_stand_with_the_nights()
    {
        foreach (var week in Enumerable.Range(0, 12))
        {
            var release = new Candidate("cart", $"1.{week}", Start.AddDays(-7 * (11 - week)).AddHours(-9), $"sha256:{week}");
            await Told.TellAsync(release.Built(), release.Deployed("production", 5), Cost(release, week < 4 ? 100 : 40));
        }

        var newest = new Candidate("cart", "1.11", Start.AddHours(-9), "sha256:11");
        await Told.TellAsync([.. new[] { "capacity", "Peak traffic", "typing", null }.SelectMany((cause, i) => Incident(newest, $"INC-{i}", 1, cause))]);

        var page = Open(new(Stage.Extended, "", null, false));

        page.WaitForAssertion(() => Assert.Equal("2", Fact(page, "surprises")));
        Assert.Contains("of 3 incidents that told their cause; 1 more told none", page.Find("[data-fact=surprises]").TextContent, StringComparison.Ordinal);
        Assert.Equal("from 100 EUR to 40 EUR", Fact(page, "each-cost"));
        Assert.Contains("no event tells a forecast", page.Find("[data-fact=each-cost]").TextContent, StringComparison.Ordinal);
        Assert.Equal("not told", Fact(page, "peak-ready"));
    }

    // Fifty-two releases, each with a scenario of its own; the first twelve are older than the forty that are kept.
    [Fact]
    public async Task Of_names_that_senders_invent_the_newest_are_kept_and_the_rest_is_said()
    {
        await Told.TellAsync(Enumerable.Range(0, 52).Select(i => new Candidate("cart", $"1.{i}", Start.AddDays(i < 12 ? -3 : -1)).Check(Stage.StubbedFunctional, "functional") with
        {
            Details = new Dictionary<string, string> { ["scenario"] = string.Create(CultureInfo.InvariantCulture, $"case {i:00}") },
        }));

        var page = Open(new(Stage.StubbedFunctional, "", null, true));

        page.WaitForAssertion(() => Assert.Equal(40, page.FindAll("[aria-label=Scenarios] tr[data-line]").Count));
        Assert.DoesNotContain("case 11", page.FindAll("[aria-label=Scenarios] tr[data-line]").Select(r => r.GetAttribute("data-line")!));
        Assert.Contains("case 12", page.FindAll("[aria-label=Scenarios] tr[data-line]").Select(r => r.GetAttribute("data-line")!));
        Assert.Contains("And 12 more that are not kept", page.Find("[aria-label=Scenarios]").TextContent, StringComparison.Ordinal);
    }

    // A hundred and sixty names, forty of each service: forty more than are kept over all of them.
    [Fact]
    public async Task Names_are_bounded_over_all_services_too()
    {
        await Told.TellAsync(Enumerable.Range(0, 160).Select(i => new Candidate($"cart-{i / 40}", $"1.{i}", Start.AddHours(-2)).Check(Stage.StubbedNonFunctional, "fault") with
        {
            Details = new Dictionary<string, string> { ["fault"] = string.Create(CultureInfo.InvariantCulture, $"fault {i:000}") },
        }));

        var page = Open(new(Stage.StubbedNonFunctional, "", null, true));

        page.WaitForAssertion(() => Assert.Equal(120, page.FindAll("[aria-label=Faults] tr[data-line]").Count));
        Assert.Contains("And 40 more that are not kept", page.Find("[aria-label=Faults]").TextContent, StringComparison.Ordinal);
    }

    // Customers got three; one had been through a soak before, one only after, one never.
    [Fact]
    public async Task Long_tests_are_baked_in_where_they_came_before_the_first_customer()
    {
        var (cart, search, mail) = (new Candidate("cart", "1", Start.AddHours(-2)), new Candidate("search", "1", Start.AddHours(-2)), new Candidate("mail", "1", Start.AddHours(-2)));
        await Told.TellAsync(
            cart.Check(Stage.Extended, "soak", 5), cart.Deployed("production", 10), search.Deployed("production", 10), search.Check(Stage.Extended, "soak", 15), mail.Deployed("production", 10));

        var page = Open(new(Stage.Extended, "", null, false));

        page.WaitForAssertion(() => Assert.Contains("33.3%", page.FindAll(".sf").Single(c => c.TextContent.Contains("Baked in", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal));
    }

    private static PathEvent[] Answered(string version)
    {
        var release = new Candidate("cart", version, Start.AddHours(-2), "sha256:" + version);
        return
        [
            Merged(release), release.Built(2),
            release.Event(EventTypes.EnvironmentCreated, 5) with { Environment = "stubbed-cart", Details = new Dictionary<string, string> { ["provisionSeconds"] = "120" } },
            release.Check(Stage.StubbedFunctional, "functional", 9, Outcome.Failure) with { StartedAt = release.At.AddMinutes(5), FinishedAt = release.At.AddMinutes(9) },
        ];
    }

    private static PathEvent[] Packed(string service, string version, string manifest)
    {
        var release = new Candidate(service, version, Start.AddHours(-2), $"sha256:{service}{version}");
        return
        [
            release.Built() with { Details = new Dictionary<string, string> { ["manifest"] = manifest } }, release.Deployed("integration", 5), release.Check(Stage.Integration, "journey", 10),
        ];
    }

    private static PathEvent Merged(Candidate release) => release.Event(EventTypes.ChangeMerged) with { Details = new Dictionary<string, string> { ["author"] = "Ada" } };

    private static PathEvent[] Incident(Candidate release, string name, double hours, string? cause = null)
    {
        Dictionary<string, string> details = new() { ["incident"] = name };
        if (cause is not null)
            details["cause"] = cause;
        return
        [
            release.Event(EventTypes.IncidentDetected, 10, name) with { Environment = "production", Details = details },
            release.Event(EventTypes.IncidentResolved, 10 + (60 * hours), name) with { Environment = "production", Details = details },
        ];
    }

    private static PathEvent Cost(Candidate release, int amount) => release.Event(EventTypes.CostRecorded, 6) with
    {
        Environment = "production",
        Details = new Dictionary<string, string> { ["amount"] = amount.ToString(CultureInfo.InvariantCulture), ["currency"] = "EUR" },
    };

    private IRenderedComponent<StagePanel> Open(StageAsked asked) => Render<StagePanel>(with => with.Add(it => it.Asked, asked));

    private static string Fact(IRenderedComponent<StagePanel> page, string key) => page.Find($"[data-fact='{key}'] .val").TextContent;

    private static string Part(IRenderedComponent<StagePanel> page, string name) => page.Find($"[data-part='{name}']").TextContent;

    private static IEnumerable<string> Sides(IRenderedComponent<StagePanel> page, string section) => page.FindAll($"[aria-labelledby={section}] tr[data-side]")
        .Select(r => $"{r.GetAttribute("data-side")}: {string.Join(" of ", r.QuerySelectorAll("td.num").Select(c => c.TextContent.Trim()))}");
}
