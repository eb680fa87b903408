using Dashboard.Core.Confidence;
using static Dashboard.Core.Tests.Confidence.Sentences.Told;

namespace Dashboard.Core.Tests.Confidence.Sentences;

internal static class CeoSentences
{
    private const string SendTests = "Send testsuiterun.finished with service, version, check=acceptance, outcome, total and passed";
    private const string SendPeak = "Send testsuiterun.finished with service, version, check=peak-load, outcome, journey, achieved and expected";
    private const string Canary = "through a canary, so that a bad one is stopped before it reaches everyone.";

    public static readonly Told[] All =
    [
        Met("nothing is wrong anywhere", Good, "Nothing is asked of any team."),
        // 3 × 400 + 8 of 10 = 1,208 ÷ 1,210 = 99.8%
        Met("one service fails behind a good average", After(1, m => m with { PromisesExecuted = 10, PromisesPassed = 8 }),
            "99.8% of the promises we tested were kept; payments alone is at 80%. On payments 2 of 10 tested promises were broken. The owner is Pay. "
            + "Mend 2 broken promises of payments: +0.2 points."),
        // 2 × 400 + 8 + 8 = 816 ÷ 820 = 99.5%
        Met("two services fail behind a good average", After(2, m => m with { PromisesExecuted = 10, PromisesPassed = 8 }),
            "99.5% of the promises we tested were kept; payments is at 80%, 1 more service fails too. On payments 2 of 10 tested promises were broken. The owner is Pay. "
            + "Mend 2 broken promises of payments: +0.2 points."),

        new(Role.Ceo, Verdict.AtRisk, "one bad change, one service", After(1, m => m with { Bad = 1 }),
            "Nearly. 1 bad change reached every customer, on payments.",
            $"On payments the one bad change was stopped too late. The owner is Pay. Send changes of payments {Canary}"),
        // 60 ÷ 1,600 = 3.75% broken
        new(Role.Ceo, Verdict.AtRisk, "many broken promises, one service", After(1, m => m with { PromisesPassed = 340 }),
            "Nearly. 60 of 1,600 promises are broken, all on payments.",
            "On payments 60 of 400 tested promises were broken. The owner is Pay. Mend 60 broken promises of payments: +3.8 points."),
        new(Role.Ceo, Verdict.AtRisk, "broken promises, three services", After(3, m => m with { PromisesPassed = 380 }),
            "Nearly. 60 of 1,600 promises are broken, on cart and 2 more services.",
            "On cart 20 of 400 tested promises were broken. The owner is Basket. Mend 20 broken promises of cart: +1.3 points."),
        new(Role.Ceo, Verdict.AtRisk, "one journey short of its peak", Good with { Journeys = [On("rec", "suggest", 0.92), On("cart", "fill", 1.3)] },
            "Nearly. Only 92% of the expected peak is proven for suggest on rec.",
            "It was measured on 15 November, on the release that customers use. No team is named for rec. "
            + "Prove the whole peak of suggest on the release of rec that customers use."),
        new(Role.Ceo, Verdict.AtRisk, "three journeys short", Good with { Journeys = [On("cart", "fill", 0.95), On("search", "find", 0.93), On("payments", "pay", 0.91)] },
            "Nearly. Only 91% of the expected peak is proven for pay on payments; 2 more journeys fall short.",
            "It was measured on 15 November, on the release that customers use. The owner is Pay. "
            + "Prove the whole peak of pay on the release of payments that customers use."),
        new(Role.Ceo, Verdict.AtRisk, "one journey without a proof on what is live", Good with { Journeys = [On("payments", "pay", null), On("cart", "fill", 1.3)] },
            "Nearly. No peak result on a live release for pay on payments.",
            "It was measured before, but not on the release that customers use. The owner is Pay. "
            + "Prove the whole peak of pay on the release of payments that customers use."),
        new(Role.Ceo, Verdict.AtRisk, "two old proofs",
            Good with { Journeys = [On("payments", "pay", 1.1, true), On("search", "find", 1.2, true), On("cart", "fill", 1.3)] },
            "Nearly. 2 of 3 journeys have no current peak result, first of all pay on payments.",
            "A newer result on the release that customers use has not arrived. The owner is Pay. "
            + "Prove the whole peak of pay on the release of payments that customers use."),

        new(Role.Ceo, Verdict.NotMet, "two bad changes, one service", After(1, m => m with { Bad = 2 }),
            "Not yet. 2 bad changes reached every customer, both on payments.",
            $"On payments both bad changes were stopped too late. The owner is Pay. Send changes of payments {Canary}"),
        new(Role.Ceo, Verdict.NotMet, "two bad changes, two services", After(2, m => m with { Bad = 1 }),
            "Not yet. 2 bad changes reached every customer, on payments and 1 more service.",
            $"On payments the one bad change was stopped too late. The owner is Pay. Send changes of payments {Canary}"),
        new(Role.Ceo, Verdict.NotMet, "many bad changes, every service", After(4, m => m with { Bad = 300 }),
            "Not yet. 1,200 bad changes reached every customer, on cart and 3 more services.",
            $"On cart all 300 bad changes were stopped too late. The owner is Basket. Send changes of cart {Canary}"),
        // 200 ÷ 1,600 = 12.5% broken
        new(Role.Ceo, Verdict.NotMet, "broken promises of a service without a team", AfterOnRec(m => m with { PromisesPassed = 200 }),
            "Not yet. 200 of 1,600 promises are broken, all on rec.",
            "On rec 200 of 400 tested promises were broken. No team is named for rec. Mend 200 broken promises of rec: +12.5 points."),

        new(Role.Ceo, Verdict.Unknown, "nothing shipped", Quiet,
            "We cannot say. No release reached all customers in the last 30 days.",
            "Whoever runs the pipelines is asked. Send service.deployed with service, version, environment=production and outcome=success."),
        new(Role.Ceo, Verdict.Unknown, "no journey", Good with { Journeys = [] },
            "We cannot say. No journey has been measured under load.",
            $"Whoever runs the pipelines is asked. {SendPeak}."),
        new(Role.Ceo, Verdict.Unknown, "no promise tested", After(4, m => m with { ReleasesWithPromises = 0, PromisesExecuted = 0, PromisesPassed = 0 }),
            "We cannot say. None of 80 releases tested a promise; missing on cart and 3 more.",
            $"On cart nothing of it is known. The owner is Basket. {SendTests}; first for cart."),
        new(Role.Ceo, Verdict.Unknown, "three promises tested", Good with
            {
                Services = [new("payments", "Pay", 1, null, new Measures { Shipped = 3, ReleasesWithPromises = 3, PromisesExecuted = 3, PromisesPassed = 3 })],
            },
            "We cannot say. Only 3 promises were tested; it takes 5 to judge.",
            $"Whoever runs the pipelines is asked. {SendTests}."),
        new(Role.Ceo, Verdict.Unknown, "one promise tested, of a service without a team", Good with
            {
                Services = [new("rec", "unassigned", 1, null, new Measures { Shipped = 1, ReleasesWithPromises = 1, PromisesExecuted = 1 })],
            },
            "We cannot say. Only 1 promise was tested; it takes 5 to judge.",
            $"No team is named for rec. {SendTests}."),
    ];

    private static Told Met(string what, ConfidenceInput input, string detail) => new(
        Role.Ceo, Verdict.Met, what, input, "Yes. Promises are kept, the peak holds and bad changes are stopped early.", detail);

    private static JourneyProof On(string service, string journey, double? ratio, bool stale = false) =>
        new(service, journey, ratio, Given.Now.AddDays(-2), stale);
}
