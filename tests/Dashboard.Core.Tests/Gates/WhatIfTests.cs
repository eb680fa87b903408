using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Gates;

/// An agreement small enough to compute by hand: unit (CTO, critical 3), soak (CEO, critical 3), lint at extended (CTO, wanted 1),
/// canary analysis (COO, must have 2), a named person (Legal, must have 2): weight 11.
public class WhatIfTests
{
    private static readonly Agreement Small = new(1,
    [
        Item(Gate.ReadyForFastFeedback, Build, "unit", Level.Critical, Role.Cto),
        Item(Gate.ReadyForCanary, Extended, "soak", Level.Critical, Role.Ceo), Item(Gate.ReadyForCanary, Extended, "lint", Level.Wanted, Role.Cto),
        Item(Gate.ReadyToShip, Canary, "canary-analysis", Level.MustHaveData, Role.Coo), Item(Gate.ReadyToShip, Canary, "accountable", Level.MustHaveData, Role.Legal),
    ], []);

    [Fact]
    public void Now_nothing_is_assumed()
    {
        var now = Ask(ShipMoment.Now);

        Assert.Equal((3, 11), (now.EarnedWeight, now.ExpectedWeight));
        Assert.Empty(now.Assumed);
        Assert.Equal([Role.Ciso, Role.Cto], Earned(now));
    }

    [Fact]
    public void After_the_extended_tests_their_items_are_proven_and_no_other()
    {
        // 3 + 3 + 1 of 11.
        var then = Ask(ShipMoment.AfterExtended);

        Assert.Equal(7, then.EarnedWeight);
        Assert.Equal(["extended/soak", "extended/lint"], then.Assumed);
        Assert.Equal([Role.Ceo, Role.Ciso, Role.Cto], Earned(then));
        Assert.Equal([true, true, true, false], then.Gates.Select(g => g.Open));
    }

    [Fact]
    public void After_the_canary_only_what_no_run_can_bring_is_missing()
    {
        // 3 + 3 + 1 + 2 of 11: the person is not named by waiting.
        var then = Ask(ShipMoment.AfterCanary);

        Assert.Equal(9, then.EarnedWeight);
        Assert.Equal([Role.Ceo, Role.Ciso, Role.Coo, Role.Cto], Earned(then));
        Assert.Equal(["canary/accountable"], then.Gates[^1].Missing);
    }

    [Fact]
    public void What_runs_is_assumed_and_what_does_not_run_is_not()
    {
        var then = Ask(ShipMoment.AfterRunning, tell: h => h.Tell(EventTypes.TestSuiteRunStarted, e => e with { Stage = Extended, Check = "soak", Phase = RunPhase.Running }));

        Assert.Equal(["extended/soak"], then.Assumed);
    }

    [Fact]
    public void A_stage_that_is_skipped_is_neither_proven_nor_assumed()
    {
        // Without extended: 3 + 2 of 11, although the soak had passed.
        var then = Ask(ShipMoment.AfterCanary, [Extended], h => h.Passes(Extended, "soak"));

        Assert.Equal(5, then.EarnedWeight);
        Assert.Equal([Role.Ciso, Role.Coo, Role.Cto], Earned(then));
        Assert.False(then.Gates[(int)Gate.ReadyForCanary].Open);
    }

    [Fact]
    public void A_failure_is_taken_to_pass_when_it_runs_again_and_the_release_itself_is_left_as_it_is()
    {
        var (release, history) = Release(h => h.Fails(Extended, "soak"));
        var before = release.Evidence.ToList();

        var then = WhatIf.Of(release, Small, new GateContext(2), ShipMoment.AfterExtended, new HashSet<Stage>(), history.Now);

        Assert.Contains("extended/soak", then.Assumed);
        Assert.Equal(before, release.Evidence);
    }

    [Fact]
    public void Evidence_that_is_too_old_by_then_does_not_count()
    {
        var aged = new Agreement(1, [Item(Gate.ReadyForFastFeedback, Build, "unit", Level.Critical, Role.Cto) with { MaxAge = TimeSpan.FromDays(1) }], []);
        var (release, history) = Release(h => h);

        var then = WhatIf.Of(release, aged, new GateContext(2), ShipMoment.AfterCanary, new HashSet<Stage>(), history.Now.AddDays(2));

        Assert.Equal(0, then.EarnedWeight);
    }

    [Fact]
    public void The_line_is_what_can_close_a_gate()
    {
        // All but the wanted lint: 10 of 11.
        Assert.Equal(10 / 11d, Ask(ShipMoment.Now).ShareThatCloses);
    }

    private static WhatIfAnswer Ask(ShipMoment moment, Stage[]? without = null, Func<History, History>? tell = null)
    {
        var (release, history) = Release(tell ?? (h => h));
        return WhatIf.Of(release, Small, new GateContext(2), moment, (without ?? []).ToHashSet(), history.Now);
    }

    private static (Release Release, History History) Release(Func<History, History> tell)
    {
        var history = tell(new History().About("1", "a").Passes(Build, "unit"));
        return (World.Of(history).Find("1"), history);
    }

    private static IEnumerable<Role> Earned(WhatIfAnswer answer) => answer.Rights.Where(r => r.Answer == RightAnswer.Earned).Select(r => r.Role);

    private static Requirement Item(Gate gate, Stage stage, string check, Level level, Role role) =>
        new() { Gate = gate, Stage = stage, Checks = [check], Levels = [level, level, level], Roles = [role] };
}
