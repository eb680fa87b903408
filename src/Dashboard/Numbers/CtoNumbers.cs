using Dashboard.Core.Confidence;
using Dashboard.Shared;

namespace Dashboard.Numbers;

/// What stands behind the CTO's three numbers.
internal static class CtoNumbers
{
    private const int Compared = 10;
    private const int FewestCases = 5;

    public static readonly NumberRule Adoption = new()
    {
        CheckId = "cto.adoption",
        Needs = NumberNeeds.None,
        Noun = "technology",
        Columns =
        [
            new("Proven before", NumberUnit.Count), new("Builds before", NumberUnit.Count), new("Proven since", NumberUnit.Count), new("Builds since", NumberUnit.Count),
        ],
        Rows = sheet => sheet.Reading.Input.Adoptions.Select(TechnologyRow),
        Value = rows => rows.Count == 0 ? null : rows.Min(r => Change(r.Adds)),
        OfService = new NumberRule
        {
            CheckId = "cto.adoption",
            Needs = NumberNeeds.Builds,
            Noun = "build",
            Columns =
            [
                new("Proven before", NumberUnit.Count), new("Builds before", NumberUnit.Count), new("Proven since", NumberUnit.Count), new("Builds since", NumberUnit.Count),
            ],
            Rows = sheet => sheet.Builds.Select(BuildRow),
            Value = rows => Change([.. Enumerable.Range(0, 4).Select(i => (decimal?)NumberRule.Sum(rows, i))]),
        },
    };

    public static readonly NumberRule Feedback = new()
    {
        CheckId = "cto.feedback",
        Needs = NumberNeeds.Built,
        Noun = "build",
        Columns = [new("Answered in time", NumberUnit.Count), new("Answered or overdue", NumberUnit.Count)],
        Rows = sheet => sheet.Releases.Where(r => r.IsOverdue || r.Sums.Built > 0).Select(FeedbackRow),
    };

    public static readonly NumberRule Flow = ReleaseRows.Rule(
        "cto.flow", NumberNeeds.Reached,
        m => [m.RunningSeconds, m.LeadSeconds],
        CooNumbers.Untimed,
        m => null,
        checks: null,
        new NumberColumn("Something ran", NumberUnit.Seconds), new NumberColumn("Lead time", NumberUnit.Seconds));

    private static NumberRow TechnologyRow(Adoption a)
    {
        var few = a.BuildsBefore < Compared ? $"only {Words.Count(a.BuildsBefore, "build")} before it: nothing to compare with"
            : a.BuildsAfter < FewestCases ? $"only {Words.Count(a.BuildsAfter, "build")} with it so far; it takes {FewestCases}" : null;
        IReadOnlyList<decimal?> adds = [a.OpenedBefore, a.BuildsBefore, a.OpenedAfter, a.BuildsAfter];
        return new NumberRow
        {
            Kind = "technology",
            Name = $"{a.Technology} in {a.Service}",
            Page = Addresses.Service(a.Service),
            Service = a.Service,
            Adds = adds,
            LeftOut = few,
            Note = few is null && Change(adds) is { } change ? Words.Points(change) : null,
            At = a.FirstSeenAt,
            Rows = NumberAddress.OfNumber("/roles/cto/adoption", ("service", a.Service), ("technology", a.Technology)),
            Deliveries = NumberAddress.OfDeliveries(("service", a.Service), ("type", "build.finished")),
            Worse = few is null && Change(adds) is { } c ? -(decimal)c : decimal.MinValue,
        };
    }

    private static NumberRow BuildRow(CountedBuild build) => new()
    {
        Kind = "release",
        Name = $"{build.Service} {build.Name}",
        Page = Addresses.Release(build.PublicId),
        Service = build.Service,
        ReleaseId = build.PublicId,
        Adds = build.IsBefore ? [build.Opened ? 1 : 0, 1, 0, 0] : [0, 0, build.Opened ? 1 : 0, 1],
        Note = $"{(build.IsBefore ? "before" : "since")}; {(build.Opened ? "proven for extended tests" : "not proven for extended tests")}",
        At = build.At,
        Deliveries = ReleaseRows.Deliveries(build.PublicId),
        Worse = build.Opened ? 0 : 1,
    };

    // One division, so that a drop of exactly five points is exactly five points.
    private static double? Change(IReadOnlyList<decimal?> a) => a[1] is null or 0 || a[3] is null or 0 ? null
        : (double)(((a[2]!.Value * a[1]!.Value) - (a[0]!.Value * a[3]!.Value)) / (a[1]!.Value * a[3]!.Value));

    private static NumberRow FeedbackRow(ReleaseSum release)
    {
        var m = release.Sums;
        var whole = m.FeedbackEnded + (release.IsOverdue ? 1 : 0);
        return ReleaseRows.Row(release, [m.FeedbackWithin, whole], checks: null) with
        {
            At = release.BuiltAt,
            LeftOut = whole > 0 ? null : m.BuiltOnDefault > 0 ? "it began less than 15 minutes ago, or before this time" : "it did not tell when work began",
            Note = release.IsOverdue ? "past 15 minutes without an answer" : whole == 0 ? null : m.FeedbackWithin > 0 ? "answered in time" : "answered too late",
            Worse = whole - m.FeedbackWithin,
        };
    }
}
