using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class RoleViewTests
{
    // What happened, whose answer it is, and what that leader reads.
    public static TheoryData<Role, Verdict, ConfidenceInput, string> Sentences => new()
    {
        { Role.Ceo, Verdict.Met, Given.Organisation(), "Yes. Promises are kept, the peak holds and bad changes are stopped early." },
        {
            Role.Ceo, Verdict.AtRisk, Given.Organisation() with { Journeys = [Given.Journey("pay", 0.92), Given.Journey("browse", 1.64)] },
            "Nearly. Only 92% of the expected peak is proven for pay on shop."
        },
        {
            Role.Ceo, Verdict.NotMet, Given.Organisation(m => m with { PromisesPassed = 350 }),
            "Not yet. 50 of 800 promises are broken, all on payments."
        },
        { Role.Ceo, Verdict.Unknown, Given.Organisation() with { Journeys = [] }, "We cannot say. No journey has been measured under load." },
        {
            Role.Ciso, Verdict.Met, Given.Organisation(),
            "Yes. Every requirement is met, every control runs and nothing went around the gates."
        },
        {
            Role.Ciso, Verdict.AtRisk, Given.Organisation() with { OpenWaivers = 3 },
            "Nearly. 3 waivers are open, each with a person and a reason."
        },
        {
            Role.Ciso, Verdict.NotMet, Given.Organisation(m => m with { Bypasses = 1 }),
            "No. 1 release reached production around the gates, on payments."
        },
        {
            Role.Ciso, Verdict.Unknown, Given.Organisation() with { ProductionSeen = false },
            "We cannot say. No production deployment has ever arrived."
        },
        { Role.Coo, Verdict.Met, Given.Organisation(), "Yes. Waiting, cost and rework are all within what was agreed." },
        {
            Role.Coo, Verdict.AtRisk, Given.Organisation(m => m with { ApprovalWaitSeconds = 500_000 }),
            "Nearly. Waiting is 30% of lead time, 50% on payments."
        },
        {
            Role.Coo, Verdict.NotMet, Given.Organisation(m => m with { Rework = 12 }),
            "No. 12 of 40 releases were rework, all on payments."
        },
        { Role.Coo, Verdict.Unknown, Given.Organisation() with { Costs = null }, "We cannot say. No cost has ever arrived." },
        { Role.Cto, Verdict.Met, Given.Organisation(), "Yes. Answers come fast, work flows and new technology broke nothing." },
        {
            Role.Cto, Verdict.AtRisk, Given.Organisation(m => m with { FeedbackWithin = 14 }),
            "Nearly. 6 of 40 changes waited over 15 minutes for an answer, all on payments."
        },
        {
            Role.Cto, Verdict.NotMet, Given.Organisation(m => m with { LeadSeconds = 4_000_000, RunningSeconds = 500_000 }),
            "No. Work moves for only 20% of lead time, 12.5% on payments."
        },
        {
            Role.Cto, Verdict.Unknown, Given.Organisation() with { TechTagsSeen = false },
            "We cannot say. No build tells which technologies it uses."
        },
        { Role.Legal, Verdict.Met, Given.Organisation(), "Yes. Every release can be proven, and a person stands behind every decision." },
        {
            Role.Legal, Verdict.AtRisk, Given.Organisation(m => m with { AccountableNamed = 78 }),
            "Nearly. 2 of 160 decisions were made with no person named, both on payments."
        },
        {
            Role.Legal, Verdict.NotMet, Given.Organisation(m => m with { TrailComplete = 19, TrailNoReviewer = 1 }),
            "No. 1 of 40 releases lacks a reviewer, on payments."
        },
        { Role.Legal, Verdict.Unknown, Given.Organisation() with { Verification = null }, "We cannot say. The evidence has never been verified." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_leader_reads_the_answer_and_the_fact_that_decides_it(Role role, Verdict verdict, ConfidenceInput input, string sentence)
    {
        var view = RoleView.Of(role, RoleChecks.Evaluate(input));

        Assert.Equal((verdict, sentence), (view.Verdict, view.Sentence));
        Assert.Equal(3, view.Findings.Count);
        Assert.InRange(sentence.Replace("payments", "").Length, 10, 90);
    }

    [Fact]
    public void Of_several_worst_findings_the_first_decides()
    {
        var view = RoleView.Of(Role.Ceo, RoleChecks.Evaluate(Given.Organisation(m => m with { PromisesPassed = 0, Bad = 9 })));

        Assert.Equal(("ceo.promises", 1), (view.Deciding!.CheckId, view.MetCount));
    }
}
