using Dashboard.Core.Confidence;
using static Dashboard.Core.Tests.Confidence.Sentences.Told;

namespace Dashboard.Core.Tests.Confidence.Sentences;

internal static class CisoSentences
{
    private const string Close = "Prove what they stand in for, then close them.";

    public static readonly Told[] All =
    [
        new(Role.Ciso, Verdict.Met, "nothing is wrong anywhere", Good,
            "Yes. Every requirement is met, every control runs and nothing went around the gates.", "Nothing is asked of any team."),

        // 1 ÷ 560 = 0.2% short
        new(Role.Ciso, Verdict.AtRisk, "one control missing", After(1, m => m with { RequirementCellsPassed = 139, RequirementCellsMissing = 1 }),
            "Nearly. 1 of 560 required controls is not proven, on payments.",
            "1 was missing or too old at shipping. The owner is Pay. Prove 1 required control of payments: +0.2 points."),
        new(Role.Ciso, Verdict.AtRisk, "failed and missing controls, three services",
            After(3, m => m with { RequirementCellsPassed = 138, RequirementCellsMissing = 1 }),
            "Nearly. 6 of 560 required controls are not proven, on cart and 2 more services.",
            "3 failed or were waived and 3 were missing or too old at shipping. The owner is Basket. "
            + "Prove 2 required controls of cart: +0.4 points."),
        new(Role.Ciso, Verdict.AtRisk, "one waiver open", Good with { OpenWaivers = 1 },
            "Nearly. 1 waiver is open, with a person and a reason.",
            "It stands in for proof that is not there. Whoever approved it is asked. Prove what it stands in for, then close it."),
        new(Role.Ciso, Verdict.AtRisk, "many waivers open", Good with { OpenWaivers = 30 },
            "Nearly. 30 waivers are open, each with a person and a reason.",
            $"They stand in for proof that is not there. Whoever approved them is asked. {Close}"),
        new(Role.Ciso, Verdict.AtRisk, "one override", After(1, m => m with { Overrides = 1 }),
            "Nearly. 1 gate was overridden, by a person with a reason.",
            "It stands in for proof that is not there. Whoever approved it is asked. Prove what it stands in for, then close it."),
        new(Role.Ciso, Verdict.AtRisk, "waivers and overrides", After(1, m => m with { Overrides = 2 }) with { OpenWaivers = 1 },
            "Nearly. 1 waiver and 2 overrides stand in for proof, each with a person and a reason.",
            $"They stand in for proof that is not there. Whoever approved them is asked. {Close}"),

        new(Role.Ciso, Verdict.NotMet, "one bypass", After(1, m => m with { Bypasses = 1 }),
            "No. 1 release reached production around the gates, on payments.",
            "A gate was closed at that time, or no build had named the artifact. The owner is Pay. "
            + "Take releases of payments through the gates, or roll back what went around them."),
        new(Role.Ciso, Verdict.NotMet, "bypasses of a service without a team", AfterOnRec(m => m with { Bypasses = 2 }),
            "No. 2 releases reached production around the gates, both on rec.",
            "A gate was closed at that time, or no build had named the artifact. No team is named for rec. "
            + "Take releases of rec through the gates, or roll back what went around them."),
        new(Role.Ciso, Verdict.NotMet, "bypasses everywhere", After(4, m => m with { Bypasses = 20 }),
            "No. 80 releases reached production around the gates, on cart and 3 more services.",
            "A gate was closed at that time, or no build had named the artifact. The owner is Basket. "
            + "Take releases of cart through the gates, or roll back what went around them."),
        new(Role.Ciso, Verdict.NotMet, "one expired waiver", Good with { ExpiredWaivers = 1 },
            "No. 1 waiver ran out and was not renewed.",
            "What it stood in for is still not proven. Whoever approved it is asked. Renew or close the waiver that ran out."),
        new(Role.Ciso, Verdict.NotMet, "three expired waivers", Good with { ExpiredWaivers = 3 },
            "No. 3 waivers ran out and were not renewed.",
            "What they stood in for is still not proven. Whoever approved them is asked. Renew or close the waivers that ran out."),
        new(Role.Ciso, Verdict.NotMet, "one service skips a control", After(1, m => m with { BuiltWithAllControls = 19, WithoutSca = 1 }),
            "No. 1 of 4 services skips a security control: payments.",
            "1 build ran without sca. The owner is Pay. Run sca on every build of payments."),
        new(Role.Ciso, Verdict.NotMet, "three services skip controls",
            After(3, m => m with { BuiltWithAllControls = 10, WithoutSca = 10, WithoutSbom = 2, WithoutSast = 1 }),
            "No. 3 of 4 services skip a security control: cart and 2 more.",
            "30 builds ran without sca, 6 without sbom. The owner is Basket. Run sca on every build of cart."),
        new(Role.Ciso, Verdict.NotMet, "the one service that builds skips a control",
            Good with { Services = [new("rec", "unassigned", 2, null, Given.AllGood with { BuiltWithAllControls = 0, WithoutSbom = 20 })] },
            "No. The one service that builds, rec, skips a security control.",
            "20 builds ran without sbom. No team is named for rec. Run sbom on every build of rec."),
        // 100 ÷ 560 = 17.9% short
        new(Role.Ciso, Verdict.NotMet, "many controls failed, one service", After(1, m => m with { RequirementCellsPassed = 40 }),
            "No. 100 of 560 required controls are not proven, all on payments.",
            "100 failed or were waived at shipping. The owner is Pay. Prove 100 required controls of payments: +17.9 points."),

        new(Role.Ciso, Verdict.Unknown, "nothing shipped or built", Quiet,
            "We cannot say. No release reached all customers in the last 30 days.",
            "Whoever runs the pipelines is asked. Send service.deployed with service, version, environment=production and outcome=success."),
        new(Role.Ciso, Verdict.Unknown, "nothing in production", Good with { ProductionSeen = false },
            "We cannot say. No production deployment has ever arrived.",
            "Whoever runs the pipelines is asked. Send service.deployed with service, version, digest, environment=production and "
            + "outcome=success, and build.finished with the same digest."),
        new(Role.Ciso, Verdict.Unknown, "nothing built", After(4, m => m with { Built = 0, BuiltWithAllControls = 0 }),
            "We cannot say. No service built anything in the last 30 days.",
            "On cart nothing of it is known. The owner is Basket. Send build.finished with service, version and digest, then "
            + "testsuiterun.finished with outcome and check=sast, sca, secret-scan, sbom, signature or provenance; first for cart."),
        new(Role.Ciso, Verdict.Unknown, "most controls without a result",
            After(4, m => m with { RequirementCellsPassed = 40, RequirementCellsMissing = 100 }),
            "We cannot say. No result for 400 of 560 required controls; missing on cart and 3 more.",
            "On cart 40 of 140 are known. The owner is Basket. Send testsuiterun.finished with service, version, outcome and "
            + "check=sast, sca or secret-scan, and change.reviewed with service, commit, reviewer and decision; first for cart."),
    ];
}
