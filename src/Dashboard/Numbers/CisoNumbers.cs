using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Numbers;

/// What stands behind the CISO's three numbers.
internal static class CisoNumbers
{
    private const string SixControls = "sast,sca,secret-scan,sbom,signature,provenance";

    public static readonly NumberRule Requirements = ReleaseRows.Rule(
        "ciso.requirements", NumberNeeds.Reached,
        m => [m.RequirementCellsPassed, m.RequirementCells],
        m => m.Shipped == 0 ? "it never reached all customers" : m.RequirementCells == 0 ? "the agreement asks for no control on it" : null,
        m => Said([(m.RequirementCellsMissing, "missing or too old"), (m.RequirementCells - m.RequirementCellsPassed - m.RequirementCellsMissing, "failed or waived")]),
        checks: null,
        new NumberColumn("Controls passed", NumberUnit.Count), new NumberColumn("Controls required", NumberUnit.Count));

    public static readonly NumberRule Controls = new()
    {
        CheckId = "ciso.controls",
        Needs = NumberNeeds.Built,
        Noun = "service",
        Columns = [new("Every build ran all six", NumberUnit.Count), new("Services that built", NumberUnit.Count)],
        Rows = sheet => sheet.Releases.Where(r => r.Sums.Built > 0).GroupBy(r => r.Service, StringComparer.Ordinal).Select(g => ServiceRow(g.Key, [.. g])),
        OfService = ReleaseRows.Rule(
            "ciso.controls", NumberNeeds.Built,
            m => [m.BuiltWithAllControls, m.Built],
            m => m.Built == 0 ? "it was not built in this time" : null,
            WithoutControls,
            SixControls,
            new NumberColumn("Ran all six", NumberUnit.Count), new NumberColumn("Builds", NumberUnit.Count)),
    };

    public static readonly NumberRule Bypass = new()
    {
        CheckId = "ciso.bypass",
        Needs = NumberNeeds.Reached,
        Columns = [new("Went around the gates", NumberUnit.Count)],
        Rows = sheet => sheet.Releases.Select(BypassRow).Concat(sheet.Reading.Waivers.Expired.Concat(sheet.Reading.Waivers.Open).Select(WaiverRow)),
        Value = rows => (double)NumberRule.Sum(rows, 0),
    };

    private static NumberRow ServiceRow(string service, List<ReleaseSum> builds)
    {
        var complete = builds.Sum(b => b.Sums.BuiltWithAllControls);
        var built = builds.Sum(b => b.Sums.Built);
        return new NumberRow
        {
            Kind = "service",
            Name = service,
            Page = Addresses.Service(service),
            Service = service,
            Adds = [complete >= built ? 1 : 0, 1],
            Note = complete >= built ? $"{Words.All(built, "build")} ran all six" : $"{Words.Number(built - complete)} of {Words.Count(built, "build")} skipped a control",
            At = builds.Max(b => b.BuiltAt),
            Rows = NumberAddress.OfNumber("/roles/ciso/controls", ("service", service)),
            Deliveries = NumberAddress.OfDeliveries(("service", service), ("check", SixControls)),
            Worse = built - complete,
        };
    }

    private static NumberRow BypassRow(ReleaseSum release) => ReleaseRows.Row(release, [release.Sums.Bypasses], checks: null) with
    {
        At = release.ReachedAt,
        LeftOut = release.Sums.Overrides > 0 ? "a person overrode a closed gate and gave a reason: at risk, but not counted" : null,
        Note = release.Sums.Bypasses > 0 ? "reached customers while a gate was closed, or no build named its digest" : "every gate was open, and a build named its digest",
        Worse = release.Sums.Bypasses,
    };

    private static NumberRow WaiverRow(WaiverReading waiver) => new()
    {
        Kind = "waiver",
        Name = $"Waiver of {Words.List([.. waiver.Items.Select(ItemWords.Name)])} for {waiver.About.Service}",
        Page = "/gates/waivers",
        Service = waiver.About.Service,
        ReleaseId = waiver.About.ReleaseId,
        Adds = [waiver.IsOpen ? 0 : 1],
        LeftOut = waiver.IsOpen ? "it is open, with a person and a reason: at risk, but not counted" : null,
        Note = waiver.IsOpen ? waiver.Reason : "ran out and was not renewed",
        At = waiver.Until,
        Deliveries = NumberAddress.OfDeliveries(("service", waiver.About.Service), ("type", "waiver.approved")),
        Worse = waiver.IsOpen ? 0 : 1,
    };

    private static string? WithoutControls(Measures m)
    {
        var skipped = new (long Skipped, string Control)[]
        {
            (m.WithoutSast, "sast"), (m.WithoutSca, "sca"), (m.WithoutSecretScan, "secret-scan"), (m.WithoutSbom, "sbom"),
            (m.WithoutSignature, "signature"), (m.WithoutProvenance, "provenance"),
        }.Where(s => s.Skipped > 0).Select(s => s.Control).ToList();
        return skipped.Count == 0 ? null : $"without {Words.List(skipped)}";
    }

    private static string? Said((long Count, string State)[] parts)
    {
        var said = parts.Where(p => p.Count > 0).Select(p => $"{Words.Number(p.Count)} {p.State}").ToList();
        return said.Count == 0 ? null : Words.List(said);
    }
}
