using System.Text.RegularExpressions;
using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Confidence;

public partial class CommonRulesTests
{
    [Fact]
    public void There_are_fifteen_checks_three_for_each_leader_each_complete()
    {
        Assert.Equal(15, RoleChecks.All.Select(c => c.Id).Distinct().Count());
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(3, RoleChecks.All.Count(c => c.Role == role)));
        Assert.All(RoleChecks.All, check =>
        {
            Assert.StartsWith(Slug.Of(check.Role) + ".", check.Id);
            Assert.EndsWith("?", check.Question);
            Assert.All([check.MeasuredFrom, check.FedBy, check.Target, check.Tolerated], Assert.NotEmpty);
        });
    }

    [Fact]
    public void Where_nothing_arrived_every_check_is_unknown_and_names_an_event_we_know()
    {
        Assert.All(RoleChecks.Evaluate(Given.Nothing), finding =>
        {
            Assert.Equal((Verdict.Unknown, (double?)null, "none"), (finding.Verdict, finding.Value, finding.ValueText));
            Assert.StartsWith("We cannot say. ", finding.Sentence);
            Assert.Matches("^(Send|Verify) ", finding.WouldRaise);
            Assert.Contains(finding.WouldRaise, finding.Reasons);
        });
        Assert.All(
            RoleChecks.All.SelectMany(c => EventType().Matches(c.FedBy)).Select(m => m.Value),
            type => Assert.Contains(type, EventTypes.Known));
    }

    [Fact]
    public void A_check_that_fails_is_unknown_with_the_reason()
    {
        var broken = RoleChecks.All[0] with { Evaluate = _ => throw new InvalidOperationException("the sum is missing") };

        var finding = RoleChecks.Evaluate(broken, Given.Nothing);

        Assert.Equal((Verdict.Unknown, "ceo.promises"), (finding.Verdict, finding.CheckId));
        Assert.Equal(["Computing it failed: the sum is missing"], finding.Reasons);
    }

    [Fact]
    public void A_broken_check_leaves_the_others_alone()
    {
        var input = Given.Organisation() with { FeedbackSeconds = null! };

        var findings = RoleChecks.Evaluate(input);

        Assert.Equal("cto.feedback", findings.Single(f => f.Verdict != Verdict.Met).CheckId);
    }

    [Fact]
    public void A_number_is_explained_from_deliveries_to_the_answer()
    {
        // (390 + 400) ÷ 800 = 98.75%, said as 98.8%
        var finding = Given.Organisation(m => m with { Shipped = 21, PromisesPassed = 390 }).Answer("ceo.promises");

        Assert.Equal(
            [
                new ExplainStep("6,418 deliveries from 5 senders arrived in the last 30 days; 6,402 could be used.", "/evidence"),
                new ExplainStep("41 releases reached all customers in the last 30 days; each counts once.", "/roles/ceo/promises"),
                new ExplainStep("1 release came without tested promises: left out of the figure, counted as missing.", "/roles/ceo/promises?rows=excluded"),
                new ExplainStep(
                    "The rule: criteria passed ÷ criteria executed by the newest acceptance and functional tests of each release when it shipped.",
                    "/roles/ceo/promises#rule"),
                new ExplainStep("The lines. Met: at least 98%. At risk: at least 95%. Else not met.", "/roles/ceo/promises#rule"),
                new ExplainStep("The figure: 790 ÷ 800 = 98.8%.", "/roles/ceo/promises#sum"),
                new ExplainStep(
                    "The answer: Met. 98.8% of the promises we tested were kept. The value decides, not its interval.", "/roles/ceo/promises"),
            ],
            finding.Steps);
        Assert.Equal((Given.Now.AddDays(-29), Given.Now.AddMinutes(-4)), (finding.OldestAt, finding.NewestAt));
    }

    [Fact]
    public void A_small_number_of_cases_says_how_unsure_it_is()
    {
        var finding = Given.One(new Measures { Shipped = 20, Rework = 1, ReleasesWithSizing = 20, UsedCpuMilli = 5, RequestedCpuMilli = 10 })
            .Answer("coo.resources");

        Assert.Contains("With 20 cases the true rate is probably between 1% and 24%.", finding.Reasons);
        Assert.Equal(Interval.Wilson(1, 20), finding.Interval);
        Assert.Equal(Verdict.Met, finding.Verdict);   // the point value decides: 5%
    }

    [Fact]
    public void Where_all_are_asked_for_every_case_was_counted_and_no_interval_is_shown()
    {
        var findings = RoleChecks.Evaluate(Given.Organisation(m => m with { RequirementCellsPassed = 130, TrailComplete = 15, AccountableNamed = 60, BuiltWithAllControls = 1 }));

        Assert.All(
            findings.Where(f => RoleChecks.All.Single(c => c.Id == f.CheckId).Line.WantsAll),
            f => Assert.False(f.Interval is not null || f.Steps[^1].Text.Contains("interval"), f.CheckId));
        Assert.NotNull(findings.Single(f => f.CheckId == "ceo.promises").Interval);
    }

    [Theory]
    [InlineData(4, 4, 0.8, Verdict.Unknown)]
    [InlineData(4, 5, 0.8, Verdict.Met)]
    [InlineData(3, 5, 0.8, Verdict.NotMet)]
    [InlineData(0, 0, 1, Verdict.Unknown)]
    [InlineData(1, 1, 1, Verdict.Met)]
    [InlineData(0, 1, 1, Verdict.NotMet)]
    public void A_rate_is_judged_from_five_cases_on_unless_all_are_asked_for(long part, long whole, double line, Verdict verdict) =>
        Assert.Equal(verdict, Threshold.AtLeast(line, line).JudgeCases(part, whole));

    [Property]
    public bool Whatever_was_counted_every_answer_is_whole(ushort[] a, ushort[] b, Verdict seed)
    {
        var input = Given.Services(("cart", Arbitrary.Measures(a)), ("payments", Arbitrary.Measures(b))) with
        {
            ProductionSeen = seed == Verdict.Met,
            OpenWaivers = a.Length,
            FeedbackSeconds = [.. a.Select(n => (long)n).Order()],
            Journeys = [.. b.Select((n, i) => Given.Journey($"journey-{i}", n / 100d))],
        };
        return RoleChecks.Evaluate(input).All(f =>
            (f.Value is not { } value || double.IsFinite(value))
            && f.Sentence.EndsWith('.') && !f.Sentence.Contains("could not be computed")
            && f.Reasons.Count > 0 && f.Reasons.All(r => r.EndsWith('.') && !r.Contains("  "))
            && f.Steps.Count >= 4);
    }

    [GeneratedRegex("[a-z]+\\.[a-z]+")]
    private static partial Regex EventType();
}
