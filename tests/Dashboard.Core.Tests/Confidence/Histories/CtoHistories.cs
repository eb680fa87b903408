using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Confidence.Histories;

internal static class CtoHistories
{
    private const string Adoption = "cto.adoption", Feedback = "cto.feedback", Flow = "cto.flow", Item = "integration/integration";

    public static readonly Case[] All =
    [
        // 10 of 10 passed before, 10 of 10 after
        new(Adoption, Shows.Met, "rust changes nothing", Verdict.Met, "no change", org => org.Service("cart", h => h.Passing(1, 10).Passing(11, 10, "rust"))),
        // 9 ÷ 10 − 10 ÷ 10 = −10 points, exactly at warn
        new(Adoption, Shows.AtRisk, "one of ten fails with rust", Verdict.AtRisk, "−10 points", org => org
            .Service("cart", h => h.Passing(1, 10).Passing(11, 9, "rust").Stopped(20, 1, "rust"))),
        // −20 points
        new(Adoption, Shows.NotMet, "two of ten fail with rust", Verdict.NotMet, "−20 points", org => org
            .Service("cart", h => h.Passing(1, 10).Passing(11, 8, "rust").Stopped(19, 2, "rust"))),
        new(Adoption, Shows.NoData, "no build tells its technologies", Verdict.Unknown, "none", org => org.Service("cart", h => h.Passing(1, 20))),
        // rust was there from the first build on: there is no before
        new(Adoption, Shows.Met, "nothing new", Verdict.Met, "none new", org => org.Service("cart", h => h.Passing(1, 12, "rust"))),
        new(Adoption, Shows.TooLittle, "four builds with rust", Verdict.Unknown, "none", org => org.Service("cart", h => h.Passing(1, 10).Passing(11, 4, "rust"))),
        // 9 builds before are too few to compare with
        new(Adoption, Shows.TooLittle, "nine builds before rust", Verdict.Met, "none new", org => org.Service("cart", h => h.Passing(1, 9).Stopped(10, 10, "rust"))),
        // First seen 91 days ago: not new any more
        new(Adoption, Shows.Stale, "rust came in 91 days ago", Verdict.Met, "none new", org => org
            .Service("cart", h => h.Passing(1, 10).Stopped(11, 10, "rust").Later(days: 91))),
        // Here a waiver counts: the gate opened. All passed before, all opened after under the waiver
        new(Adoption, Shows.Waived, "the gate opened under a waiver", Verdict.Met, "no change", org => org
            .Service("cart", h => h.Waive(Item).Passing(1, 10).Stopped(11, 10, "rust"))),
        // cart 10 of 10 as before, payments 5 of 10 after 10 of 10; the worst counts
        new(Adoption, Shows.Hidden, "payments breaks with wasm", Verdict.NotMet, "−50 points", org => org
            .Service("cart", h => h.Passing(1, 10).Passing(11, 10, "rust"))
            .Service("payments", h => h.Passing(1, 10).Passing(11, 5, "wasm").Stopped(16, 5, "wasm")), "payments"),

        // 9 of 10 = 90%, exactly at the line
        new(Feedback, Shows.Met, "nine of ten in 15 minutes", Verdict.Met, "9 of 10", org => org.Service("cart", h => h.Answered(1, 9, 15).Answered(10, 1, 16))),
        new(Feedback, Shows.AtRisk, "eight of ten", Verdict.AtRisk, "8 of 10", org => org.Service("cart", h => h.Answered(1, 8, 15).Answered(9, 2, 16))),
        new(Feedback, Shows.NotMet, "seven of ten", Verdict.NotMet, "7 of 10", org => org.Service("cart", h => h.Answered(1, 7, 15).Answered(8, 3, 16))),
        new(Feedback, Shows.NoData, "nothing was built", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).ToAll())),
        // 4 cases; it takes 5
        new(Feedback, Shows.TooLittle, "four changes", Verdict.Unknown, "4 of 4", org => org.Service("cart", h => h.Answered(1, 4, 5))),
        // 5 of 11 builds tell when work began = 45%, under half
        new(Feedback, Shows.TooLittle, "most builds tell no beginning", Verdict.Unknown, "5 of 5", org => org
            .Service("cart", h => h.Answered(1, 5, 5).Each(6, 6, (r, _) => r.Built()))),
        // How long an answer took does not change with its age
        new(Feedback, Shows.Stale, "answered a month ago", Verdict.Met, "5 of 5", org => org.Service("cart", h => h.Answered(1, 5, 15).Later(days: 29))),
        // A waiver opens the gate and gives no answer: the fifth is past its 15 minutes, so 4 of 5 = 80%
        new(Feedback, Shows.Waived, "load waived and never run", Verdict.AtRisk, "4 of 5", org => org
            .Service("cart", h => h.Waive("stubbed-non-functional/load").Answered(1, 4, 5).Each(5, 1, (r, _) => r.AnsweredIn(5, "load")).Later(minutes: 60))),
        // 36 + 2 of 41 = 92.7%; payments alone 2 of 5
        new(Feedback, Shows.Hidden, "payments answers three of five late", Verdict.Met, "92.7%", org => org
            .Service("cart", h => h.Answered(1, 36, 5)).Service("payments", h => h.Answered(1, 2, 5).Answered(3, 3, 60)), "payments"),

        // 40 of 100 minutes, exactly at the line
        new(Flow, Shows.Met, "something runs two fifths of the time", Verdict.Met, "40%", org => org.Service("cart", h => h.Release(1).Took(100, run: 40))),
        new(Flow, Shows.AtRisk, "a quarter of the time", Verdict.AtRisk, "25%", org => org.Service("cart", h => h.Release(1).Took(100, run: 25))),
        new(Flow, Shows.NotMet, "24 of 100 minutes", Verdict.NotMet, "24%", org => org.Service("cart", h => h.Release(1).Took(100, run: 24))),
        new(Flow, Shows.NoData, "built, not shipped", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).Built(ranMinutes: 9))),
        // 1 of 3 releases has both times = 33%, under half
        new(Flow, Shows.TooLittle, "one of three has a beginning", Verdict.Unknown, "50%", org => org
            .Service("cart", h => h.Release(1).Took(100, run: 50).Each(2, 2, (r, _) => r.ToAll()))),
        // 50 of 100 days
        new(Flow, Shows.Stale, "a build of a hundred days ago", Verdict.Met, "50%", org => org.Service("cart", h => h.Release(1).Took(100 * 1440, run: 50 * 1440))),
        new(Flow, Shows.Waived, "a waiver changes nothing", Verdict.NotMet, "10%", org => org
            .Service("cart", h => h.Waive("extended/soak").Release(1).Took(100, run: 10))),
        // 500 + 10 of 1,000 + 100 = 46.4%; payments alone 10%
        new(Flow, Shows.Hidden, "payments stands still", Verdict.Met, "46.4%", org => org
            .Service("cart", h => h.Release(1).Took(1000, run: 500)).Service("payments", h => h.Release(1).Took(100, run: 10)), "payments"),
    ];

    private static History Answered(this History h, int from, int count, int minutes) => h.Each(from, count, (r, _) => r.AnsweredIn(minutes));

    private static History Passing(this History h, int from, int count, string? tech = null) => h.Each(from, count, (r, _) => r.Proven(Gate.ReadyForExtended).With(tech));

    private static History Stopped(this History h, int from, int count, string tech) => h.Each(from, count, (r, _) => r.Proven(Gate.ReadyForExtended, Item).With(tech));

    private static History With(this History h, string? tech) =>
        tech is null ? h : h.Tell(EventTypes.ArtifactPublished, e => History.Detailed(e, ("tech", tech)));
}
