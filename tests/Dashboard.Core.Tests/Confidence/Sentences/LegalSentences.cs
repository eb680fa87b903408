using Dashboard.Core.Confidence;
using static Dashboard.Core.Tests.Confidence.Sentences.Told;

namespace Dashboard.Core.Tests.Confidence.Sentences;

internal static class LegalSentences
{
    private const string Restore = "Restore the journal from the newest backup that verifies, and find out what changed it.";

    public static readonly Told[] All =
    [
        new(Role.Legal, Verdict.Met, "nothing is wrong anywhere", Good,
            "Yes. Every release can be proven, and a person stands behind every decision.", "Nothing is asked of any team."),

        // 79 ÷ 80 = 98.75%
        new(Role.Legal, Verdict.AtRisk, "one trail lacks a part", After(1, m => m with { TrailComplete = 19, TrailNoActor = 1 }),
            "Nearly. 1 of 80 releases lacks a deployer, on payments.",
            "A deployer is missing on the trail of 1 release. The owner is Pay. "
            + "Record what is missing, first a deployer, on every release of payments: +1.3 points."),
        new(Role.Legal, Verdict.AtRisk, "two decisions without a person", After(1, m => m with { AccountableNamed = 78 }),
            "Nearly. 2 of 320 decisions were made with no person named, both on payments.",
            "On payments 2 of 80 decisions were made without a person named in time. The owner is Pay. "
            + "Have a person sign every decision of payments before it ships: +0.6 points."),
        new(Role.Legal, Verdict.AtRisk, "decisions signed late, three services", After(3, m => m with { AccountableNamed = 78, AccountableLate = 2 }),
            "Nearly. 6 of 320 decisions were signed only after shipping, on cart and 2 more services.",
            "On cart 2 of 80 decisions were made without a person named in time. The owner is Basket. "
            + "Have a person sign every decision of cart before it ships: +0.6 points."),

        new(Role.Legal, Verdict.NotMet, "trails lack several parts, two services",
            After(2, m => m with { TrailComplete = 17, TrailNoReviewer = 2, TrailNoAuthor = 1 }),
            "No. 6 of 80 releases lack a part of the trail, on payments and 1 more service.",
            "A reviewer is missing on the trail of 4 releases and an author of 2 releases. The owner is Pay. "
            + "Record what is missing, first a reviewer, on every release of payments: +3.8 points."),
        new(Role.Legal, Verdict.NotMet, "no trail at all, every service", After(4, m => m with { TrailComplete = 0, TrailNoCommit = 20 }),
            "No. 80 of 80 releases lack a commit, on cart and 3 more services.",
            "A commit is missing on the trail of 80 releases. The owner is Basket. "
            + "Record what is missing, first a commit, on every release of cart: +25 points."),
        new(Role.Legal, Verdict.NotMet, "nobody behind any decision of a service without a team", AfterOnRec(m => m with { AccountableNamed = 0 }),
            "No. 80 of 320 decisions were made with no person named, all on rec.",
            "On rec all 80 decisions were made without a person named in time. No team is named for rec. "
            + "Have a person sign every decision of rec before it ships: +25 points."),
        new(Role.Legal, Verdict.NotMet, "one body changed", Good with { Verification = new(Given.Now.AddHours(-2), true, null, 900, 899) { Reason = "the body of delivery 17 does not match its hash" } },
            "No. 1 of 900 kept deliveries no longer matches what was received.",
            $"The body of delivery 17 does not match its hash. Whoever operates this dashboard is asked. {Restore}"),
        new(Role.Legal, Verdict.NotMet, "many bodies changed", Good with { Verification = new(Given.Now.AddHours(-2), true, null, 9000, 4000) },
            "No. 5,000 of 9,000 kept deliveries no longer match what was received.",
            $"Last verified 2 hours ago. Whoever operates this dashboard is asked. {Restore}"),
        new(Role.Legal, Verdict.NotMet, "the chain is broken", Good with { Verification = new(Given.Now.AddHours(-2), false, 1204, 900, 900) },
            "No. The chain of evidence breaks at fact 1,204.",
            $"Last verified 2 hours ago. Whoever operates this dashboard is asked. {Restore}"),

        new(Role.Legal, Verdict.Unknown, "nothing shipped", Quiet,
            "We cannot say. No release reached all customers in the last 30 days.",
            "Whoever runs the pipelines is asked. Send service.deployed with service, version, environment=production and outcome=success."),
        new(Role.Legal, Verdict.Unknown, "never verified", Good with { Verification = null },
            "We cannot say. The evidence has never been verified.",
            "Whoever operates this dashboard is asked. "
            + "Verify the journal: the app does so when it starts and once a day, and the verify command at once."),
        new(Role.Legal, Verdict.Unknown, "nothing kept", Good with { Verification = new(Given.Now.AddHours(-2), true, null, 0, 0) },
            "We cannot say. Nothing was kept yet when the evidence was last verified.",
            "Whoever operates this dashboard is asked. "
            + "Verify the journal: the app does so when it starts and once a day, and the verify command at once."),
        new(Role.Legal, Verdict.Unknown, "no decision on record, one release", Good with
            {
                Services = [new("rec", "unassigned", 2, null, new Measures { Shipped = 1, TrailComplete = 1 })],
            },
            "We cannot say. The one release shipped without any decision on record.",
            "Whoever runs the pipelines is asked. "
            + "Send approval.closed with service, version, gate, decision and actor (a person) before the deployment."),
    ];
}
