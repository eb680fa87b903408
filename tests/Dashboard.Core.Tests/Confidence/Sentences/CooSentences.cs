using Dashboard.Core.Confidence;
using static Dashboard.Core.Tests.Confidence.Sentences.Told;

namespace Dashboard.Core.Tests.Confidence.Sentences;

internal static class CooSentences
{
    private const string Yes = "Yes. Waiting, cost and rework are all within what was agreed.";
    private const string SendUse = "Send testsuiterun.finished with service, version, check=load, usedCpu, requestedCpu, usedMemory and requestedMemory";
    private const string SendCost = "Send cost.recorded with service, environment, amount, currency, started and finished.";

    public static readonly Told[] All =
    [
        new(Role.Coo, Verdict.Met, "nothing is wrong anywhere", Good, Yes, "Nothing is asked of any team."),
        // 3 × 100,000 + 7,000 of 3,010,000 s = 10.2%; payments 7,000 of 10,000; 307,000 s = 85 hours
        new(Role.Coo, Verdict.Met, "one service waits behind a good average", After(1, m => m with { LeadSeconds = 10_000, RunningSeconds = 5000, ApprovalWaitSeconds = 7000 }),
            Yes, "Waiting is 10.2% of lead time; payments alone is at 70%. 85 hours went into approvals. The owner is Pay. "
            + "Decide approvals sooner: up to −10.2 points; first for payments."),

        // 300,000 + 900,000 of 4,000,000 s = 30%; 1,200,000 s = 333 hours
        new(Role.Coo, Verdict.AtRisk, "one service waits for approvals", After(1, m => m with { ApprovalWaitSeconds = 900_000 }),
            "Nearly. Waiting is 30% of lead time, 90% on payments.",
            "333 hours went into approvals. The owner is Pay. Decide approvals sooner: up to −30 points; first for payments."),
        // 4 × 350,000 of 4,000,000 s = 35%; 1,400,000 s = 389 hours
        new(Role.Coo, Verdict.AtRisk, "every service queues", After(4, m => m with { ApprovalWaitSeconds = 0, QueueWaitSeconds = 350_000 }),
            "Nearly. Waiting is 35% of lead time, 35% on cart; 3 more services wait too long.",
            "389 hours went into queues. The owner is Basket. Shorten the queues: up to −35 points; first for cart."),
        // 2 × 500,000 + 2 × 100,000 of 4,000,000 s = 30%; 1,000,000 s = 278 hours
        new(Role.Coo, Verdict.AtRisk, "two services rerun", After(2, m => m with { ApprovalWaitSeconds = 0, RerunSeconds = 500_000 }),
            "Nearly. Waiting is 30% of lead time, 50% on payments; 1 more service waits too long.",
            "278 hours went into reruns. The owner is Pay. Make the first run count: up to −25 points; first for payments."),
        // 8 of 80 would be Met: 12 of 80 = 15%
        new(Role.Coo, Verdict.AtRisk, "rework, one service", After(1, m => m with { Rework = 12 }),
            "Nearly. 12 of 80 releases were rework, all on payments.",
            "On payments 12 of 20 releases were rolled back, reverted or fixed within 24 hours. The owner is Pay. "
            + "Learn why 12 releases of payments had to be rolled back, reverted or fixed at once: −15 points."),
        // 3 × 200 + 600 of 4,000 = 30%
        new(Role.Coo, Verdict.AtRisk, "three services use too little", After(3, m => m with { UsedCpuMilli = 200 }),
            "Nearly. Only 30% of the CPU we ask for is used under load, 20% on cart; 2 more services use too little.",
            "Load uses 30% of CPU and 60% of memory. The owner is Basket. Ask for less CPU for cart, so that load uses 40% to 80% of it."),
        new(Role.Coo, Verdict.AtRisk, "one service has no room left", AfterOnRec(m => m with { UsedMemoryMilli = 2400 }),
            "Nearly. As much as 105% of the memory we ask for is used under load, 240% on rec.",
            "Load uses 60% of CPU and 105% of memory. No team is named for rec. Ask for more memory for rec, so that load uses 40% to 80% of it."),
        new(Role.Coo, Verdict.AtRisk, "a release costs more", Good with { Costs = Costs(105, 100) },
            "Nearly. A release costs 5% more than four weeks ago.",
            "10.50 EUR a release now, 10 EUR before. No one service stands behind it. "
            + "Find which environment or kind of cost grew faster than releases did."),
        new(Role.Coo, Verdict.AtRisk, "load tests report no use on half of the services", After(2, m => m with { ReleasesWithSizing = 0 }),
            "Nearly. Only 40 of 80 releases reported their use; missing on payments and 1 more.",
            $"On payments nothing of it is known. The owner is Pay. {SendUse}; first for payments."),
        new(Role.Coo, Verdict.AtRisk, "four releases are too few to judge rework",
            Good with { Services = [new("payments", "Pay", 1, null, Given.AllGood with { Shipped = 4, ReleasesWithSizing = 4, ReleasesWithLead = 4 })] },
            "Nearly. 4 releases are too few to judge rework.",
            "It takes 5. No one service stands behind it. Keep shipping: each further release counts."),

        // 24 of 80 = 30%
        new(Role.Coo, Verdict.NotMet, "rework, two services", After(2, m => m with { Rework = 12 }),
            "No. 24 of 80 releases were rework, on payments and 1 more service.",
            "On payments 12 of 20 releases were rolled back, reverted or fixed within 24 hours. The owner is Pay. "
            + "Learn why 12 releases of payments had to be rolled back, reverted or fixed at once: −15 points."),
        new(Role.Coo, Verdict.NotMet, "one release, and it was rework", Good with
            {
                Services = [new("rec", "unassigned", 2, null, Given.AllGood with { Shipped = 5, Rework = 5, ReleasesWithLead = 5, ReleasesWithSizing = 5 })],
            },
            "No. 5 of 5 releases were rework, all on rec.",
            "On rec all 5 releases were rolled back, reverted or fixed within 24 hours. No team is named for rec. "
            + "Learn why 5 releases of rec had to be rolled back, reverted or fixed at once: −100 points."),
        // 3,600,000 of 4,000,000 s = 90%
        new(Role.Coo, Verdict.NotMet, "everything waits at open gates", After(4, m => m with { ApprovalWaitSeconds = 0, GateWaitSeconds = 900_000 }),
            "No. Waiting is 90% of lead time, 90% on cart; 3 more services wait too long.",
            "1,000 hours went by at open gates. The owner is Basket. Start the next step when its gate opens: up to −90 points; first for cart."),
        new(Role.Coo, Verdict.NotMet, "a release costs much more", Good with { Costs = Costs(150, 100) },
            "No. A release costs 50% more than four weeks ago.",
            "15 EUR a release now, 10 EUR before. No one service stands behind it. "
            + "Find which environment or kind of cost grew faster than releases did."),

        new(Role.Coo, Verdict.Unknown, "nothing shipped", Quiet,
            "We cannot say. No release reached all customers in the last 30 days.",
            "Whoever runs the pipelines is asked. Send service.deployed with service, version, environment=production and outcome=success."),
        new(Role.Coo, Verdict.Unknown, "no cost ever", Good with { Costs = null },
            "We cannot say. No cost has ever arrived.", $"Whoever runs the pipelines is asked. {SendCost}"),
        new(Role.Coo, Verdict.Unknown, "two currencies",
            Good with { Costs = new CostComparison(new Dictionary<string, decimal> { ["EUR"] = 1, ["CHF"] = 2 }, new Dictionary<string, decimal> { ["EUR"] = 1 }, 9, 9) },
            "We cannot say. Costs came in 2 currencies, CHF and EUR.", $"Whoever runs the pipelines is asked. {SendCost}"),
        new(Role.Coo, Verdict.Unknown, "no release told when work began, one service", Good with
            {
                Services = [new("payments", "Pay", 1, null, Given.AllGood with { ReleasesWithLead = 0, LeadSeconds = 0, ApprovalWaitSeconds = 0 })],
            },
            "We cannot say. None of 20 releases told when work began; missing on payments.",
            "On payments nothing of it is known. The owner is Pay. "
            + "Send change.merged with service, commit and at, and build.finished with the same commit and the digest."),
    ];

    private static CostComparison Costs(decimal now, decimal before) =>
        new(new Dictionary<string, decimal> { ["EUR"] = now }, new Dictionary<string, decimal> { ["EUR"] = before }, 10, 10);
}
