using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Confidence.Histories;

/// <summary>At tier 2 the CISO's items that can close a gate are six: digest, sast, secret-scan, sca, sbom and review.</summary>
internal static class CisoHistories
{
    private const string Requirements = "ciso.requirements", Controls = "ciso.controls", Bypass = "ciso.bypass";

    public static readonly Case[] All =
    [
        // 2 × 6 of 12
        new(Requirements, Shows.Met, "all six, twice", Verdict.Met, "12 of 12", org => org.Service("cart", h => h.Ships(1).Ships(2))),
        // 8 × 6 + 5 = 53 of 54 = 98.1%, the line is 98%
        new(Requirements, Shows.AtRisk, "one of 54 failed", Verdict.AtRisk, "98.1%", org => org
            .Service("cart", h => h.Each(1, 8, (r, n) => r.Ships(n)).Release(9).Proven(Gate.ReadyToShip).Fails(Stage.Build, "sast").ToAll())),
        new(Requirements, Shows.NotMet, "one of six missing", Verdict.NotMet, "5 of 6", org => org.Service("cart", h => h.Ships(1, "build/sbom"))),
        new(Requirements, Shows.NoData, "proven and not shipped", Verdict.Unknown, "none", org => org
            .Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip))),
        // Only the digest is known: 5 of 6 have no result, and 1 of 6 known is under half
        new(Requirements, Shows.NoData, "shipped without any result", Verdict.Unknown, "1 of 6", org => org.Service("cart", h => h.Release(1).ToAll())),
        // All are asked for, so the first release is judged
        new(Requirements, Shows.TooLittle, "one release", Verdict.Met, "6 of 6", org => org.Service("cart", h => h.Ships(1))),
        // sca lasts 7 days and was 8 days old when it shipped: missing
        new(Requirements, Shows.Stale, "sca too old at shipping", Verdict.NotMet, "5 of 6", org => org
            .Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip).Later(days: 8).ToAll())),
        // After shipping nothing grows old: judged as it stood then
        new(Requirements, Shows.Stale, "sca too old today, not at shipping", Verdict.Met, "6 of 6", org => org.Service("cart", h => h.Ships(1).Later(days: 25))),
        // A waiver opens the gate and is no pass
        new(Requirements, Shows.Waived, "sast waived", Verdict.NotMet, "5 of 6", org => org.Service("cart", h => h.Waive("build/sast").Ships(1, "build/sast"))),
        // 20 × 6 + 4 = 124 of 126 = 98.4%; payments alone 4 of 6
        new(Requirements, Shows.Hidden, "payments lacks two of six", Verdict.AtRisk, "98.4%", org => org
            .Service("cart", h => h.Each(1, 20, (r, n) => r.Ships(n)))
            .Service("payments", h => h.Ships(1, "build/sast", "build/sca")), "payments"),

        new(Controls, Shows.Met, "both run all six", Verdict.Met, "2 of 2", org => org.Service("cart", Runs).Service("search", Runs)),
        // A scan that found something has run
        new(Controls, Shows.Met, "a scan failed", Verdict.Met, "1 of 1", org => org.Service("cart", h => Runs(h).Fails(Stage.Build, "sast"))),
        // 20 of 21 = 95.2%, at risk from 95% on; few services are told as counts
        new(Controls, Shows.AtRisk, "one of 21 skips a scan", Verdict.AtRisk, "20 of 21", org => Enumerable.Range(1, 20)
            .Aggregate(org, (o, n) => o.Service($"service-{n}", Runs)).Service("payments", RunsAllButSca)),
        new(Controls, Shows.NotMet, "one of two skips a scan", Verdict.NotMet, "1 of 2", org => org.Service("cart", Runs).Service("payments", RunsAllButSca)),
        new(Controls, Shows.NoData, "deployed, and nobody told of a build", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).ToAll())),
        new(Controls, Shows.TooLittle, "one build", Verdict.Met, "1 of 1", org => org.Service("cart", Runs)),
        // 2 of 5 services told of a build = 40%, under half
        new(Controls, Shows.TooLittle, "three of five services tell of no build", Verdict.Unknown, "2 of 2", org => Enumerable.Range(1, 3)
            .Aggregate(org.Service("cart", Runs).Service("search", Runs), (o, n) => o.Service($"silent-{n}", h => h.Release(1).ToAll()))),
        // That it ran is what counts, not when
        new(Controls, Shows.Stale, "scanned a hundred days ago", Verdict.Met, "1 of 1", org => org.Service("cart", h => Runs(h).Later(days: 100))),
        new(Controls, Shows.Waived, "a waiver changes nothing", Verdict.NotMet, "0 of 1", org => org.Service("cart", h => RunsAllButSca(h.Waive("build/sca")))),
        // 39 of 40 builds ran all six = 97.5%; but a service counts only when every build of it did: 1 of 2
        new(Controls, Shows.Hidden, "payments skips a scan once", Verdict.NotMet, "1 of 2", org => org
            .Service("cart", h => h.Each(1, 20, (r, _) => r.Proven(Gate.ReadyForFastFeedback)))
            .Service("payments", h => RunsAllButSca(h.Each(2, 19, (r, _) => r.Proven(Gate.ReadyForFastFeedback)))), "payments"),

        new(Bypass, Shows.Met, "through every gate", Verdict.Met, "0", org => org.Service("cart", h => h.Ships(1).Ships(2))),
        new(Bypass, Shows.AtRisk, "overridden by a person with a reason", Verdict.AtRisk, "0", org => org
            .Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip, "extended/soak").Deployed("production", e => History.Detailed(e, ("reason", "fix for INC-7"))))),
        // ready-for-canary was closed when the first customers got it
        new(Bypass, Shows.NotMet, "shipped without a soak test", Verdict.NotMet, "1", org => org.Service("cart", h => h.Ships(1, "extended/soak"))),
        new(Bypass, Shows.NoData, "nothing in production", Verdict.Unknown, "none", org => org.Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip))),
        // One is enough to judge: no build ever named this digest
        new(Bypass, Shows.TooLittle, "one deployment, of a digest nobody built", Verdict.NotMet, "1", org => org.Service("cart", h => h.Release(1).ToAll())),
        // sca lasts 7 days: the first gate had closed again
        new(Bypass, Shows.Stale, "sca too old at shipping", Verdict.NotMet, "1", org => org
            .Service("cart", h => h.Release(1).Proven(Gate.ReadyToShip).Later(days: 8).ToAll())),
        // The waiver kept the gate open: no bypass, but one waiver in force
        new(Bypass, Shows.Waived, "soak waived", Verdict.AtRisk, "0", org => org.Service("cart", h => h.Waive("extended/soak").Ships(1, "extended/soak"))),
        // The waiver ended on day 2, it shipped on day 3: one bypass and one expired waiver
        new(Bypass, Shows.Waived, "soak waived until the day before", Verdict.NotMet, "2", org => org
            .Service("cart", h => h.WaivedUntil("extended/soak", 2).Release(1).Proven(Gate.ReadyToShip, "extended/soak").Later(days: 3).ToAll())),
        // The gate was open when it shipped, but the waiver ended on day 2 over an item still not proven: one expired waiver
        new(Bypass, Shows.Waived, "soak waived when it shipped, and the waiver ran out", Verdict.NotMet, "1", org => org
            .Service("cart", h => h.WaivedUntil("extended/soak", 2).Ships(1, "extended/soak").Later(days: 3))),
        // 20 of 21 releases went through the gates; one is one too many
        new(Bypass, Shows.Hidden, "payments goes around once", Verdict.NotMet, "1", org => org
            .Service("cart", h => h.Each(1, 20, (r, n) => r.Ships(n)))
            .Service("payments", h => h.Ships(1, "build/review")), "payments"),
    ];

    private static History Runs(History h) => h.Release(1).Proven(Gate.ReadyForFastFeedback);

    private static History RunsAllButSca(History h) => h.Release(1).Proven(Gate.ReadyForFastFeedback, "build/sca");
}
