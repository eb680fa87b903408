using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence.Histories;

internal static class CeoHistories
{
    private const string Promises = "ceo.promises", Demand = "ceo.demand", Reputation = "ceo.reputation";

    public static readonly Case[] All =
    [
        // 491 of 500 = 98.2%, the line is 98%
        new(Promises, Shows.Met, "nine promises of 500 are broken", Verdict.Met, "98.2%", org => org
            .Service("cart", h => h.Each(1, 9, (r, _) => r.Promises(50, 50).ToAll()).Release(10).Promises(50, 41).ToAll())),
        // 240 + 240 of 500 = 96%, between 95% and 98%
        new(Promises, Shows.AtRisk, "twenty are broken", Verdict.AtRisk, "96%", org => org
            .Service("cart", h => h.Each(1, 2, (r, _) => r.Promises(250, 240).ToAll()))),
        // 235 + 235 of 500 = 94%
        new(Promises, Shows.NotMet, "thirty are broken", Verdict.NotMet, "94%", org => org
            .Service("cart", h => h.Each(1, 2, (r, _) => r.Promises(250, 235).ToAll()))),
        new(Promises, Shows.NoData, "tested, but nothing reached customers", Verdict.Unknown, "none", org => org
            .Service("cart", h => h.Release(1).Promises(50, 50))),
        new(Promises, Shows.NoData, "shipped without a test", Verdict.Unknown, "none", org => org.Service("cart", h => h.Each(1, 9, (r, _) => r.ToAll()))),
        // 4 cases; it takes 5
        new(Promises, Shows.TooLittle, "four promises", Verdict.Unknown, "4 of 4", org => org
            .Service("cart", h => h.Each(1, 2, (r, _) => r.Promises(2, 2).ToAll()))),
        // 2 of 5 releases were tested = 40%, under half
        new(Promises, Shows.TooLittle, "two of five releases tested", Verdict.Unknown, "100%", org => org
            .Service("cart", h => h.Each(1, 2, (r, _) => r.Promises(50, 50).ToAll()).Each(3, 3, (r, _) => r.ToAll()))),
        // 3 of 5 = 60%, under 80%: at risk at best
        new(Promises, Shows.TooLittle, "three of five releases tested", Verdict.AtRisk, "100%", org => org
            .Service("cart", h => h.Each(1, 3, (r, _) => r.Promises(50, 50).ToAll()).Each(4, 2, (r, _) => r.ToAll()))),
        // The newest proof at shipping counts, however old: 50 of 50. Its age closes a gate instead (see ciso.bypass).
        new(Promises, Shows.Stale, "tested forty days before it shipped", Verdict.Met, "100%", org => org
            .Service("cart", h => h.Release(1).Promises(50, 50).Later(days: 40).ToAll())),
        // What ran after shipping is too late: 40 of 50 = 80%
        new(Promises, Shows.Stale, "mended only after shipping", Verdict.NotMet, "80%", org => org
            .Service("cart", h => h.Release(1).Promises(50, 40).ToAll().Promises(50, 50))),
        // A waiver opens a gate and keeps no promise: still 40 of 50 = 80%
        new(Promises, Shows.Waived, "a waiver changes nothing", Verdict.NotMet, "80%", org => org
            .Service("cart", h => h.Waive("stubbed-functional/acceptance").Release(1).Promises(50, 40).ToAll())),
        // 400 + 8 of 410 = 99.5%; payments alone 8 of 10 = 80%
        new(Promises, Shows.Hidden, "payments breaks a fifth", Verdict.Met, "99.5%", org => org
            .Service("cart", h => h.Each(1, 8, (r, _) => r.Promises(50, 50).ToAll()))
            .Service("payments", h => h.Release(1).Promises(10, 8).ToAll()), "payments"),

        // 1,200 ÷ 1,000
        new(Demand, Shows.Met, "a fifth over its peak", Verdict.Met, "1.2×", org => org.Service("cart", h => h.Release(1).Load("buy", 1200, 1000).ToAll())),
        // 950 ÷ 1,000, between 0.9 and 1
        new(Demand, Shows.AtRisk, "a twentieth short", Verdict.AtRisk, "0.95×", org => org.Service("cart", h => h.Release(1).Load("buy", 950, 1000).ToAll())),
        // 800 ÷ 1,000
        new(Demand, Shows.NotMet, "a fifth short", Verdict.NotMet, "0.8×", org => org.Service("cart", h => h.Release(1).Load("buy", 800, 1000).ToAll())),
        new(Demand, Shows.NoData, "no load test", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).ToAll())),
        new(Demand, Shows.NoData, "a load test of what never went live", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).Load("buy", 2))),
        // Three journeys are known, the live release proves one: 1 of 3 = 33%, under half
        new(Demand, Shows.TooLittle, "the live release proves one journey of three", Verdict.Unknown, "1.2×", org => org
            .Service("cart", h => h.Release(1).Load("buy", 1.5).Load("pay", 1.5).Load("send", 1.5).ToAll().Release(2).Load("buy", 1.2).ToAll())),
        // 31 days; a peak-load proof lasts 30
        new(Demand, Shows.Stale, "proven 31 days ago", Verdict.AtRisk, "1.2×", org => org.Service("cart", h => h.Release(1).Load("buy", 1.2).ToAll().Later(days: 31))),
        new(Demand, Shows.Stale, "proven 29 days ago", Verdict.Met, "1.2×", org => org.Service("cart", h => h.Release(1).Load("buy", 1.2).ToAll().Later(days: 29))),
        new(Demand, Shows.Waived, "a waiver changes nothing", Verdict.NotMet, "0.8×", org => org
            .Service("cart", h => h.Waive("extended/peak-load").Release(1).Load("buy", 0.8).ToAll())),
        // The mean of 1.5, 1.5, 1.5 and 0.7 is 1.3; the worst counts
        new(Demand, Shows.Hidden, "payments holds seven tenths", Verdict.NotMet, "0.7×", org => org
            .Service("cart", h => h.Release(1).Load("buy", 1.5).Load("find", 1.5).Load("send", 1.5).ToAll())
            .Service("payments", h => h.Release(1).Load("pay", 0.7).ToAll()), "payments"),

        new(Reputation, Shows.Met, "nothing went wrong", Verdict.Met, "none bad", org => org.Service("cart", h => h.Each(1, 3, (r, _) => r.ToAll()))),
        // 4 of 5 = 80%, exactly at the line
        new(Reputation, Shows.Met, "four of five stopped", Verdict.Met, "4 of 5", org => org
            .Service("cart", h => h.Each(1, 4, (r, _) => r.TurnedBack()).Release(5).ToAll().Incident("detected"))),
        // 3 of 5 = 60%, exactly at warn
        new(Reputation, Shows.AtRisk, "three of five stopped", Verdict.AtRisk, "3 of 5", org => org
            .Service("cart", h => h.Each(1, 3, (r, _) => r.TurnedBack()).Each(4, 2, (r, n) => r.ToAll().Incident("detected", $"INC-{n}")))),
        // 2 of 5 = 40%
        new(Reputation, Shows.NotMet, "two of five stopped", Verdict.NotMet, "2 of 5", org => org
            .Service("cart", h => h.Each(1, 2, (r, _) => r.TurnedBack()).Each(3, 3, (r, n) => r.ToAll().Incident("detected", $"INC-{n}")))),
        new(Reputation, Shows.NoData, "a canary was stopped, and nothing shipped", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).TurnedBack())),
        // Under five by count: one not stopped is at risk, two are not met
        new(Reputation, Shows.TooLittle, "one bad change, not stopped", Verdict.AtRisk, "0 of 1", org => org
            .Service("cart", h => h.Release(1).ToAll().RolledBack())),
        new(Reputation, Shows.TooLittle, "two bad changes, none stopped", Verdict.NotMet, "0 of 2", org => org
            .Service("cart", h => h.Each(1, 2, (r, _) => r.ToAll().RolledBack()))),
        // Nothing here rests on proof that could grow old
        new(Reputation, Shows.Stale, "everything proven a hundred days before", Verdict.Met, "none bad", org => org
            .Service("cart", h => h.Release(1).Proven(Core.Gates.Gate.ReadyToShip).Later(days: 100).ToAll())),
        new(Reputation, Shows.Waived, "a waiver changes nothing", Verdict.AtRisk, "0 of 1", org => org
            .Service("cart", h => h.Waive("canary/canary-analysis").Release(1).ToAll().Incident("detected"))),
        // 20 + 0 of 25 = 80%; payments alone 0 of 5
        new(Reputation, Shows.Hidden, "payments stops none of five", Verdict.Met, "20 of 25", org => org
            .Service("cart", h => h.Each(1, 20, (r, _) => r.TurnedBack()))
            .Service("payments", h => h.Each(1, 5, (r, n) => r.ToAll().Incident("detected", $"INC-{n}"))), "payments"),
    ];
}
