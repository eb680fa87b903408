using Dashboard.Core.Confidence;
using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Costs;

public class WasteLedgerTests
{
    // A person's hour is 100, of which a tenth is lost while work waits; a check's minute is 0.5; an environment's hour 2; mending takes 3 hours.
    private static readonly CostRates Rates = new() { PersonHour = 100, WaitingShare = 0.1m, RunMinute = 0.5m, EnvironmentHour = 2, MendHours = 3 };

    [Theory]
    [InlineData(WasteCause.Approvals, 7200, 20)] // 2 hours × 0.1 × 100
    [InlineData(WasteCause.Queues, 3600, 10)]
    [InlineData(WasteCause.Reruns, 1800, 5)]
    [InlineData(WasteCause.OpenGates, 900, 2.5)]
    [InlineData(WasteCause.SlowFeedback, 36000, 100)]
    [InlineData(WasteCause.RedMain, 360, 1)]
    [InlineData(WasteCause.HeldBack, 1200, 10)] // 20 minutes × 0.5
    [InlineData(WasteCause.FlakyChecks, 60, 0.5)]
    [InlineData(WasteCause.IdleEnvironments, 5400, 3)] // 1.5 hours × 2
    [InlineData(WasteCause.Rework, 2 * 3 * 3600, 600)] // 2 releases × 3 hours × 100
    [InlineData(WasteCause.LateFinds, 87 * 3600, 8700)] // one for the build stage: (30 − 1) × 3 hours, × 100
    public void Every_cause_has_its_hours_and_its_money(WasteCause cause, long seconds, double money)
    {
        var line = WasteLedger.Of(Everything, Rates).Single(l => l.Cause == cause);

        Assert.Equal((seconds, (decimal)money), (line.Seconds!.Value, line.Money!.Value));
    }

    [Fact]
    public void Every_cause_is_there_once_the_dearest_first()
    {
        var lines = WasteLedger.Of(Everything, Rates);

        Assert.Equal(Enum.GetValues<WasteCause>().Order(), lines.Select(l => l.Cause).Order());
        Assert.Equal([WasteCause.LateFinds, WasteCause.Rework, WasteCause.SlowFeedback], lines.Take(3).Select(l => l.Cause));
    }

    [Fact]
    public void What_another_line_holds_too_is_shown_and_not_added()
    {
        var lines = WasteLedger.Of(Everything, Rates);

        // 20 + 10 + 5 + 2.5 + 10 + 0.5 + 3 + 600 + 8700; without slow answers (100) and red main (1)
        Assert.Equal(9351m, WasteLedger.Total(lines));
        Assert.Equal(13500, WasteLedger.Seconds(lines, WasteHours.Waiting)); // 7200 + 3600 + 1800 + 900
        Assert.Equal(6660, WasteLedger.Seconds(lines, WasteHours.Machine)); // 1200 + 60 + 5400
    }

    [Fact]
    public void What_nobody_told_is_unknown_and_not_nothing()
    {
        var lines = WasteLedger.Of(new WasteInput(), Rates);

        Assert.All(lines, l => Assert.Equal((null, null, 0L), (l.Seconds, l.Money, l.Known)));
        Assert.Null(WasteLedger.Total(lines));
    }

    [Fact]
    public void Releases_that_told_their_times_and_did_not_wait_lost_nothing()
    {
        var lines = WasteLedger.Of(new WasteInput { Sums = new Measures { Shipped = 4, ReleasesWithLead = 3 } }, Rates);

        var approvals = lines.Single(l => l.Cause == WasteCause.Approvals);
        Assert.Equal((0L, 0m, 3L, 4L), (approvals.Seconds!.Value, approvals.Money!.Value, approvals.Known, approvals.Of));
        Assert.Null(lines.Single(l => l.Cause == WasteCause.IdleEnvironments).Money);
        Assert.Equal(0m, WasteLedger.Total(lines));
    }

    [Fact]
    public void An_incident_that_names_no_stage_costs_nothing_that_could_be_told()
    {
        var line = WasteLedger.Of(new WasteInput { Incidents = 2 }, Rates).Single(l => l.Cause == WasteCause.LateFinds);

        Assert.Equal((null, 0L, 2L), (line.Money, line.Known, line.Of));
    }

    [Fact]
    public void An_incident_that_only_production_could_show_was_not_found_late()
    {
        var line = WasteLedger.Of(new WasteInput { Incidents = 1, Escaped = new Dictionary<Stage, long> { [Stage.Production] = 1 } }, Rates).Single(l => l.Cause == WasteCause.LateFinds);

        Assert.Equal(0m, line.Money);
    }

    private static WasteInput Everything => new()
    {
        Sums = new Measures { Shipped = 5, ReleasesWithLead = 5, ApprovalWaitSeconds = 7200, QueueWaitSeconds = 3600, RerunSeconds = 1800, GateWaitSeconds = 900, Rework = 2 },
        HeldBack = 1,
        HeldBackSeconds = 1200,
        Flaky = 1,
        FlakySeconds = 60,
        Runs = 10,
        RunsTimed = 8,
        Environments = 3,
        EnvironmentsEnded = 2,
        IdleSeconds = 5400,
        Answered = 4,
        LateSeconds = 36000,
        Builds = 6,
        RedSeconds = 360,
        Incidents = 1,
        Escaped = new Dictionary<Stage, long> { [Stage.Build] = 1 },
    };
}
