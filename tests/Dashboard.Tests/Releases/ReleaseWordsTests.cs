using Bunit;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Releases;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Releases;

/// <summary>Sentences and counts of a release's page that must not contradict themselves.</summary>
public sealed class ReleaseWordsTests : BookPageTest
{
    private readonly Candidate _cart = new("cart", "1.0", Start.AddHours(-3), "sha256:10", new string('c', 40));

    private readonly InterventionStep _hold = new()
    {
        Kind = StepKind.HoldPlaced,
        Id = "h-1",
        Service = "cart",
        Release = ReleaseName.Version("1.0"),
        Reason = "Goes out with the campaign, not before.",
        By = "Ada",
        At = Start.AddMinutes(-10),
        Key = "gates/hold#0",
    };

    public ReleaseWordsTests()
    {
        Services.AddSingleton<ReleaseFigures>();
        Services.AddSingleton<FigureCache>();
        Services.AddSingleton<ConfidenceFigures>();
        Services.AddSingleton<ReleasesQueries>();
        Services.AddSingleton<DialQueries>();
    }

    private async Task<IRenderedComponent<ReleasePage>> RenderAsync(params IEnumerable<PathEvent> told)
    {
        var id = (await Told.TellAsync(told))[0].ReleaseId!;
        var page = Render<ReleasePage>(with => with.Add(p => p.Id, id));
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".gatecard").Count));
        return page;
    }

    [Fact]
    public async Task A_reason_that_ends_in_a_full_stop_ends_its_sentence_once()
    {
        var page = await RenderAsync([.. _cart.EverythingFor(Gate.ReadyToShip), _hold.ToEvent()]);

        Assert.Contains("not before.", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("not before. ", page.Find(".rts").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("..", page.Find("h1").TextContent + page.Find(".rts").TextContent, StringComparison.Ordinal);
    }

    // The scan failed as well: what a person said comes first, in the headline and for every leader, and it waits where it stands.
    [Fact]
    public async Task A_hold_is_named_before_any_other_cause()
    {
        var page = await RenderAsync([.. _cart.EverythingFor(Gate.ReadyForExtended, 0, "build/lint"), _cart.Check(Stage.Build, "lint", 5, Outcome.Failure), _hold.ToEvent()]);

        Assert.StartsWith("Held. Ada (unverified) stopped cart 1.0 on ", page.Find("h1").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("until somebody lifts the hold.", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ready for canary asks", page.Find(".lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_ahead_of_a_young_release_is_not_called_missing()
    {
        var page = await RenderAsync([.. _cart.EverythingFor(Gate.ReadyForFastFeedback, 0, "build/sast")]);

        Assert.Contains("Soak test is not due yet", page.Find("[data-gate=ReadyForCanary]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", page.Find("[data-gate=ReadyForCanary]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Source scan (SAST) is missing, keeps it closed", page.Find("[data-gate=ReadyForFastFeedback]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not due yet, 0\u00a0of\u00a04", page.Find(".path").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not due yet", page.Find("table[aria-label='Evidence that has not passed']").TextContent, StringComparison.Ordinal);
    }

    // Everything was told today of a change of five days ago: what decided happened then.
    [Fact]
    public async Task A_loaded_history_says_when_what_decided_happened_and_when_it_was_recorded()
    {
        var old = new Candidate("cart", "0.9", Start.AddDays(-5), "sha256:09");
        var told = await Told.TellAsync(old.EverythingFor(Gate.ReadyForFastFeedback));
        var page = Render<ReleasePage>(with => with.Add(p => p.Id, told[0].ReleaseId!));
        page.WaitForAssertion(() => Assert.Contains("(recorded now)", page.Find("[data-gate=ReadyForFastFeedback] .foot").TextContent, StringComparison.Ordinal));

        Assert.Equal(old.At.UtcDateTime.ToString("O"), page.Find(".log time").GetAttribute("datetime"));
        Assert.DoesNotContain("recorded", (await RenderAsync(new Candidate("mail", "1.0", Start.AddMinutes(-30), "sha256:77").EverythingFor(Gate.ReadyForFastFeedback))).Find(".log").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_canary_runs_its_own_time_is_told_apart_from_the_wait_before_it()
    {
        var page = await RenderAsync([
            .. _cart.EverythingFor(Gate.ReadyForCanary), _cart.Rollout(EventTypes.RolloutStarted, 120, 10, 1)]);

        Assert.Contains("Canary has run for 60 minutes, after 2 hours in which nothing ran.", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("has waited", page.Find(".path").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_asks_for_is_counted_apart_from_what_is_asked_for()
    {
        var page = await RenderAsync([.. _cart.EverythingFor(Gate.ReadyToShip, 0, "build/sca"), _cart.Check(Stage.Build, "spelling", 3)]);
        var evidence = await Services.GetRequiredService<ReleasesQueries>().ReadAsync(page.Instance.Id, Ct);
        var asked = evidence!.Evidence.Count(e => e is { Item: not null, State: EvidenceState.Passed });

        Assert.Equal($"{asked + 1} more, all passed: {asked} asked for and 1 that nobody asks for", page.Find("details.rest summary").TextContent);
    }
}
