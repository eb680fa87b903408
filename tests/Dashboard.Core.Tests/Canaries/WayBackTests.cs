using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Canaries;

/// Steps as "kind@days ago:seconds": d drill, r rollback, c canary turned back; "!" for one that failed; no seconds, not told. The window is 90 days.
public class WayBackTests
{
    private static readonly DateTimeOffset Now = History.Start.AddDays(200);

    [Theory]
    [InlineData("", null, 0, 0, 0, null, null, null)] // none: not known, never zero
    [InlineData("d@3:40", 3, 1, 0, 1, 40, null, 40)]
    [InlineData("d@3.9:40", 3, 1, 0, 1, 40, null, 40)] // whole days
    [InlineData("r@120:50", 120, 0, 0, 0, null, null, null)] // older than the window: still the last
    [InlineData("d@10:40 r@5", 5, 2, 0, 1, 40, null, 40)] // the newest did not tell how long it took
    [InlineData("!d@1:10 d@8:40", 8, 1, 1, 1, 40, null, 40)] // one that failed practised nothing
    [InlineData("d@-1:10 d@8:40", 8, 1, 0, 1, 40, null, 40)] // dated ahead: not yet
    [InlineData("d@2:-5", 2, 1, 0, 0, null, null, null)] // a time that runs backwards was not told
    [InlineData("c@0.5", 0, 1, 0, 0, null, null, null)]
    [InlineData("r@1:90 d@2:30 d@3:60", 1, 3, 0, 3, 60, null, 90)] // 30, 60, 90: rank 2
    [InlineData("d@1:10 d@2:20 d@3:30 d@4:40 d@5:50 d@6:60 d@7:70 d@8:80 d@9:90 r@10:600", 1, 10, 0, 10, 50, 90, 600)] // ranks 5 and 9 of ten
    public void The_way_back_is_counted_from_what_worked(string steps, int? days, int worked, int failed, int timed, int? median, int? p90, int? slowest)
    {
        var way = WayBack.Of(Steps(steps), Now, TimeSpan.FromDays(90));

        Assert.Equal((days, worked, failed, timed), (way.DaysSince(Now), way.Worked, way.Failed, way.Timed));
        Assert.Equal((median, p90, slowest), (Seconds(way.Median), Seconds(way.P90), Seconds(way.Slowest)));
    }

    [Theory]
    [InlineData("production", false, null, "Rollback worked 40")]
    [InlineData(null, false, Outcome.Success, "Rollback worked 40")]
    [InlineData("production", false, Outcome.Failure, "Rollback failed 40")]
    [InlineData("extended", true, null, "Drill worked 40")] // a drill counts wherever it was held
    [InlineData("extended", false, null, null)] // a test environment rolled back says nothing of customers
    public void A_rollback_is_a_step_where_it_concerns_customers_or_was_practised(string? environment, bool drill, Outcome? outcome, string? step)
    {
        var entry = new Entry
        {
            Type = EventTypes.ServiceRolledBack,
            Subject = "back",
            Key = "d1",
            At = Now,
            Started = Now.AddSeconds(-40),
            Finished = Now,
            Environment = environment,
            Outcome = outcome,
            Details = new Dictionary<string, string> { ["drill"] = drill ? "true" : "false" },
        };

        Assert.Equal(step, WayBackStep.Of(entry) is { } s ? $"{s.Kind} {(s.Worked ? "worked" : "failed")} {s.Took?.TotalSeconds}" : null);
        Assert.Null(WayBackStep.Of(entry with { Type = EventTypes.ServiceDeployed }));
    }

    [Fact]
    public void A_canary_turned_back_practised_the_way_back_only_when_customers_had_it()
    {
        var rollout = new FinishedRollout { End = RolloutEnd.TurnedBack, EndedAt = Now };

        Assert.Null(WayBackStep.Of(rollout));
        Assert.Null(WayBackStep.Of(rollout with { End = RolloutEnd.Promoted, FirstAt = Now }));
        Assert.Equal(new WayBackStep(Now, WayBackKind.CanaryTurnedBack, true, null), WayBackStep.Of(rollout with { FirstAt = Now }));
    }

    private static int? Seconds(TimeSpan? time) => (int?)time?.TotalSeconds;

    private static IEnumerable<WayBackStep> Steps(string steps) => steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(step =>
    {
        var (worked, text) = (step[0] != '!', step.TrimStart('!'));
        var parts = text[2..].Split(':');
        return new WayBackStep(
            Now.AddDays(-double.Parse(parts[0])),
            text[0] switch { 'd' => WayBackKind.Drill, 'r' => WayBackKind.Rollback, _ => WayBackKind.CanaryTurnedBack },
            worked,
            parts.Length > 1 ? TimeSpan.FromSeconds(double.Parse(parts[1])) : null);
    });
}
