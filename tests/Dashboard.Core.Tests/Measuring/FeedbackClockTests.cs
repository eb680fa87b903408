using Dashboard.Core.Agreements;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Measuring;

/// The fifteen minutes of one release, tier 2. Minutes count from the start of the history; the merge is at minute 0.
public class FeedbackClockTests
{
    private static readonly TimeSpan Budget = DefaultAgreement.Version0.FeedbackBudget;

    [Fact]
    public void The_last_required_answer_stops_the_clock_and_its_time_is_split()
    {
        // Queued 0–1 and 9–10; running 1–9 and 10–14: 12 minutes ran, 2 waited in a queue.
        var clock = Measure(h => Fast(h).Ran(Integration, "integration", 10, 14, queued: 9));

        Assert.Equal((FeedbackState.InTime, Minutes(14), Minutes(12), Minutes(2)), (clock.State, clock.Took, clock.Ran, clock.Queued));
        Assert.Equal(("integration/integration", false), (clock.LastItem, clock.Failed));
    }

    [Fact]
    public void Past_the_budget_the_answer_is_late() =>
        Assert.Equal(FeedbackState.Late, Measure(h => Fast(h).Ran(Integration, "integration", 10, 15.1)).State);

    [Fact]
    public void The_first_failure_is_the_answer()
    {
        var clock = Measure(h => h.Ran(Build, "build", 1, 5).Ran(StubbedFunctional, "functional", 6, 9, outcome: Outcome.Failure));

        Assert.Equal((FeedbackState.InTime, Minutes(9), "stubbed-functional/functional", true), (clock.State, clock.Took, clock.LastItem, clock.Failed));
    }

    [Theory]
    [InlineData(15, FeedbackState.Running)]
    [InlineData(16, FeedbackState.RunningLate)]
    public void Without_an_answer_the_clock_runs_up_to_now(double now, FeedbackState state)
    {
        var clock = Measure(Fast, now);

        Assert.Equal((state, Minutes(now), null), (clock.State, clock.Took, clock.EndedAt));
    }

    [Fact]
    public void A_release_that_ended_without_an_answer_has_no_time()
    {
        var clock = Measure(Fast, goesOn: false);

        Assert.Equal((FeedbackState.NeverAnswered, null), (clock.State, clock.Took));
    }

    [Fact]
    public void Without_a_beginning_there_is_no_clock() =>
        Assert.Equal(FeedbackState.NotStarted, Of(new History().About("1", "a").Passes(Build, "unit"), 60, true).State);

    [Fact]
    public void Where_no_run_tells_its_beginning_the_split_is_not_known()
    {
        var clock = Measure(h => h.AtTime(At(8)).Fails(Build, "unit"));

        Assert.Equal((Minutes(9), null, null), (clock.Took, clock.Ran, clock.Queued));
    }

    [Fact]
    public void Steps_are_counted_by_machine_by_hand_or_not_told()
    {
        var history = Merged()
            .Passes(Build, "build", with: e => Trigger(e, "auto")).Passes(Build, "unit").Passes(Build, "sast", with: e => Trigger(e, "manual"))
            .Deployed("integration", e => Trigger(e, "auto")).Deployed("production", e => e with { Details = new Dictionary<string, string> { ["manualSteps"] = "5", ["trigger"] = "auto" } });
        var steps = StepShare.Of(World.Of(history).Fold(ReleaseName.Digest(History.Digest("a")))!.Entries);

        Assert.Equal(
            [
                new(PathStep.Build, 1, 0, 0), new(PathStep.Test, 0, 1, 1), new(PathStep.Package, 0, 0, 0),
                new(PathStep.Deploy, 1, 1, 0), new(PathStep.Validate, 0, 0, 0), new StepShare(PathStep.Promote, 0, 0, 0),
            ],
            steps);
    }

    private static PathEvent Trigger(PathEvent e, string trigger) => e with { Details = new Dictionary<string, string> { ["trigger"] = trigger } };

    private static FeedbackClock Measure(Func<History, History> tell, double now = 100, bool goesOn = true) => Of(tell(Merged()), now, goesOn);

    private static FeedbackClock Of(History history, double now, bool goesOn)
    {
        var world = World.Of(history);
        var folded = world.Fold(ReleaseName.Digest(History.Digest("a")))!;
        return FeedbackClock.Of(world.Measured(folded.Release, history), folded.Entries, Budget, goesOn, At(now));
    }

    private static History Fast(History history) => history
        .Ran(Build, "build", 1, 5, queued: 0).Ran(StubbedFunctional, "functional", 5, 6).Ran(StubbedNonFunctional, "load", 6, 7)
        .Ran(StubbedNonFunctional, "rolling-compatibility", 7, 8).Ran(Integration, "deployment", 8, 9);

    private static History Merged() => new History().About("1", "a").AtTime(At(-1)).Merged("ann");

    private static TimeSpan? Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    private static DateTimeOffset At(double minute) => History.Start.AddMinutes(minute);
}
