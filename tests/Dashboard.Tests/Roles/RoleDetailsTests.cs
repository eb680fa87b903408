using Dashboard.Core.Confidence;
using Dashboard.Roles;

namespace Dashboard.Tests.Roles;

/// <summary>The second look of each leader, worked out by hand.</summary>
public class RoleDetailsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Ceo_sees_the_journey_that_falls_short_first_then_the_missing_one_without_a_bar()
    {
        var input = Input() with
        {
            Journeys =
            [
                new JourneyProof("cart", "pay", 0.92, Now.AddDays(-5), false),
                new JourneyProof("cart", "browse", 1.6, Now.AddDays(-5), false),
                new JourneyProof("cart", "sign in", null, Now.AddDays(-40), false),
                new JourneyProof("cart", "track", 1.2, Now.AddDays(-50), true),
            ],
        };

        var rows = RoleDetails.Of(Role.Ceo, input)[0].Rows;

        Assert.Equal(["pay", "sign in", "track", "browse"], rows.Select(r => r.Name));
        Assert.Equal([0.46, null, 0.6, 0.8], rows.Select(r => r.Bar));
        Assert.Equal([Verdict.AtRisk, Verdict.Unknown, Verdict.AtRisk, Verdict.Met], rows.Select(r => r.Verdict!.Value));
        Assert.StartsWith("too old: ", rows[2].Said, StringComparison.Ordinal);
        Assert.Contains("cart", RoleChecks.All.Single(c => c.Id == "ceo.demand").Evaluate(input).Sentence, StringComparison.Ordinal);
        Assert.Contains("pay", RoleChecks.All.Single(c => c.Id == "ceo.demand").Evaluate(input).Sentence, StringComparison.Ordinal);
    }

    // cart ran every control on its builds, mail left out SAST on one of two and SBOM on both; wiki built nothing.
    [Fact]
    public void Ciso_sees_on_how_many_services_each_control_runs_and_which_do_not()
    {
        var rows = RoleDetails.Of(Role.Ciso, Input(
            Of("cart", new Measures { Built = 3 }), Of("mail", new Measures { Built = 2, WithoutSast = 1, WithoutSbom = 2 }), Of("wiki", Measures.Zero)))[0].Rows;

        Assert.Equal(["1 of 2", "2 of 2", "2 of 2", "1 of 2", "2 of 2", "2 of 2"], rows.Select(r => r.Value));
        Assert.Equal("not on mail", rows[0].Said);
    }

    [Fact]
    public void Coo_sees_the_cause_that_costs_most_hours_first_and_where()
    {
        var rows = RoleDetails.Of(Role.Coo, Input(
            Of("cart", new Measures { Shipped = 1, ReleasesWithLead = 1, QueueWaitSeconds = 3600, GateWaitSeconds = 7200 }),
            Of("mail", new Measures { Shipped = 1, ReleasesWithLead = 1, QueueWaitSeconds = 14400 })))[0].Rows;

        Assert.Equal([("In a queue", "5 hours", "most on mail"), ("At an open gate", "2 hours", "most on cart")], rows.Take(2).Select(r => (r.Name, r.Value, r.Said)));
        Assert.Equal([1, 0.4, 0, 0], rows.Select(r => r.Bar!.Value));
    }

    // cart: 1 of 5 releases is 20%, at risk. mail: 3 of 4 is 75%, and 4 cases say nothing. wiki: 0 of 6.
    [Fact]
    public void Fewer_than_five_cases_are_never_called_met_or_not_met()
    {
        var rows = RoleDetails.Of(Role.Coo, Input(
            Of("cart", new Measures { Shipped = 5, Rework = 1 }), Of("mail", new Measures { Shipped = 4, Rework = 3 }), Of("wiki", new Measures { Shipped = 6 })))[1].Rows;

        Assert.Equal([("cart", Verdict.AtRisk), ("wiki", Verdict.Met), ("mail", Verdict.Unknown)], rows.Select(r => (r.Name, r.Verdict!.Value)));
        Assert.Equal("3 of 4 releases: too few to judge, it takes 5", rows[2].Said);
        var quick = RoleDetails.Of(Role.Cto, Input() with { FeedbackSeconds = [100, 150, 200, 2000] })[0].Rows;
        Assert.All(quick, row => Assert.Equal(Verdict.Unknown, row.Verdict));
    }

    // Under five bad changes they are counted: none unstopped, one, two. From five on the share decides: 4 of 5 is 80%.
    [Fact]
    public void Bad_changes_of_a_service_are_judged_as_the_check_judges_them()
    {
        var rows = RoleDetails.Of(Role.Ceo, Input(
            Of("all", new Measures { Bad = 1, BadStopped = 1, CustomerMinutes = 1 }), Of("one", new Measures { Bad = 2, BadStopped = 1, CustomerMinutes = 4 }),
            Of("two", new Measures { Bad = 2, CustomerMinutes = 3 }), Of("most", new Measures { Bad = 5, BadStopped = 4, CustomerMinutes = 2 })))[1].Rows;

        Assert.Equal(
            [("one", Verdict.AtRisk), ("two", Verdict.NotMet), ("most", Verdict.Met), ("all", Verdict.Met)], rows.Select(r => (r.Name, r.Verdict!.Value)));
    }

    [Fact]
    public void A_share_of_time_says_over_how_many_releases_it_was_taken() => Assert.Equal("over 2 releases", RoleDetails.Of(Role.Cto, Input(
        Of("cart", new Measures { Shipped = 2, ReleasesWithLead = 2, LeadSeconds = 10, RunningSeconds = 5 })))[1].Rows.Single().Said);

    // Ten answers: the fifth is 300 s, the ninth 1,000 s, past 15 minutes (900 s).
    [Fact]
    public void Cto_sees_how_long_answers_take_against_fifteen_minutes()
    {
        var rows = RoleDetails.Of(Role.Cto, Input() with { FeedbackSeconds = [100, 150, 200, 250, 300, 400, 500, 600, 1000, 2000], FeedbackOverdue = 2 })[0].Rows;

        Assert.Equal([("5 minutes", Verdict.Met), ("17 minutes", Verdict.NotMet), ("2 builds", Verdict.NotMet)], rows.Select(r => (r.Value, r.Verdict!.Value)));
    }

    [Fact]
    public void Legal_sees_what_trails_lack_and_what_was_recorded_late_or_by_nobody()
    {
        var details = RoleDetails.Of(Role.Legal, Input(
            Of("cart", new Measures { Shipped = 4, TrailNoReviewer = 1, AccountableTotal = 10, AccountableNamed = 7, AccountableLate = 1 })));

        Assert.Equal(["on all", "on all", "missing on 1", "on all", "on all", "on all"], details[0].Rows.Select(r => r.Value));
        Assert.Equal(0.75, details[0].Rows[2].Bar);
        Assert.Equal(["7", "1", "2"], details[1].Rows.Select(r => r.Value));
    }

    [Fact]
    public void Without_evidence_no_leader_sees_a_bar_and_nothing_is_zero() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.All(RoleDetails.Of(role, Input()), group => Assert.Empty(group.Rows)));

    private static ConfidenceInput Input(params IReadOnlyList<ServiceWindow> services) => new() { Now = Now, Services = services };

    private static ServiceWindow Of(string service, Measures sums) => new(service, "team", 2, null, sums);
}
