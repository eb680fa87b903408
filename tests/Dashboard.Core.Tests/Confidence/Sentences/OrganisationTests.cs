using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence.Sentences;

public class OrganisationTests
{
    private const string PutRight = "A gate was closed at that time, or no build had named the artifact. The owner is Pay. "
        + "Take releases of payments through the gates, or roll back what went around them.";

    [Fact]
    public void All_five_can_be_confident() => Reads(
        Told.Good, Verdict.Met, 5,
        "Yes. All five leaders can be confident in what reaches customers.",
        "Nothing is asked of any team.");

    [Fact]
    public void All_five_can_be_confident_and_a_service_that_fails_behind_the_average_is_named() => Reads(
        Told.After(1, m => m with { PromisesExecuted = 10, PromisesPassed = 8 }), Verdict.Met, 5,
        "Yes. All five leaders can be confident in what reaches customers.",
        "99.8% of the promises we tested were kept; payments alone is at 80%. On payments 2 of 10 tested promises were broken. "
        + "The owner is Pay. Mend 2 broken promises of payments: +0.2 points.");

    [Fact]
    public void One_says_no_the_others_can_be_confident() => Reads(
        Told.After(1, m => m with { Bypasses = 1 }), Verdict.NotMet, 4,
        "Not yet. 1 release reached production around the gates, on payments.",
        $"The CISO says no; the other four can be confident. {PutRight}");

    [Fact]
    public void Two_say_no_one_nearly_one_cannot_say() => Reads(
        Told.After(1, m => m with { Bypasses = 1, AccountableNamed = 0, FeedbackWithin = 8 }) with { Costs = null }, Verdict.NotMet, 1,
        "Not yet. 1 release reached production around the gates, on payments.",
        $"The CISO and Legal say no; the CTO says nearly; the COO cannot say; the CEO can be confident. {PutRight}");

    [Fact]
    public void Legal_says_nearly_the_others_can_be_confident() => Reads(
        Told.After(2, m => m with { AccountableNamed = 78 }), Verdict.AtRisk, 4,
        "Nearly. 4 of 320 decisions were made with no person named, on payments and 1 more service.",
        "Legal says nearly; the other four can be confident. On payments 2 of 80 decisions were made without a person named in time. "
        + "The owner is Pay. Have a person sign every decision of payments before it ships: +0.6 points.");

    [Fact]
    public void Two_cannot_say_the_others_can_be_confident() => Reads(
        Told.Good with { Costs = null, Verification = null }, Verdict.Unknown, 3,
        "We cannot say. No cost has ever arrived.",
        "The COO and Legal cannot say; the other three can be confident. Whoever runs the pipelines is asked. "
        + "Send cost.recorded with service, environment, amount, currency, started and finished.");

    [Fact]
    public void Nobody_can_say() => Reads(
        Given.Nothing, Verdict.Unknown, 0,
        "We cannot say. No release reached all customers in the last 30 days.",
        "None of the five leaders can say. Whoever runs the pipelines is asked. "
        + "Send service.deployed with service, version, environment=production and outcome=success.");

    [Fact]
    public void All_five_say_no() => Reads(
        Told.After(1, m => m with { Bad = 2, Bypasses = 1, Rework = 20, LeadSeconds = 5_000_000, RunningSeconds = 0, AccountableNamed = 0 }), Verdict.NotMet, 0,
        "Not yet. 2 bad changes reached every customer, both on payments.",
        "All five leaders say no. On payments both bad changes were stopped too late. The owner is Pay. "
        + "Send changes of payments through a canary, so that a bad one is stopped before it reaches everyone.");

    private static void Reads(ConfidenceInput input, Verdict verdict, int confident, string headline, string detail)
    {
        var view = OrganisationView.Of(RoleChecks.Evaluate(input));

        Assert.Equal(headline, view.Sentence);
        Assert.Equal(detail, view.Statement.Detail);
        Assert.Equal((verdict, confident), (view.Verdict, view.MetCount));
    }
}
