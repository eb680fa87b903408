using Dashboard.Core.Confidence;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Confidence.Histories;

internal static class CooHistories
{
    private const string Waste = "coo.waste", Cost = "coo.cost", Resources = "coo.resources";

    public static readonly Case[] All =
    [
        // 25 of 100 minutes, exactly at the line
        new(Waste, Shows.Met, "a quarter waits", Verdict.Met, "25%", org => org.Service("cart", h => h.Release(1).Took(100, approval: 25))),
        new(Waste, Shows.AtRisk, "two fifths wait", Verdict.AtRisk, "40%", org => org.Service("cart", h => h.Release(1).Took(100, approval: 40))),
        new(Waste, Shows.NotMet, "41 of 100 minutes", Verdict.NotMet, "41%", org => org.Service("cart", h => h.Release(1).Took(100, approval: 41))),
        new(Waste, Shows.NoData, "merged, not shipped", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).Merged("ann"))),
        new(Waste, Shows.NoData, "nobody told when work began", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).ToAll())),
        // 1 of 3 releases has both times = 33%, under half
        new(Waste, Shows.TooLittle, "one of three has a beginning", Verdict.Unknown, "10%", org => org
            .Service("cart", h => h.Release(1).Took(100, approval: 10).Each(2, 2, (r, _) => r.ToAll()))),
        // Time is no rate of cases: one release is enough
        new(Waste, Shows.TooLittle, "one release", Verdict.Met, "10%", org => org.Service("cart", h => h.Release(1).Took(100, approval: 10))),
        // 20 of 100 days; what happened does not grow old
        new(Waste, Shows.Stale, "an approval of a hundred days ago", Verdict.Met, "20%", org => org
            .Service("cart", h => h.Release(1).Took(100 * 1440, approval: 20 * 1440))),
        new(Waste, Shows.Waived, "a waiver changes nothing", Verdict.NotMet, "50%", org => org
            .Service("cart", h => h.Waive("canary/accountable").Release(1).Took(100, approval: 50))),
        // 100 + 90 of 1,000 + 100 = 17.3%; payments alone 90%
        new(Waste, Shows.Hidden, "payments only waits", Verdict.Met, "17.3%", org => org
            .Service("cart", h => h.Release(1).Took(1000, approval: 100)).Service("payments", h => h.Release(1).Took(100, approval: 90)), "payments"),

        // 200 EUR ÷ 4 against 100 EUR ÷ 2: twice the money for twice the releases
        new(Cost, Shows.Met, "a release costs the same", Verdict.Met, "0%", org => Spent(org, 100, 200)),
        // 220 ÷ 4 = 55, ÷ 50 − 1 = +10%, exactly at warn
        new(Cost, Shows.AtRisk, "a tenth more", Verdict.AtRisk, "+10%", org => Spent(org, 100, 220)),
        // 224 ÷ 4 = 56, ÷ 50 − 1 = +12%
        new(Cost, Shows.NotMet, "more than a tenth more", Verdict.NotMet, "+12%", org => Spent(org, 100, 224)),
        new(Cost, Shows.NoData, "no cost ever", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).ToAll())),
        // Nothing to compare with: all releases and costs are of the last 28 days
        new(Cost, Shows.TooLittle, "one period", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).AtTime(Day(40)).ToAll().Costs(41, 100)).On(56)),
        // On day 56 the newest cost is 46 days old
        new(Cost, Shows.Stale, "costs stopped arriving", Verdict.Unknown, "none", org => org
            .Service("cart", h => h.Release(1).AtTime(Day(9)).ToAll().Costs(10, 100).Release(2).AtTime(Day(40)).ToAll()).On(56)),
        // Two currencies are not added up
        new(Cost, Shows.TooLittle, "two currencies", Verdict.Unknown, "none", org => Spent(org.Service("search", h => h.Costs(41, 5, "CHF")), 100, 200)),
        new(Cost, Shows.Waived, "a waiver changes nothing", Verdict.NotMet, "+12%", org => Spent(org.Service("search", h => h.Waive("build/sast")), 100, 224)),
        // Money is summed over all services: 50 more here, 50 less there is no change. A rise of one service is not seen by this check.
        new(Cost, Shows.Hidden, "payments costs twice as much, cart half", Verdict.Met, "0%", org => org
            .Service("cart", h => h.Release(1).AtTime(Day(9)).ToAll().Costs(10, 100).Release(2).AtTime(Day(40)).ToAll().Costs(41, 50))
            .Service("payments", h => h.Release(1).AtTime(Day(9)).ToAll().Costs(10, 50).Release(2).AtTime(Day(40)).ToAll().Costs(41, 100)).On(56)),

        // 50% of the CPU, 0 of 5 rework
        new(Resources, Shows.Met, "half is used, nothing is rework", Verdict.Met, "0% rework", org => org
            .Service("cart", h => h.Each(1, 5, (r, _) => r.Uses(2, 4).ToAll()))),
        // 2 of 10 = 20%, exactly at warn
        new(Resources, Shows.AtRisk, "two of ten rolled back", Verdict.AtRisk, "20% rework", org => org
            .Service("cart", h => h.Each(1, 8, (r, _) => r.Uses(2, 4).ToAll()).Each(9, 2, (r, _) => r.Uses(2, 4).ToAll().RolledBack()))),
        // 1 of 4 cores = 25%, under 40%
        new(Resources, Shows.AtRisk, "three quarters are never used", Verdict.AtRisk, "25% CPU", org => org
            .Service("cart", h => h.Each(1, 5, (r, _) => r.Uses(1, 4).ToAll()))),
        // 3 of 10 = 30%
        new(Resources, Shows.NotMet, "three of ten rolled back", Verdict.NotMet, "30% rework", org => org
            .Service("cart", h => h.Each(1, 7, (r, _) => r.Uses(2, 4).ToAll()).Each(8, 3, (r, _) => r.Uses(2, 4).ToAll().RolledBack()))),
        // A revert, a fix within a day of the release before, and one rolled back: 3 of 10 = 30%
        new(Resources, Shows.NotMet, "one reverts, one fixes at once, one is rolled back", Verdict.NotMet, "30% rework", org => org
            .Service("cart", h => h.Each(1, 7, (r, _) => r.Uses(2, 4).ToAll()).Release(8).Uses(2, 4).ToAll().RolledBack()
                .Release(9).Class("revert").Uses(2, 4).ToAll().Release(10).Class("fix").Uses(2, 4).ToAll())),
        // The fix came two days later: 2 of 10 = 20%
        new(Resources, Shows.AtRisk, "the fix took its time", Verdict.AtRisk, "20% rework", org => org
            .Service("cart", h => h.Each(1, 7, (r, _) => r.Uses(2, 4).ToAll()).Release(8).Uses(2, 4).ToAll().RolledBack()
                .Release(9).Class("revert").Uses(2, 4).ToAll().Later(days: 2).Release(10).Class("fix").Uses(2, 4).ToAll())),
        new(Resources, Shows.NoData, "measured, not shipped", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).Uses(2, 4))),
        // Rework needs 5 releases, use was never sent
        new(Resources, Shows.TooLittle, "four releases without use", Verdict.Unknown, "none", org => org.Service("cart", h => h.Each(1, 4, (r, _) => r.ToAll()))),
        // One of the two known is at risk at best
        new(Resources, Shows.TooLittle, "four releases with use", Verdict.AtRisk, "50% CPU", org => org.Service("cart", h => h.Each(1, 4, (r, _) => r.Uses(2, 4).ToAll()))),
        // The newest proof at shipping counts, however old
        new(Resources, Shows.Stale, "measured a hundred days before", Verdict.Met, "0% rework", org => org
            .Service("cart", h => h.Each(1, 5, (r, _) => r.Uses(2, 4)).Later(days: 100).Each(1, 5, (r, _) => r.ToAll()))),
        // A waiver brings no figure: use stays unknown
        new(Resources, Shows.Waived, "load waived and never run", Verdict.AtRisk, "0% rework", org => org
            .Service("cart", h => h.Waive("stubbed-non-functional/load").Each(1, 5, (r, _) => r.ToAll()))),
        // 3 of 45 = 6.7%; payments alone 3 of 5
        new(Resources, Shows.Hidden, "payments rolls three of five back", Verdict.Met, "6.7% rework", org => org
            .Service("cart", h => h.Each(1, 40, (r, _) => r.Uses(2, 4).ToAll()))
            .Service("payments", h => h.Each(1, 2, (r, _) => r.Uses(2, 4).ToAll()).Each(3, 3, (r, _) => r.Uses(2, 4).ToAll().RolledBack())), "payments"),
    ];

    private static DateTimeOffset Day(int day) => History.Start.AddDays(day);

    // Two releases in the 28 days before, four in the last 28; day 56 is today.
    private static Org Spent(Org org, double before, double now) => org
        .Service("cart", h => h.AtTime(Day(9)).Each(1, 2, (r, _) => r.ToAll()).Costs(10, before).AtTime(Day(40)).Each(3, 4, (r, _) => r.ToAll()).Costs(41, now)).On(56);
}
