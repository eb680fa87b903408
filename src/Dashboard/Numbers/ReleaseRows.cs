using Dashboard.Core.Confidence;
using Dashboard.Shared;

namespace Dashboard.Numbers;

/// Rows that are releases: what a release adds is what it adds to its service's daily sums.
internal static class ReleaseRows
{
    /// A number that is part ÷ whole of one sum a release.
    public static NumberRule Rule(
        string check, NumberNeeds needs, Func<Measures, decimal[]> adds, Func<Measures, string?> leftOut, Func<Measures, string?> note, string? checks, params NumberColumn[] columns)
    {
        var pass = RoleChecks.All.Single(c => c.Id == check).Line;
        return new NumberRule
        {
            CheckId = check,
            Needs = needs,
            Columns = columns,
            Rows = sheet => sheet.Releases.Select(r => Row(r, [.. adds(r.Sums).Select(a => (decimal?)a)], checks) with
            {
                At = needs == NumberNeeds.Built ? r.BuiltAt : r.ReachedAt,
                LeftOut = leftOut(r.Sums),
                Note = note(r.Sums),
                Worse = Shortfall(pass, adds(r.Sums)),
            }),
        };
    }

    public static NumberRow Row(ReleaseSum release, IReadOnlyList<decimal?> adds, string? checks) => new()
    {
        Kind = "release",
        Name = $"{release.Service} {release.Name}",
        Page = Addresses.Release(release.PublicId),
        Service = release.Service,
        ReleaseId = release.PublicId,
        Adds = adds,
        Deliveries = Deliveries(release.PublicId, checks),
    };

    public static NumberAddress Deliveries(string releaseId, string? checks = null) => NumberAddress.OfDeliveries(("release", releaseId), ("check", checks));

    /// By how much it pulls the sum to the wrong side of the pass line.
    public static decimal Shortfall(Threshold line, IReadOnlyList<decimal> adds)
    {
        var (part, whole, pass) = (adds[0], adds[^1], (decimal)line.Pass);
        return line.HigherIsBetter ? (pass * whole) - part : part - (pass * whole);
    }
}
