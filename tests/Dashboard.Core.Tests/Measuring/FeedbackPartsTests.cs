using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Measuring;

/// Where the minutes of one release went. Minutes count from the start of the history; the merge is at minute 0.
public class FeedbackPartsTests
{
    // Queued 0-1 and 9-10; build 1-5; fast stages 5-9; integration 10-14: 2 in a queue, 4 for the build, 8 for the stages.
    [Fact]
    public void Each_minute_counts_once_for_the_build_the_stages_the_queue_or_nothing()
    {
        var sum = Measure(Fast(Merged()).Ran(Integration, "integration", 10, 14, queued: 9));

        Assert.Equal((1, 14 * 60, 4 * 60, 8 * 60, 2 * 60), (sum.FeedbackTimed, sum.FeedbackTimedSeconds, sum.FeedbackBuildSeconds, sum.FeedbackTestSeconds, sum.FeedbackQueueSeconds));
        Assert.Equal(["In a queue", "Build", "Fast feedback and integration", "Between runs"], FeedbackPart.Of(sum).Select(p => p.Name));
        Assert.Equal([120, 240, 480, 0], FeedbackPart.Of(sum).Select(p => p.Seconds));
        Assert.Equal("Fast feedback and integration", FeedbackPart.Slowest(sum)!.Name);
    }

    // The scan of the build goes on while the stubbed tests run: minutes 5-8 count for the build alone. Minutes 9-12 nothing ran.
    [Fact]
    public void What_overlaps_counts_for_the_build_and_what_is_left_went_by_between_runs()
    {
        var sum = Measure(Fast(Merged()).Ran(Build, "sast", 2, 8).Ran(Integration, "integration", 12, 13));

        Assert.Equal((13 * 60, 7 * 60, 2 * 60, 1 * 60), (sum.FeedbackTimedSeconds, sum.FeedbackBuildSeconds, sum.FeedbackTestSeconds, sum.FeedbackQueueSeconds));
        Assert.Equal(3 * 60, FeedbackPart.Of(sum)[^1].Seconds);
    }

    [Fact]
    public void A_release_without_an_answer_tells_no_part() => Assert.Equal(0, Measure(Fast(Merged())).FeedbackTimed);

    [Fact]
    public void Where_no_run_tells_its_beginning_no_part_is_told_and_none_is_zero()
    {
        var sum = Measure(Merged().AtTime(At(8)).Fails(Build, "build"));

        Assert.Equal((1, 0), (sum.FeedbackEnded, sum.FeedbackTimed));
        Assert.Empty(FeedbackPart.Of(sum));
        Assert.Null(FeedbackPart.Slowest(sum));
    }

    // The answer comes at minute 14: build 1-5, fast stages 5-9, integration 12-14, nothing from 9 to 12; before it minute 0-1 in a queue.
    public static TheoryData<string, (double Ready, double? Minutes)[], int?> Environments() => new()
    {
        { "none was made", [], null },
        { "made, and nobody told how long it took", [(11, null)], null },
        { "made in 2 minutes while nothing ran", [(12, 2)], 120 },
        { "half of it beside the last fast test", [(10, 2)], 60 },
        { "ready before the change", [(-5, 3)], 0 },
        { "begun before the change, beside queue and build", [(4, 9)], 0 },
        { "told to have taken longer than there was time", [(12, 500)], 180 },
        { "two that overlap count once", [(11, 2), (12, 2)], 180 },
        { "made after the answer", [(20, 8)], null },
        { "one told it, the other did not", [(11, 1), (12, null)], 60 },
    };

    [Theory]
    [MemberData(nameof(Environments))]
    public void What_it_took_to_make_an_environment_is_told_apart_and_never_guessed(string because, (double Ready, double? Minutes)[] made, int? seconds)
    {
        var history = Fast(Merged()).Ran(Integration, "integration", 12, 14);
        foreach (var (ready, minutes) in made)
        {
            history.AtTime(At(ready - 1)).Tell(EventTypes.EnvironmentCreated, e =>
            {
                var told = e with { Environment = "stubbed-checkout" };
                return minutes is { } took ? History.Detailed(told, ("provisionSeconds", (took * 60).ToString(System.Globalization.CultureInfo.InvariantCulture))) : told;
            });
        }

        var world = World.Of(history);
        var folded = world.Fold(ReleaseName.Digest(History.Digest("a")))!;
        var took = FeedbackParts.Provisioned(world.Measured(folded.Release, history), folded.Entries);

        Assert.True(took?.TotalSeconds == seconds, $"{because}: {took}");
    }

    [Fact]
    public void Without_an_answer_no_time_of_it_was_spent_on_an_environment()
    {
        var history = Fast(Merged()).AtTime(At(11)).Tell(EventTypes.EnvironmentCreated, e => History.Detailed(e with { Environment = "stubbed-checkout" }, ("provisionSeconds", "60")));
        var world = World.Of(history);
        var folded = world.Fold(ReleaseName.Digest(History.Digest("a")))!;

        Assert.Null(FeedbackParts.Provisioned(world.Measured(folded.Release, history), folded.Entries));
    }

    private static Measures Measure(History history)
    {
        var world = World.Of(history);
        return world.Measured(world.Fold(ReleaseName.Digest(History.Digest("a")))!.Release, history).ByBuildDay;
    }

    private static History Fast(History history) => history
        .Ran(Build, "build", 1, 5, queued: 0).Ran(StubbedFunctional, "functional", 5, 6).Ran(StubbedNonFunctional, "load", 6, 7)
        .Ran(StubbedNonFunctional, "rolling-compatibility", 7, 8).Ran(Integration, "deployment", 8, 9);

    private static History Merged() => new History().About("1", "a").AtTime(At(-1)).Merged("ann");

    private static DateTimeOffset At(double minute) => History.Start.AddMinutes(minute);
}
