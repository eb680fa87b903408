using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Canaries;

/// Events a minute each: "rolling" is a deployment to production of that strategy, "@25" a rollout's share, "promoted" its end; "-" a deployment that names no strategy.
public class RiskLimitTests
{
    [Theory]
    [InlineData("rolling", RiskLimit.Limited, null)]
    [InlineData("blue-green", RiskLimit.Limited, null)]
    [InlineData("all-at-once", RiskLimit.AllAtOnce, 0d)]
    [InlineData("All at once", RiskLimit.AllAtOnce, 0d)] // however it is written
    [InlineData("Recreate", RiskLimit.AllAtOnce, 0d)]
    [InlineData("-", RiskLimit.NotTold, null)]
    [InlineData("@50 promoted", RiskLimit.Limited, 0.5)]
    [InlineData("@50 promoted all-at-once", RiskLimit.Limited, 0.5)] // contradictory: what customers had counts
    [InlineData("promoted", RiskLimit.NotTold, null)] // a rollout that told no share below everyone
    [InlineData("rolling all-at-once", RiskLimit.AllAtOnce, 0d)] // one of two says so
    [InlineData("all-at-once rolling", RiskLimit.AllAtOnce, 0d)] // in whatever order
    [InlineData("all-at-once @5", RiskLimit.AllAtOnce, 0d)] // late: what came after everyone had it limited nothing
    [InlineData("canary @50", RiskLimit.Limited, null)] // everyone does not have it yet
    public void A_release_had_a_limit_when_some_had_it_before_others_or_its_strategy_is_one(string told, RiskLimit limit, double? calm)
    {
        var way = WayToCustomers.Of(World.Of(Told(told)).Find("1"));

        Assert.Equal(limit, RiskLimits.Of(way));
        Assert.Equal(calm, RiskLimits.CalmOf(way)?.Index);
    }

    [Fact]
    public void A_failed_deployment_and_one_to_a_test_environment_say_nothing_of_customers()
    {
        var history = new History().About("1", "a")
            .Deployed("staging", e => Named(e, "all-at-once"))
            .Deployed("production", e => Named(e, "all-at-once") with { Outcome = Outcome.Failure })
            .Deployed("production", e => Named(e, "rolling"));

        Assert.Equal(["rolling"], World.Of(history).Find("1").Strategies!);
    }

    [Fact]
    public void Nothing_shipped_has_no_share_and_one_that_told_nothing_counts_for_neither()
    {
        var at = History.Start;
        var none = PaceRecord.Of([]);
        Assert.Equal((0, null, null, null), (none.Shipped, none.LimitedShare, none.CalmIndex, none.MedianSteps));

        // Two limited, one at once, one silent: 2 of 3 told. Calm: (0.5 + 0.75 + 0) ÷ 3. Steps 1, 2, 4; largest 25, 50, 100.
        var pace = PaceRecord.Of([
            new(at, RiskLimit.Limited, new StepCalm(2, 50, 0.5)), new(at, RiskLimit.Limited, new StepCalm(4, 25, 0.75)),
            new(at, RiskLimit.AllAtOnce, StepCalm.AllAtOnce), new(at, RiskLimit.NotTold, null)]);
        Assert.Equal((4, 3, 2, 1, 3), (pace.Shipped, pace.Told, pace.Limited, pace.AllAtOnce, pace.StepsTold));
        Assert.Equal(2d / 3, pace.LimitedShare!.Value, 6);
        Assert.Equal(1.25 / 3, pace.CalmIndex!.Value, 6);
        Assert.Equal((2d, 50d), (pace.MedianSteps, pace.MedianLargest));
    }

    private static History Told(string told)
    {
        var history = new History().About("1", "a");
        foreach (var what in told.Replace("All at once", "All_at_once", StringComparison.Ordinal).Split(' ').Select(w => w.Replace('_', ' ')))
        {
            history = what switch
            {
                "promoted" => history.Rollout("promoted"),
                ['@', ..] => history.Rollout(history.Events.Any(e => e.Type == EventTypes.RolloutStarted) ? "progressed" : "started", double.Parse(what[1..])),
                "-" => history.Deployed("production"),
                _ => history.Deployed("production", e => Named(e, what)),
            };
        }

        return history;
    }

    private static PathEvent Named(PathEvent e, string strategy) => e with { Details = new Dictionary<string, string> { ["strategy"] = strategy } };
}
