namespace Dashboard.Core.Confidence.Checks;

/// <summary>CISO: is every release secure and compliant by default?</summary>
internal static class CisoChecks
{
    public static readonly RoleCheck Requirements = new(
        "ciso.requirements", Role.Ciso, "Are regulatory requirements met every time?",
        "required controls passed at shipping ÷ required controls, over every release and every item of the CISO that can close a gate",
        "send testsuiterun.finished with service, version, outcome and check=sast, sca or secret-scan, "
        + "and change.reviewed with service, commit, reviewer and decision",
        EvaluateRequirements)
    {
        Line = Threshold.AtLeast(1, 0.98),
        Target = "100%",
        Tolerated = "at least 98%",
    };

    public static readonly RoleCheck Controls = new(
        "ciso.controls", Role.Ciso, "Are security controls enforced consistently?",
        "services whose every release built in the window ran all six (sast, sca, secret-scan, sbom, signature, provenance) to an end, "
        + "pass or fail ÷ services that built",
        "send build.finished with service, version and digest, then testsuiterun.finished with outcome and "
        + "check=sast, sca, secret-scan, sbom, signature or provenance",
        EvaluateControls)
    {
        Line = Threshold.AtLeast(1, 0.95),
        Target = "100%",
        Tolerated = "at least 95%",
    };

    public static readonly RoleCheck Bypass = new(
        "ciso.bypass", Role.Ciso, "Does nothing bypass compliance for speed?",
        "releases that reached production while ready-for-canary or ready-to-ship was closed, digests that no build named, "
        + "and expired waivers",
        "send service.deployed with service, version, digest, environment=production and outcome=success, "
        + "and build.finished with the same digest",
        EvaluateBypass)
    {
        Line = Threshold.AtMost(0, 0),
        Target = "none",
        Tolerated = "only open waivers and overrides with a person and a reason",
    };

    private static Finding EvaluateRequirements(ConfidenceInput input)
    {
        var sum = input.Total();
        if (sum.Shipped == 0)
        {
            return Shipping.Nothing(Requirements, input);
        }

        var passed = new Tally(sum.RequirementCellsPassed, sum.RequirementCells);
        var arrived = new Tally(sum.RequirementCells - sum.RequirementCellsMissing, sum.RequirementCells);
        var weakest = Weakest.Of(input, Requirements.Line, m => new Tally(m.RequirementCellsPassed, m.RequirementCells));
        var reading = Reading.OfCases(Requirements, input, passed, RequirementsFact(passed, sum.Shipped, weakest));
        return (reading.OnShipped(sum, arrived) with
        {
            CoverageOf = "required controls",
            Thin = $"No result for {Words.Number(arrived.Rest)} of {Words.Count(arrived.Whole, "required control")}",
            ThinOn = Weakest.Of(input, Shipping.Every, m => new Tally(m.RequirementCells - m.RequirementCellsMissing, m.RequirementCells)),
            Because =
            [
                .. Some(passed.Rest - arrived.Rest, "failed or waived at shipping; a waiver is not a pass"),
                .. Some(arrived.Rest, "missing or too old at shipping"),
            ],
            Cause = NotProven(passed.Rest - arrived.Rest, arrived.Rest),
            Weakest = weakest,
            Raise = weakest?.Raise($"prove {Words.Count(weakest.Lost, "required control")} of {weakest.Name}", passed),
            LeftOut = new ExplainStep(
                $"{Words.Count(passed.Whole, "required control")} in all; what the agreement calls not applicable is left out.",
                Requirements.Rows()),
        }).Answer();
    }

    private static string[] Some(long controls, string state) =>
        controls <= 0 ? [] : [$"{Words.Count(controls, "required control")} {Words.Were(controls)} {state}"];

    private static string RequirementsFact(Tally passed, long shipped, Weakest? weakest) =>
        passed.Whole == 0 ? "The agreement asks for no control on what shipped"
        : passed.Rest == 0 ? $"{Words.All(shipped, "release")} passed every required control"
        : $"{Words.Number(passed.Rest)} of {Words.Count(passed.Whole, "required control")} {Words.Are(passed.Rest)} not proven"
            + weakest?.On(passed.Rest);

    private static string NotProven(long failed, long missing)
    {
        var bad = $"{Words.Number(failed)} failed or {Words.Were(failed)} waived";
        var none = $"{Words.Number(missing)} {Words.Were(missing)} missing or too old";
        return (failed > 0, missing > 0) switch { (true, true) => $"{bad} and {none} at shipping", (true, _) => $"{bad} at shipping", _ => $"{none} at shipping" };
    }

    private static Finding EvaluateControls(ConfidenceInput input)
    {
        var built = input.Services.Where(s => s.Sums.Built > 0).ToList();
        var seen = new Tally(built.Count, input.Services.Count(s => s.Sums.Built > 0 || s.Sums.Shipped > 0));
        var complete = new Tally(built.Count(s => s.Sums.BuiltWithAllControls >= s.Sums.Built), built.Count);
        var weakest = Weakest.Of(input, Shipping.Every, m => new Tally(m.BuiltWithAllControls, m.Built));
        var skipped = Skipped(input.Total());
        return (Reading.OfCases(Controls, input, complete, ControlsFact(input, complete, weakest)) with
        {
            ValueText = complete.Whole == 0 ? "none" : complete.ToString(),
            Coverage = seen.AsCoverage(),
            CoverageOf = "services",
            Thin = Words.Only(seen.Part, seen.Whole, "service", "reported a build", "report a build"),
            ThinOn = Weakest.Of(input, Shipping.Every, m => new Tally(m.Built > 0 ? 1 : 0, m.Built + m.Shipped > 0 ? 1 : 0)),
            Because = [.. skipped.Select(s => $"Without {s.Control}: {Words.Count(s.Builds, "build")}")],
            Cause = skipped.Count == 0 ? null
                : $"{Words.Count(skipped[0].Builds, "build")} ran without {skipped[0].Control}"
                    + string.Concat(skipped.Skip(1).Take(1).Select(s => $", {Words.Number(s.Builds)} without {s.Control}")),
            Weakest = weakest,
            Raise = weakest is null ? null
                : $"run {(skipped.Count == 0 ? "all six" : skipped[0].Control)} on every build of {weakest.Name}",
            OldestAt = input.OldestBuildAt,
            NewestAt = input.NewestBuildAt,
            Counted = new ExplainStep($"{Words.Count(built.Count, "service")} built something {input.WindowWords}.", Controls.Rows()),
        }).Answer();
    }

    private static string ControlsFact(ConfidenceInput input, Tally complete, Weakest? weakest) => complete switch
    {
        { Whole: 0 } => $"No service built anything {input.WindowWords}",
        { Whole: 1, Rest: 0 } => "The one service that builds runs every security control",
        { Whole: 1 } => $"The one service that builds, {weakest!.Name}, skips a security control",
        { Rest: 0 } => $"{Words.All(complete.Whole, "service")} run every security control",
        { Rest: 1 } => $"1 of {complete.Whole} services skips a security control: {weakest!.Name}",
        _ => $"{complete.Rest} of {complete.Whole} services skip a security control: {weakest!.Name} and {complete.Rest - 1} more",
    };

    private static List<(string Control, long Builds)> Skipped(Measures sum) =>
    [
        .. new (string Control, long Builds)[]
        {
            ("sast", sum.WithoutSast), ("sca", sum.WithoutSca), ("secret-scan", sum.WithoutSecretScan),
            ("sbom", sum.WithoutSbom), ("signature", sum.WithoutSignature), ("provenance", sum.WithoutProvenance),
        }.Where(s => s.Builds > 0).OrderByDescending(s => s.Builds),
    ];

    private static Finding EvaluateBypass(ConfidenceInput input)
    {
        var sum = input.Total();
        var excused = Excused(input.OpenWaivers, sum.Overrides);
        var weakest = Weakest.Of(input, Threshold.AtMost(0, 0), m => new Tally(m.Bypasses, Math.Max(m.Shipped, m.Bypasses)));
        var expired = input.ExpiredWaivers == 0 ? null
            : $"{Words.Count(input.ExpiredWaivers, "waiver")} ran out and {Words.Were(input.ExpiredWaivers)} not renewed";
        var around = sum.Bypasses == 0 ? null
            : $"{Words.Count(sum.Bypasses, "release")} reached production around the gates{weakest?.On(sum.Bypasses)}";
        var total = sum.Bypasses + input.ExpiredWaivers;
        return (new Reading(Bypass, input)
        {
            Value = input.ProductionSeen ? total : null,
            ValueText = input.ProductionSeen ? Words.Number(total) : "none",
            Fact = !input.ProductionSeen ? "No production deployment has ever arrived"
                : around ?? expired ?? "Nothing reached production around the gates",
            Cap = excused,
            Because = expired is null ? [] : [expired],
            Cause = around is not null ? "a gate was closed at that time, or no build had named the artifact"
                : $"what {(input.ExpiredWaivers == 1 ? "it" : "they")} stood in for is still not proven",
            Asked = input.ProductionSeen ? Approvers(input.ExpiredWaivers) : Telling.Senders,
            Capped = Excuse(input.OpenWaivers + sum.Overrides),
            Weakest = weakest,
            Raise = around is not null ? $"take releases of {weakest!.Name} through the gates, or roll back what went around them"
                : expired is not null ? $"renew or close the {Words.Noun(input.ExpiredWaivers, "waiver")} that ran out" : null,
            LeftOut = new ExplainStep(
                $"{Words.Count(input.OpenWaivers, "open waiver")} and {Words.Count(sum.Overrides, "override")} with a person and a reason: "
                + "at risk, but not counted as a bypass.",
                Bypass.RowsLeftOut()),
            Figure = input.ProductionSeen
                ? $"{Words.Count(sum.Bypasses, "bypass", "bypasses")} + {Words.Count(input.ExpiredWaivers, "expired waiver")} = "
                    + Words.Number(total)
                : null,
        }).OnShipped(sum, new Tally(sum.Shipped, sum.Shipped)).Answer();
    }

    private static string Approvers(long n) => $"Whoever approved {(n == 1 ? "it" : "them")} is asked.";

    private static (string Cause, string Asked, string? Raise) Excuse(long n) => n == 1
        ? ("it stands in for proof that is not there", Approvers(n), "prove what it stands in for, then close it")
        : ("they stand in for proof that is not there", Approvers(n), "prove what they stand in for, then close them");

    private static string? Excused(int waivers, long overrides) => (waivers, overrides) switch
    {
        (0, 0) => null,
        (_, 0) => $"{Words.Count(waivers, "waiver")} {Words.Are(waivers)} open, {(waivers == 1 ? "" : "each ")}with a person and a reason",
        (0, 1) => "1 gate was overridden, by a person with a reason",
        (0, _) => $"{Words.Number(overrides)} gates were overridden, each time by a person with a reason",
        _ => $"{Words.Count(waivers, "waiver")} and {Words.Count(overrides, "override")} stand in for proof, "
            + "each with a person and a reason",
    };
}
