using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class CtoChecksTests
{
    private static Adoption New(int openedBefore, int before, int openedAfter, int after, string service = "payments") =>
        new(service, "rust", Given.Now.AddDays(-20), before, openedBefore, after, openedAfter);

    [Theory]
    [InlineData(9, 10, 9, 10, Verdict.Met, "no change")]
    [InlineData(5, 10, 10, 10, Verdict.Met, "+50 points")]
    [InlineData(10, 20, 9, 20, Verdict.Met, "−5 points")]       // 50% to 45%: exactly at pass
    [InlineData(8, 10, 7, 10, Verdict.AtRisk, "−10 points")]    // exactly at warn, where 0.7 − 0.8 would fall below it
    [InlineData(10, 10, 9, 10, Verdict.AtRisk, "−10 points")]
    [InlineData(10, 10, 8, 9, Verdict.NotMet, "−11.1 points")]  // 8 ÷ 9 = 88.9%
    [InlineData(10, 10, 4, 5, Verdict.NotMet, "−20 points")]    // 5 after are enough
    [InlineData(10, 10, 4, 4, Verdict.Unknown, "none")]         // 4 are not
    [InlineData(9, 9, 0, 10, Verdict.Met, "none new")]          // under 10 earlier builds there is no "before"
    public void A_new_technology_is_judged_by_builds_after_and_before(
        int openedBefore, int before, int openedAfter, int after, Verdict verdict, string value) =>
        (Given.Nothing with { TechTagsSeen = true, Adoptions = [New(openedBefore, before, openedAfter, after)] })
            .Answer("cto.adoption").Expect(verdict, value);

    [Fact]
    public void Without_tags_nothing_is_known_and_with_tags_but_nothing_new_it_is_met()
    {
        Given.Nothing.Answer("cto.adoption").Expect(Verdict.Unknown, "none");
        (Given.Nothing with { TechTagsSeen = true }).Answer("cto.adoption").Expect(Verdict.Met, "none new");
    }

    [Theory]
    [InlineData(4, 1, Verdict.Met)]      // 4 of 5 can be judged: 80%
    [InlineData(2, 1, Verdict.AtRisk)]   // 67%
    [InlineData(1, 1, Verdict.AtRisk)]   // 50%
    [InlineData(1, 2, Verdict.Unknown)]  // 33%
    public void Technologies_with_too_few_builds_lower_coverage(int judged, int early, Verdict verdict)
    {
        var all = Enumerable.Range(0, judged + early).Select(i => New(9, 10, i < judged ? 9 : 1, i < judged ? 10 : 1, $"service-{i}"));

        var finding = (Given.Nothing with { TechTagsSeen = true, Adoptions = [.. all] }).Answer("cto.adoption");

        Assert.Equal((verdict, new Coverage(judged, judged + early)), (finding.Verdict, finding.Coverage));
    }

    [Fact]
    public void The_worst_technology_counts_and_its_service_is_named()
    {
        var finding = (Given.Nothing with { TechTagsSeen = true, Adoptions = [New(9, 10, 10, 10, "cart"), New(9, 10, 5, 10)] }).Answer("cto.adoption");

        Assert.Equal("No. Since rust came in, builds of payments pass 40 points less often.", finding.Sentence);
        Assert.Equal("payments", finding.WeakestService);
    }

    private static Measures Answered(int built, int started, int ended, int within) =>
        new() { Built = built, BuiltOnDefault = started, FeedbackEnded = ended, FeedbackWithin = within };

    [Theory]
    [InlineData(0, 0, 0, 0, 0, Verdict.Unknown, "none")]          // no build
    [InlineData(9, 0, 0, 0, 0, Verdict.Unknown, "none")]          // builds, but no start known
    [InlineData(4, 4, 4, 4, 0, Verdict.Unknown, "4 of 4")]        // fewer than 5 cases
    [InlineData(5, 5, 5, 5, 0, Verdict.Met, "5 of 5")]
    [InlineData(50, 50, 50, 45, 0, Verdict.Met, "90%")]           // exactly at pass
    [InlineData(1000, 1000, 1000, 899, 0, Verdict.AtRisk, "89.9%")]
    [InlineData(40, 40, 40, 30, 0, Verdict.AtRisk, "75%")]        // exactly at warn
    [InlineData(1000, 1000, 1000, 749, 0, Verdict.NotMet, "74.9%")]
    [InlineData(50, 50, 45, 45, 5, Verdict.Met, "90%")]           // still running past 15 minutes is late: 45 of 50
    [InlineData(50, 50, 45, 45, 0, Verdict.Met, "100%")]          // still running, not late yet: neither late nor missing
    [InlineData(10, 8, 8, 8, 0, Verdict.Met, "8 of 8")]           // coverage 80%
    [InlineData(10, 7, 7, 7, 0, Verdict.AtRisk, "7 of 7")]        // coverage 70%
    [InlineData(10, 5, 5, 5, 0, Verdict.AtRisk, "5 of 5")]        // coverage 50%
    [InlineData(12, 5, 5, 5, 0, Verdict.Unknown, "5 of 5")]       // coverage 42%
    public void Feedback_is_judged_by_answers_within_fifteen_minutes(
        int built, int started, int ended, int within, int overdue, Verdict verdict, string value) =>
        (Given.One(Answered(built, started, ended, within)) with { FeedbackOverdue = overdue }).Answer("cto.feedback").Expect(verdict, value);

    [Fact]
    public void Slow_feedback_names_the_service_the_median_and_where_the_time_goes()
    {
        // 100 answers took 100,000 s: 30,000 in the build, 45,000 in tests, 5,000 queued, 20,000 between: 450 s of 1,000 s each.
        var timed = new Measures { FeedbackTimed = 50, FeedbackTimedSeconds = 50_000, FeedbackBuildSeconds = 15_000, FeedbackTestSeconds = 22_500, FeedbackQueueSeconds = 2_500 };
        var input = Given.Services(("cart", Answered(50, 50, 50, 49) + timed), ("search", Answered(50, 50, 50, 20) + timed)) with
        {
            // ten times: nearest rank gives the 5th and the 9th
            FeedbackSeconds = [60, 120, 180, 240, 300, 360, 420, 480, 1440, 3600],
        };

        var finding = input.Answer("cto.feedback");

        Assert.Equal("No. 31 of 100 changes waited over 15 minutes for an answer, on search and 1 more service.", finding.Sentence);
        Assert.Equal("search", finding.WeakestService);
        Assert.Contains("Half of the answers came within 5 minutes, 9 in 10 within 24 minutes.", finding.Reasons);
        Assert.Contains("Most of the time goes into fast feedback and integration: 8 minutes of the 17 minutes of an average answer.", finding.Reasons);
        Assert.Equal("Answer 30 late changes of search in time: +30 points.", finding.WouldRaise);   // 30 ÷ 100
    }

    private static Measures Flow(int shipped, int timed, long lead, long running) =>
        new() { Shipped = shipped, ReleasesWithLead = timed, LeadSeconds = lead, RunningSeconds = running };

    [Theory]
    [InlineData(0, 0, 0, 0, Verdict.Unknown, "none")]          // nothing shipped
    [InlineData(9, 0, 0, 0, Verdict.Unknown, "none")]          // no start known
    [InlineData(9, 9, 1000, 400, Verdict.Met, "40%")]          // exactly at pass
    [InlineData(9, 9, 1000, 399, Verdict.AtRisk, "39.9%")]
    [InlineData(9, 9, 1000, 250, Verdict.AtRisk, "25%")]       // exactly at warn
    [InlineData(9, 9, 1000, 249, Verdict.NotMet, "24.9%")]
    [InlineData(10, 8, 1000, 900, Verdict.Met, "90%")]         // coverage 80%
    [InlineData(10, 7, 1000, 900, Verdict.AtRisk, "90%")]      // coverage 70%
    [InlineData(10, 4, 1000, 900, Verdict.Unknown, "90%")]     // under half have both times
    public void Flow_is_judged_by_running_time_of_lead_time(int shipped, int timed, long lead, long running, Verdict verdict, string value) =>
        Given.One(Flow(shipped, timed, lead, running)).Answer("cto.flow").Expect(verdict, value);

    [Fact]
    public void The_service_where_work_stands_still_is_named()
    {
        // (500 + 100) ÷ (1,000 + 1,000) = 30%
        var finding = Given.Services(("cart", Flow(9, 9, 1000, 500)), ("payments", Flow(9, 9, 1000, 100))).Answer("cto.flow");

        Assert.Equal("Nearly. Work moves for only 30% of lead time, 10% on payments.", finding.Sentence);
        Assert.Equal("payments", finding.WeakestService);
    }
}
