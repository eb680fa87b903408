using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;

namespace Dashboard.Core.Tests.Confidence.Histories;

/// <summary>A release ships under four gate decisions and, as told here, one approval by a person: five.</summary>
internal static class LegalHistories
{
    private const string Trail = "legal.trail", Evidence = "legal.evidence", Accountability = "legal.accountability";

    public static readonly Case[] All =
    [
        new(Trail, Shows.Met, "both are whole", Verdict.Met, "2 of 2", org => org.Service("cart", h => h.Ships(1).Ships(2))),
        // 49 of 50 = 98%, exactly at warn
        new(Trail, Shows.AtRisk, "one of fifty lacks its reviewer", Verdict.AtRisk, "98%", org => org
            .Service("cart", h => h.Each(1, 49, (r, n) => r.Ships(n)).Ships(50, "build/review"))),
        new(Trail, Shows.NotMet, "one of two lacks its reviewer", Verdict.NotMet, "1 of 2", org => org.Service("cart", h => h.Ships(1).Ships(2, "build/review"))),
        // Every gate decided, and one name missing
        new(Trail, Shows.NotMet, "nobody told who deployed it", Verdict.NotMet, "0 of 1", org => org
            .Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip).Deployed("production", e => e with { Actor = null }))),
        new(Trail, Shows.NoData, "proven, not shipped", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip))),
        // All are asked for, so the first is judged
        new(Trail, Shows.TooLittle, "one release", Verdict.Met, "1 of 1", org => org.Service("cart", h => h.Ships(1))),
        // sca lasts 7 days: the gates had closed again, so their decisions are missing
        new(Trail, Shows.Stale, "sca too old at shipping", Verdict.NotMet, "0 of 1", org => org
            .Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip).Later(days: 8).ToAll())),
        // The waiver opened the gate: the decision is there
        new(Trail, Shows.Waived, "soak waived", Verdict.Met, "1 of 1", org => org.Service("cart", h => h.Waive("extended/soak").Ships(1, "extended/soak"))),
        // 60 of 61 = 98.4%; payments alone 0 of 1
        new(Trail, Shows.Hidden, "payments left no trail", Verdict.AtRisk, "98.4%", org => org
            .Service("cart", h => h.Each(1, 60, (r, n) => r.Ships(n))).Service("payments", h => h.Release(1).ToAll()), "payments"),

        new(Evidence, Shows.Met, "all match", Verdict.Met, "100%", org => org.Verified(0, true, 900, 900)),
        // 899 of 900 = 99.9%; nothing less than all will do, so there is no at risk
        new(Evidence, Shows.NotMet, "one body changed", Verdict.NotMet, "99.9%", org => org.Verified(0, true, 900, 899)),
        new(Evidence, Shows.NotMet, "the chain is broken", Verdict.NotMet, "chain broken", org => org.Verified(0, false, 900, 900)),
        new(Evidence, Shows.NoData, "never verified", Verdict.Unknown, "none", org => org.Service("cart", h => h.Ships(1))),
        new(Evidence, Shows.NoData, "nothing was kept", Verdict.Unknown, "none", org => org.Verified(0, true, 0, 0)),
        new(Evidence, Shows.TooLittle, "one body", Verdict.Met, "1 of 1", org => org.Verified(0, true, 1, 1)),
        // The answer is that of the last verification; how long ago it was is told beside it
        new(Evidence, Shows.Stale, "verified forty days ago", Verdict.Met, "100%", org => org.Verified(40, true, 900, 900)),
        new(Evidence, Shows.Waived, "a waiver changes nothing", Verdict.NotMet, "99.9%", org => org
            .Service("cart", h => h.Waive("build/sast").Ships(1, "build/sast")).Verified(0, true, 900, 899)),
        // 999,999 of 1,000,000: never rounded up to 100%. Bodies are of the whole journal, so no service is named
        new(Evidence, Shows.Hidden, "one body of a million", Verdict.NotMet, "99.9999%", org => org.Verified(0, true, 1_000_000, 999_999)),

        new(Accountability, Shows.Met, "a person behind all five", Verdict.Met, "5 of 5", org => org.Service("cart", h => h.Ships(1))),
        // 10 × 5 of 51: the bot's approval names nobody. 98.04%, at risk from 98% on, and not rounded onto that line
        new(Accountability, Shows.AtRisk, "one of 51 by a bot", Verdict.AtRisk, "98.04%", org => org
            .Service("cart", h => h.Each(1, 9, (r, n) => r.Ships(n)).Release(10).Proven(Gate.ReadyToShip).Approved("bot:ci").ToAll())),
        // 5 of 6
        new(Accountability, Shows.NotMet, "one of six by a bot", Verdict.NotMet, "5 of 6", org => org
            .Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip).Approved("bot:ci").ToAll())),
        // The four decisions came before any approval, the approval came after shipping: 0 of 5
        new(Accountability, Shows.NotMet, "approved after shipping", Verdict.NotMet, "0 of 5", org => org
            .Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip, "canary/accountable").ToAll().Approved("lea"))),
        new(Accountability, Shows.NoData, "approved, not shipped", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip))),
        new(Accountability, Shows.TooLittle, "one release, approved by nobody", Verdict.NotMet, "0 of 4", org => org
            .Service("cart", h => h.Ships(1, "canary/accountable"))),
        // The gates had closed by age, so nobody stands behind them; the approval itself counts: 1 of 5
        new(Accountability, Shows.Stale, "sca too old at shipping", Verdict.NotMet, "1 of 5", org => org
            .Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip).Later(days: 8).ToAll())),
        // The waiver is a sixth, and its names were typed without signing in: 5 of 6
        new(Accountability, Shows.Waived, "soak waived", Verdict.NotMet, "5 of 6", org => org.Service("cart", h => h.Waive("extended/soak").Ships(1, "extended/soak"))),
        // 20 × 5 + 5 of 106 = 99.1%; payments alone 5 of 6
        new(Accountability, Shows.Hidden, "a bot approves for payments", Verdict.AtRisk, "99.1%", org => org
            .Service("cart", h => h.Each(1, 20, (r, n) => r.Ships(n)))
            .Service("payments", h => h.Release(1).Proven(Gate.ReadyToShip).Approved("bot:ci").ToAll()), "payments"),
    ];
}
