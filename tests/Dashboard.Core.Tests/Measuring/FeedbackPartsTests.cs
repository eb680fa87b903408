using Dashboard.Core.Confidence;
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
