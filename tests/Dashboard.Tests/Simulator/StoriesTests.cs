namespace Dashboard.Tests.Simulator;

/// <summary>The stories a leader knows are in the history, each recent enough to stand on the overview.</summary>
public sealed class StoriesTests
{
    private static readonly SimulatedHistory History = SimulatedHistory.EndingAt(SimulatedHistory.Now);
    private static readonly DateTimeOffset Recently = new(2026, 9, 14, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_quiet_team_ships_every_working_day_and_nothing_goes_wrong()
    {
        var shipped = History.Of("timetable", "service.deployed").Where(e => e.ReachesCustomers()).Select(e => e.At().Date).ToList();

        Assert.InRange(shipped.Count, 60, 66);
        Assert.Equal(shipped.Count, shipped.Distinct().Count());
        Assert.DoesNotContain(History.Of("timetable"), e => e.Word("outcome") is not (null or "success"));
        Assert.Empty(History.Of("timetable", "incident.detected", "rollout.aborted"));
    }

    [Fact]
    public void What_was_taken_back_is_never_told_to_run_after_that()
    {
        foreach (var back in History.Events.Where(e => e.Word("type") == "service.rolledback" && e.Word("environment") == "production").ToList())
        {
            var service = back.Word("service")!;
            var again = History.Of(service, "service.deployed").Where(e => e.Word("digest") == back.Word("fromDigest") && e.At() > back.At());
            Assert.Empty(again);
            Assert.DoesNotContain(History.Of(service, "service.running"), e => e.Word("digest") == back.Word("fromDigest") && e.At() > back.At());
        }
    }

    [Fact]
    public void A_heroic_release_goes_out_on_a_Friday_night_to_everyone_and_comes_back_before_morning()
    {
        var incident = History.Of("payments", "incident.detected").Last();
        var digest = incident.Word("digest");
        var deployed = Assert.Single(History.Of("payments", "service.deployed"), e => e.ReachesCustomers() && e.Word("digest") == digest);
        var back = Assert.Single(History.Of("payments", "service.rolledback"));

        Assert.True(deployed.At() > Recently);
        Assert.Equal((DayOfWeek.Friday, true), (deployed.At().DayOfWeek, deployed.At().Hour >= 22));
        Assert.Equal((100, "all-at-once"), ((int)deployed.Amount("weight")!, deployed.Word("strategy")));
        Assert.True(deployed.Amount("manualSteps") >= 9);
        Assert.Equal(("critical", "customers"), (incident.Word("severity"), incident.Word("detectedBy")));
        Assert.Equal(digest, back.Word("fromDigest"));
        Assert.InRange(back.At().Hour, 1, 6);
        Assert.Empty(History.Of("payments", "rollout.started"));
    }

    [Theory]
    [InlineData("cold-cache-stampede", "cold-cache-restart")]
    [InlineData("clock-skew", "ticket-clock-skew")]
    public void An_incident_becomes_a_guardrail(string cause, string guardrail)
    {
        var incident = Assert.Single(History.Of("ticket-wallet", "incident.detected"), e => e.Word("cause") == cause);
        var added = Assert.Single(History.Of("ticket-wallet", "guardrail.added"), e => e.Word("guardrail") == guardrail);

        Assert.Equal(incident.Word("incident"), added.Word("incident"));
        Assert.True(added.At() > incident.At());
    }

    [Fact]
    public void The_guardrail_runs_ever_after_and_stops_the_same_mistake_before_any_customer()
    {
        var added = Assert.Single(History.Of("ticket-wallet", "guardrail.added"), e => e.Word("guardrail") == "cold-cache-restart");
        var runs = History.Of("ticket-wallet").Where(e => e.IsRun("fault", "cold-cache-restart")).ToList();
        var stopped = Assert.Single(runs, e => e.Word("outcome") == "failure");

        Assert.All(runs, run => Assert.True(run.At() > added.At()));
        Assert.True(runs.Count > 10);
        Assert.True(stopped.At() > Recently);
        Assert.Equal("cold-cache-stampede", stopped.Word("cause"));
        Assert.DoesNotContain(History.Of("ticket-wallet"), e => e.Word("digest") == stopped.Word("digest") && (e.ReachesCustomers() || e.Is("rollout.started")));
    }

    [Fact]
    public void The_other_lesson_stops_its_repeat_at_five_per_cent_of_customers()
    {
        var aborted = Assert.Single(History.Of("ticket-wallet", "rollout.aborted"));
        var reading = History.Of("ticket-wallet", "rollout.progressed")
            .Last(e => e.Word("digest") == aborted.Word("digest") && e.Word("metric") == "ticket-clock-skew");

        Assert.Equal(5, aborted.Amount("weight"));
        Assert.True(aborted.At() > Recently);
        Assert.Equal("above", reading.Word("direction"));
        Assert.True(reading.Amount("canary") > reading.Amount("threshold"));
    }

    [Fact]
    public void One_team_goes_around_the_gates_and_runs_what_no_build_made()
    {
        var built = History.Of("partner-gateway", "build.finished").Select(e => e.Word("digest")).ToHashSet(StringComparer.Ordinal);
        var proven = History.Of("partner-gateway").Where(e => e.IsRun("soak")).Select(e => e.Word("digest")).ToHashSet(StringComparer.Ordinal);
        var shipped = History.Of("partner-gateway", "service.deployed").Where(e => e.ReachesCustomers() && e.At() > Recently).ToList();
        var nobodys = Assert.Single(shipped, e => !built.Contains(e.Word("digest")));

        Assert.True(shipped.Count(e => !proven.Contains(e.Word("digest"))) >= 3);
        Assert.Equal(nobodys.Word("digest"), History.Of("partner-gateway", "service.running").Last().Word("digest"));
    }

    [Fact]
    public void One_suite_fails_and_passes_on_the_same_artifact()
    {
        var again = History.Of("booking").Where(e => e.IsRun("functional", outcome: "success") && e.Amount("attempt") == 2).ToList();

        Assert.True(again.Count >= 5);
        Assert.All(again, second => Assert.Contains(History.Of("booking"), first =>
            first.IsRun("functional", outcome: "failure") && first.Word("cicd.pipeline.run.id") == second.Word("cicd.pipeline.run.id")
            && first.Word("digest") == second.Word("digest") && first.At() < second.At()));
    }

    [Fact]
    public void One_team_waits_long_for_its_feedback_and_the_quiet_team_does_not()
    {
        Assert.All(FeedbackMinutes("fare-engine"), minutes => Assert.True(minutes > 15, $"{minutes}"));
        Assert.All(FeedbackMinutes("timetable"), minutes => Assert.True(minutes < 15, $"{minutes}"));
    }

    [Fact]
    public void One_version_is_built_twice()
    {
        var twice = History.Of("back-office", "build.finished").Where(e => e.Word("version") is not null).GroupBy(e => e.Word("version")).Where(g => g.Count() > 1);

        Assert.Equal(2, Assert.Single(twice).Select(e => e.Word("digest")).Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<double> FeedbackMinutes(string service) => History.Of(service)
        .Where(e => e.IsRun("load") || e.IsRun("functional"))
        .GroupBy(e => e.Word("commit"))
        .Join(History.Of(service, "change.merged"), runs => runs.Key, merge => merge.Word("commit"),
            (runs, merge) => (runs.Max(run => run.At()) - merge.At()).TotalMinutes);
}
