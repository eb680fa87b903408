using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class LegalChecksTests
{
    [Theory]
    [InlineData(0, 0, Verdict.Unknown, "none")]         // nothing shipped
    [InlineData(1, 1, Verdict.Met, "1 of 1")]           // all are asked for: judged from the first case on
    [InlineData(112, 112, Verdict.Met, "100%")]
    [InlineData(10_000, 9999, Verdict.AtRisk, "99.99%")]
    [InlineData(50, 49, Verdict.AtRisk, "98%")]         // exactly at warn
    [InlineData(1000, 979, Verdict.NotMet, "97.9%")]
    [InlineData(2, 0, Verdict.NotMet, "0 of 2")]
    public void Every_release_must_leave_a_full_trail(int shipped, int complete, Verdict verdict, string value) =>
        Given.One(new Measures { Shipped = shipped, TrailComplete = complete }).Answer("legal.trail").Expect(verdict, value);

    [Theory]
    [InlineData(0, 0, 0, "No. 2 of 12 releases lack a part of the trail, both on rec.")]
    [InlineData(2, 0, 0, "No. 2 of 12 releases lack a reviewer, both on rec.")]
    [InlineData(2, 0, 1, "No. 2 of 12 releases lack a reviewer, both on rec.")]
    [InlineData(1, 0, 1, "No. 2 of 12 releases lack a part of the trail, both on rec.")]
    [InlineData(0, 2, 0, "No. 2 of 12 releases lack a commit, both on rec.")]
    public void The_part_that_is_missing_most_is_named(int noReviewer, int noCommit, int noActor, string sentence)
    {
        var rec = new Measures { Shipped = 2, TrailNoReviewer = noReviewer, TrailNoCommit = noCommit, TrailNoActor = noActor };

        var finding = Given.Services(("cart", new Measures { Shipped = 10, TrailComplete = 10 }), ("rec", rec)).Answer("legal.trail");

        Assert.Equal((sentence, "rec"), (finding.Sentence, finding.WeakestService));
    }

    [Theory]
    [InlineData(true, 6418, 6418, Verdict.Met, "100%", "Yes. All 6,418 kept deliveries still match what was received.")]
    [InlineData(true, 1, 1, Verdict.Met, "1 of 1", "Yes. The one kept delivery still matches what was received.")]
    [InlineData(true, 6418, 6417, Verdict.NotMet, "99.98%", "No. 1 of 6,418 kept deliveries no longer matches what was received.")]
    [InlineData(true, 0, 0, Verdict.Unknown, "none", "We cannot say. Nothing was kept yet when the evidence was last verified.")]
    [InlineData(false, 6418, 6418, Verdict.NotMet, "chain broken", "No. The chain of evidence breaks at fact 1,204.")]
    [InlineData(false, 0, 0, Verdict.NotMet, "chain broken", "No. The chain of evidence breaks at fact 1,204.")]
    public void Evidence_must_match_and_the_chain_be_whole(bool intact, int kept, int matching, Verdict verdict, string value, string sentence)
    {
        var input = Given.Nothing with { Verification = new Verification(Given.Now.AddHours(-2), intact, intact ? null : 1204, kept, matching) };

        var finding = input.Answer("legal.evidence");

        finding.Expect(verdict, value);
        Assert.Equal(sentence, finding.Sentence);
        Assert.Equal(Given.Now.AddHours(-2), finding.OldestAt);
    }

    [Fact]
    public void Evidence_that_was_never_verified_is_unknown_and_says_how_to_verify_it()
    {
        var finding = Given.Nothing.Answer("legal.evidence");

        finding.Expect(Verdict.Unknown, "none");
        Assert.Equal("Verify the journal: the app does so when it starts and once a day, and the verify command at once.", finding.WouldRaise);
    }

    [Theory]
    [InlineData(0, 0, 0, Verdict.Unknown, "none")]       // nothing shipped
    [InlineData(3, 0, 0, Verdict.Unknown, "none")]       // shipped without a decision, approval or waiver
    [InlineData(3, 4, 4, Verdict.Met, "4 of 4")]
    [InlineData(9, 1000, 999, Verdict.AtRisk, "99.9%")]
    [InlineData(9, 50, 49, Verdict.AtRisk, "98%")]       // exactly at warn
    [InlineData(9, 1000, 979, Verdict.NotMet, "97.9%")]
    [InlineData(9, 36, 0, Verdict.NotMet, "0%")]         // an agreement that nobody signed and no approver
    public void Every_decision_must_name_a_person_beforehand(int shipped, int decisions, int named, Verdict verdict, string value) =>
        Given.One(new Measures { Shipped = shipped, AccountableTotal = decisions, AccountableNamed = named })
            .Answer("legal.accountability").Expect(verdict, value);

    [Fact]
    public void Decisions_signed_too_late_are_told_from_those_with_nobody()
    {
        var late = new Measures { Shipped = 9, AccountableTotal = 50, AccountableNamed = 49, AccountableLate = 1 };
        var nobody = late with { AccountableNamed = 40 };
        var cart = ("cart", new Measures { Shipped = 9, AccountableTotal = 50, AccountableNamed = 50 });

        Assert.Equal("Nearly. 1 of 100 decisions was signed only after shipping, on rec.", Given.Services(cart, ("rec", late)).Answer("legal.accountability").Sentence);
        Assert.Equal(
            "No. 10 of 100 decisions were made with no person named, all on rec.",
            Given.Services(cart, ("rec", nobody)).Answer("legal.accountability").Sentence);
    }
}
