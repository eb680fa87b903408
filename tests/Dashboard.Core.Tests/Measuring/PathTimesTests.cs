using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Measuring;

/// Hand-computed ways. Minutes count from the start of the history; the merge is at minute 0.
public class PathTimesTests
{
    [Fact]
    public void A_stage_runs_for_the_union_of_its_runs_and_waits_while_nothing_runs()
    {
        // Build 2–12 and unit 5–20: 18 minutes. The journey is queued 25–30 and runs 30–40, so it waited 20–30, half of it in the queue.
        var times = Measure(h => h.Ran(Build, "build", 2, 12).Ran(Build, "unit", 5, 20).Ran(Integration, "journey", 30, 40, queued: 25));

        Assert.Equal((Minutes(18), At(2), At(20)), (times.Stages[0].Ran, times.Stages[0].BeganAt, times.Stages[0].EndedAt));
        Assert.Equal((Minutes(2), TimeSpan.Zero), (times.Stages[0].Waited, times.Stages[0].Queued));
        var journey = times.Stages[(int)Integration];
        Assert.Equal((Minutes(10), Minutes(10), Minutes(5)), (journey.Ran, journey.Waited, journey.Queued));
    }

    [Fact]
    public void The_way_goes_from_the_merge_to_everyone_and_is_running_or_waiting()
    {
        // Merged 0, shipped 100; running 2–12 and 30–40: 20 of 100 minutes.
        var times = Measure(h => h.Ran(Build, "build", 2, 12).Ran(Integration, "journey", 30, 40).AtTime(At(99)).Deployed("production"));

        Assert.Equal((Minutes(100), Minutes(20), Minutes(80)), (times.Total, times.Ran, times.Waited));
        Assert.Equal([new(Build, At(2), At(12)), new(Integration, At(30), At(40))], times.Runs);
    }

    [Fact]
    public void A_stage_that_begins_while_another_runs_has_waited_only_while_nothing_ran()
    {
        // Build ends at 10, lint goes on until 15; functional begins at 20: nothing ran 15–20.
        var times = Measure(h => h.Ran(Build, "build", 0, 10).Ran(Build, "lint", 4, 15).Ran(StubbedFunctional, "functional", 20, 30));
        Assert.Equal(Minutes(5), times.Stages[(int)StubbedFunctional].Waited);

        // It begins at 12, while lint runs: the build before it ended at 10, and it has not waited at all.
        var beside = Measure(h => h.Ran(Build, "build", 0, 10).Ran(Build, "lint", 4, 15).Ran(StubbedFunctional, "functional", 12, 30));
        Assert.Equal(TimeSpan.Zero, beside.Stages[(int)StubbedFunctional].Waited);
    }

    [Fact]
    public void A_run_without_a_beginning_has_no_duration_and_no_wait()
    {
        var times = Measure(h => h.Ran(Build, "build", 2, 12).AtTime(At(29)).Passes(Integration, "journey"));

        var journey = times.Stages[(int)Integration];
        Assert.Equal((null, null, null), (journey.BeganAt, journey.Ran, journey.Waited));
        Assert.Equal((1, 0, At(30)), (journey.Runs, journey.RunsTold, journey.EndedAt));
    }

    [Fact]
    public void Without_a_merge_and_a_build_that_told_its_beginning_nobody_knows_how_long_the_way_is()
    {
        var times = Of(new History().About("1", "a").Passes(Build, "unit"), goesOn: true, At(60));

        Assert.Equal((null, null, null), (times.From, times.Total, times.Ran));
    }

    [Fact]
    public void What_runs_now_runs_up_to_now_and_has_no_end()
    {
        var times = Measure(
            h => h.Ran(Build, "build", 2, 12).AtTime(At(19)).Tell(EventTypes.TestSuiteRunStarted, e => e with { Stage = StubbedFunctional, Check = "functional", Phase = RunPhase.Running }),
            now: 50);

        var functional = times.Stages[(int)StubbedFunctional];
        Assert.Equal((true, Minutes(30), null), (functional.Running, functional.Ran, functional.EndedAt));
        Assert.Equal((Minutes(50), Minutes(40)), (times.Total, times.Ran));
    }

    [Fact]
    public void The_next_stage_of_a_release_on_its_way_waits_since_the_last_end()
    {
        var waits = Measure(h => h.Ran(Build, "build", 2, 12), now: 50).Stages[(int)StubbedFunctional];
        Assert.Equal((true, Minutes(38), null), (waits.Waiting, waits.Waited, waits.BeganAt));

        var ended = Of(Merged().Ran(Build, "build", 2, 12), goesOn: false, At(50));
        Assert.All(ended.Stages, s => Assert.False(s.Waiting));
        Assert.Equal(Minutes(12), ended.Total);
    }

    // Built 0–10, canary since 60: it waited 50 minutes before it began and has run for 40. Production does not wait yet.
    [Fact]
    public void Nothing_waits_for_its_turn_while_what_comes_before_it_runs()
    {
        var stages = Measure(h => h.Ran(Build, "build", 0, 10).AtTime(At(59)).Rollout("started", 5)).Stages;

        Assert.Equal((true, false, Minutes(40), Minutes(50)), (stages[(int)Canary].Running, stages[(int)Canary].Waiting, stages[(int)Canary].Ran, stages[(int)Canary].Waited));
        Assert.Equal((false, null), (stages[(int)Production].Waiting, stages[(int)Production].Waited));
    }

    [Fact]
    public void A_rollout_is_the_run_of_the_canary()
    {
        var canary = Measure(h => h.Ran(Build, "build", 0, 10).AtTime(At(59)).Rollout("started", 5).AtTime(At(89)).Rollout("promoted")).Stages[(int)Canary];

        Assert.Equal((At(60), Minutes(30), Minutes(50)), (canary.BeganAt, canary.Ran, canary.Waited));
    }

    [Fact]
    public void A_try_that_two_events_tell_is_one_run()
    {
        var build = Measure(h => h.Ran(Build, "build", 2, 12).Ran(Build, "build", 2, 12).Ran(Build, "build", 20, 25, attempt: 2)).Stages[0];

        Assert.Equal((2, 2, Minutes(15)), (build.Runs, build.RunsTold, build.Ran));
    }

    private static PathTimes Measure(Func<History, History> tell, double now = 100) => Of(tell(Merged()), goesOn: true, At(now));

    private static PathTimes Of(History history, bool goesOn, DateTimeOffset now)
    {
        var folded = World.Of(history).Fold(ReleaseName.Digest(History.Digest("a")))!;
        return PathTimes.Of(folded.Release, folded.Entries, goesOn, now);
    }

    private static History Merged() => new History().About("1", "a").AtTime(At(-1)).Merged("ann");

    private static TimeSpan? Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    private static DateTimeOffset At(double minute) => History.Start.AddMinutes(minute);
}
