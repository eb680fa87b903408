using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Releases;

/// What a reader of a release must be told whatever else is green.
internal static class ReleaseAlarms
{
    public static IReadOnlyList<Alarm> Of(ReleaseReading reading, SamePackage same)
    {
        List<Alarm> alarms = [.. Bypasses(reading)];
        var (head, release) = (reading.Head, reading.Release);
        if (head.DuplicateVersion)
        {
            alarms.Add(new("Duplicate version", $"Version {release.Version} names more than one artifact. What was told of the version alone counts for neither.", true));
        }

        if (release.Evidence.Where(e => e.Note == SyntheticEvidence.SendDigest).Select(e => $"{Slug.Of(e.Stage)}/{e.Check}").ToList() is { Count: > 0 } ambiguous)
        {
            alarms.Add(new("Ambiguous evidence", $"{Words.List(ambiguous)} named only a version or commit that several artifacts share, and {(ambiguous.Count == 1 ? "counts" : "count")} for none of them: send the digest.", false));
        }

        alarms.AddRange(Drifts(head, same));
        alarms.AddRange(head.Alerts.Select(a => new Alarm("Alert", $"{a} is firing and prevents promotion.", true)));
        if (head.ReportedLate)
        {
            alarms.Add(new("Reported late", "A gate is judged open by proof from before the shipment that was told only with or after it.", false));
        }

        return alarms;
    }

    // Each kind of drift takes another certainty away; which, is said with it.
    private static IEnumerable<Alarm> Drifts(ReleaseHead head, SamePackage same)
    {
        const string defects = "a fault seen there cannot be traced to the code that was tested";
        const string audit = "nobody can show an auditor that what was approved is what runs";
        const string fix = "a fix proven in one place is not proven to be what customers get";
        var other = same.Places.Where(p => p.Same == Sameness.Different).ToList();
        if (other.Count > 0)
        {
            yield return new(
                "Another package runs",
                $"{Words.List([.. other.Select(p => p.Environment)])} {(other.Count == 1 ? "runs" : "run")} another package under version {head.Version} than the one proven here. Lost: {defects}; {audit}; {fix}.",
                other.Exists(p => p.IsProduction));
        }

        var names = same.Production.Select(p => p.Name).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count > 1 && same.Production.Any(p => p.Same == Sameness.Equal) && head.Rollout is not { IsOpen: true })
        {
            yield return new("Customers use different releases", $"Production runs {Words.List(names)} side by side, and no rollout is under way. Lost: {defects}; {fix}.", false);
        }

        if (same.OtherConfiguration.Count > 0)
        {
            yield return new(
                "Other configuration", $"{Words.List(same.OtherConfiguration)} was given a configuration other than the one built, which other places have. Lost: {audit}; {fix}.", false);
        }

        if (same.ChangedConfiguration.Count > 0)
        {
            yield return new(
                "Configuration changed", $"{Words.List(same.ChangedConfiguration)} {(same.ChangedConfiguration.Count == 1 ? "runs" : "run")} this package under another configuration than the one it was proven under there. Lost: {defects}; {audit}.", false);
        }
    }

    // Taken from the judgement as it stood then, which a proof that comes late but happened before can still mend.
    private static IEnumerable<Alarm> Bypasses(ReleaseReading reading)
    {
        var (release, reason) = (reading.Release, reading.Release.Trail.OverrideReason);
        var why = string.IsNullOrWhiteSpace(reason) ? "No reason was given." : $"The reason given: {reason}";
        var first = GatePolicy.DecideAtFirstWeight(release, DefaultAgreement.Version0, reading.Context);
        if (first is not null && !first[(int)Gate.ReadyForCanary].Open)
        {
            yield return new("Around the gate", $"The first customers got it while {GateNames.Title(Gate.ReadyForCanary)} was closed. {why}", true);
        }

        if (first is not null && !release.Trail.DigestNamedByBuild)
        {
            yield return new("Around the gate", "Customers got a digest that no build named.", true);
        }

        if (release.ShippedAt is not null && !reading.Gates[(int)Gate.ReadyToShip].Open)
        {
            yield return new("Around the gate", $"Everyone got it while {GateNames.Title(Gate.ReadyToShip)} was closed. {why}", true);
        }
    }
}
