using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Measuring;

/// Hand-computed lead times. Minutes count from the start of the history; the merge is at minute 0, shipping at minute 100.
public class WaitingTests
{
    /// An agreement small enough to compute by hand: a build, then a journey, then a soak, then an analysis.
    private static readonly Agreement Small = new(1,
    [
        Item(Gate.ReadyForFastFeedback, Build, "build"), Item(Gate.ReadyForExtended, Integration, "journey"),
        Item(Gate.ReadyForCanary, Extended, "soak"), Item(Gate.ReadyToShip, Canary, "canary-analysis"),
    ], []);

    [Fact]
    public void Running_is_the_union_of_everything_that_ran()
    {
        // Build 2–12, unit 5–20 beside it, journey 30–40: 18 + 10 minutes.
        var measured = Measure(h => h.Ran(Build, "build", 2, 12).Ran(Build, "unit", 5, 20).Ran(Integration, "journey", 30, 40));

        Assert.Equal((1, 6000, 28 * 60), (measured.ReleasesWithLead, measured.LeadSeconds, measured.RunningSeconds));
    }

    [Fact]
    public void A_rollout_runs_from_its_first_step_to_its_end()
    {
        var measured = Measure(h => h.Ran(Build, "build", 0, 10).AtTime(At(59)).Rollout("started", 5).AtTime(At(89)).Rollout("aborted"));

        Assert.Equal((10 + 30) * 60, measured.RunningSeconds);
    }

    [Fact]
    public void A_run_that_tells_its_start_in_an_event_of_its_own_counts_too()
    {
        var measured = Measure(h => h.AtTime(At(4)).Tell(EventTypes.TestSuiteRunStarted, e => Run(e) with { Phase = RunPhase.Running })
            .AtTime(At(14)).Tell(EventTypes.TestSuiteRunFinished, e => Run(e) with { Outcome = Outcome.Success }));

        Assert.Equal(10 * 60, measured.RunningSeconds);
    }

    [Fact]
    public void Waiting_is_counted_once_in_the_order_approval_queue_rerun_open_gate()
    {
        var measured = Measure(h => h
            .Ran(Build, "build", 5, 10, queued: 0) // queue 0–5; the first gate opens at 10
            .Ran(Integration, "journey", 30, 40, queued: 25, outcome: Outcome.Failure) // open gate 10–25, queue 25–30
            .Ran(Integration, "journey", 40, 50, queued: 38, attempt: 2) // queue 38–40, rerun 40–50; the second gate opens at 50
            .Ran(Extended, "soak", 60, 80) // open gate 50–60; the third opens at 80
            .Ran(Canary, "canary-analysis", 84, 90) // open gate 80–84; the last opens at 90, shipped at 100: 90–100
            .Approval(45, 55)); // approval 45–55 takes five minutes from the rerun and five from the open gate

        Assert.Equal(10 * 60, measured.ApprovalWaitSeconds);
        Assert.Equal((5 + 5 + 2) * 60, measured.QueueWaitSeconds);
        Assert.Equal((10 - 5) * 60, measured.RerunSeconds);
        Assert.Equal((15 + (10 - 5) + 4 + 10) * 60, measured.GateWaitSeconds);
        Assert.Equal((5 + 20 + 20 + 6) * 60, measured.RunningSeconds);
    }

    [Fact]
    public void Nobody_waits_at_an_open_gate_while_something_runs()
    {
        // The gate opens at 10, lint runs 10–30, the journey starts at 40: ten minutes. The next one opens at 50, the deployment starts at 100.
        var measured = Measure(h => h.Ran(Build, "build", 0, 10).Ran(Build, "lint", 10, 30).Ran(Integration, "journey", 40, 50));

        Assert.Equal((10 + 50) * 60, measured.GateWaitSeconds);
    }

    [Fact]
    public void What_lies_before_the_merge_or_after_shipping_does_not_count()
    {
        var measured = Measure(h => h.Ran(Build, "build", -30, 10).Ran(Extended, "soak", 90, 190));

        Assert.Equal(20 * 60, measured.RunningSeconds);
    }

    [Fact]
    public void One_try_told_by_two_events_is_no_rerun()
    {
        var measured = Measure(h => h.Ran(Integration, "journey", 30, 40).Ran(Integration, "journey", 30, 40));

        Assert.Equal(0, measured.RerunSeconds);
    }

    [Fact]
    public void Without_a_beginning_there_is_no_lead_time()
    {
        var history = new History().About("1", "a").Deployed("production");
        var world = World.Of(history);

        Assert.Equal(0, world.Measured(world.Find("1"), history).ByShippingDay.ReleasesWithLead);
    }

    private static Measures Measure(Func<History, History> tell)
    {
        var history = tell(new History().About("1", "a").AtTime(At(-1)).Merged("ann")).AtTime(At(99)).Deployed("production");
        var folded = World.Of(history).Fold(ReleaseName.Digest(History.Digest("a")))!;
        return Waiting.Measure(folded.Release, folded.Entries, GatePolicy.Decide(folded.Release, Small, new GateContext(2), history.Now));
    }

    private static PathEvent Run(PathEvent e) => e with { SubjectId = "run", Stage = Build, Check = "unit" };

    private static DateTimeOffset At(double minute) => History.Start.AddMinutes(minute);

    private static Requirement Item(Gate gate, Stage stage, string check) =>
        new() { Gate = gate, Stage = stage, Checks = [check], Levels = [Level.Critical, Level.Critical, Level.Critical], Roles = [Role.Cto] };
}
