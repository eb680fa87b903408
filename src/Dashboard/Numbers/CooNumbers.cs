using Dashboard.Core.Confidence;
using Dashboard.Shared;

namespace Dashboard.Numbers;

/// What stands behind the COO's three numbers.
internal static class CooNumbers
{
    private const int FewestCases = 5;

    public static readonly NumberRule Waste = ReleaseRows.Rule(
        "coo.waste", NumberNeeds.Reached,
        m => [m.ApprovalWaitSeconds + m.QueueWaitSeconds + m.RerunSeconds + m.GateWaitSeconds, m.ApprovalWaitSeconds, m.QueueWaitSeconds, m.RerunSeconds, m.GateWaitSeconds, m.LeadSeconds],
        Untimed,
        m => null,
        checks: null,
        new NumberColumn("Waited in all", NumberUnit.Seconds), new NumberColumn("For approval", NumberUnit.Seconds), new NumberColumn("In a queue", NumberUnit.Seconds),
        new NumberColumn("For reruns", NumberUnit.Seconds), new NumberColumn("At open gates", NumberUnit.Seconds), new NumberColumn("Lead time", NumberUnit.Seconds));

    public static readonly NumberRule Cost = new()
    {
        CheckId = "coo.cost",
        Needs = NumberNeeds.Costs,
        Noun = "service",
        Columns = CostColumns,
        Rows = sheet => sheet.Costs.Select(CostRow),
        Value = CostChange,
        OfService = new NumberRule
        {
            CheckId = "coo.cost",
            Needs = NumberNeeds.Costs,
            Noun = "record",
            Columns = CostColumns,
            Rows = sheet => sheet.Costs.Select(CostRow),
            Value = CostChange,
        },
    };

    public static readonly NumberRule Resources = new()
    {
        CheckId = "coo.resources",
        Needs = NumberNeeds.Reached,
        Columns =
        [
            new("Rework", NumberUnit.Count), new("Releases", NumberUnit.Count), new("CPU used", NumberUnit.Milli), new("CPU asked for", NumberUnit.Milli),
            new("Memory used", NumberUnit.Milli), new("Memory asked for", NumberUnit.Milli), new("Told its use", NumberUnit.Count),
        ],
        Rows = sheet => sheet.Releases.Select(ResourceRow),
        Value = WorstUse,
    };

    public static string? Untimed(Measures m) =>
        m.Shipped == 0 ? "it never reached all customers" : m.ReleasesWithLead == 0 ? "it did not tell when work began" : null;

    private static IReadOnlyList<NumberColumn> CostColumns =>
    [
        new("Cost, last 28 days", NumberUnit.Money), new("Cost, 28 days before", NumberUnit.Money),
        new("Releases, last 28 days", NumberUnit.Count), new("Releases, 28 days before", NumberUnit.Count),
    ];

    private static NumberRow CostRow(CostSum cost) => new()
    {
        Kind = cost.ReleaseId is not null ? "release" : cost.Of is null ? "service" : "cost",
        Name = cost.Of ?? cost.Service,
        Page = cost.ReleaseId is { } release ? Addresses.Release(release) : Addresses.Service(cost.Service),
        Service = cost.Service,
        ReleaseId = cost.ReleaseId,
        Adds = TellsNoCost(cost) ? [null, null, cost.ReleasesNow, cost.ReleasesBefore] : [cost.Now, cost.Before, cost.ReleasesNow, cost.ReleasesBefore],
        Note = cost.Currency.Length == 0 ? null : cost.Currency,
        At = cost.At,
        Rows = cost.Of is null ? NumberAddress.OfNumber("/roles/coo/cost", ("service", cost.Service)) : null,
        Deliveries = cost.ReleaseId is { } id ? ReleaseRows.Deliveries(id, "deployment") : NumberAddress.OfDeliveries(("service", cost.Service), ("type", "cost.recorded")),
        Worse = cost.Now - cost.Before,
    };

    // A service with releases, whose costs nobody sent.
    private static bool TellsNoCost(CostSum cost) => cost is { Of: null, Currency: "" };

    private static double? CostChange(IReadOnlyList<NumberRow> rows)
    {
        decimal now = NumberRule.Sum(rows, 0), before = NumberRule.Sum(rows, 1), releasesNow = NumberRule.Sum(rows, 2), releasesBefore = NumberRule.Sum(rows, 3);
        var currencies = rows.Select(r => r.Note).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return currencies != 1 || before <= 0 || releasesNow == 0 || releasesBefore == 0 ? null
            : (double)(((now * releasesBefore) - (before * releasesNow)) / (before * releasesNow));
    }

    private static NumberRow ResourceRow(ReleaseSum release)
    {
        var m = release.Sums;
        decimal? Told(long amount, long requested) => requested == 0 ? null : amount;
        IReadOnlyList<decimal?> adds =
        [
            m.Rework, m.Shipped, Told(m.UsedCpuMilli, m.RequestedCpuMilli), Told(m.RequestedCpuMilli, m.RequestedCpuMilli),
            Told(m.UsedMemoryMilli, m.RequestedMemoryMilli), Told(m.RequestedMemoryMilli, m.RequestedMemoryMilli), m.ReleasesWithSizing,
        ];
        return ReleaseRows.Row(release, adds, checks: null) with
        {
            At = release.ReachedAt,
            LeftOut = m.Shipped == 0 ? "it never reached all customers" : null,
            Note = m.Rework > 0 ? "rolled back, reverted, or a fix within 24 hours" : m.ReleasesWithSizing == 0 ? "its load tests told no use" : null,
            IsIncomplete = m.Shipped > 0 && m.ReleasesWithSizing == 0,
            Worse = m.Rework,
        };
    }

    // The worse of rework and of use out of its band, as the check has it.
    private static double? WorstUse(IReadOnlyList<NumberRow> rows)
    {
        var line = RoleChecks.All.Single(c => c.Id == "coo.resources").Line;
        decimal[] sums = [.. Enumerable.Range(0, 7).Select(i => NumberRule.Sum(rows, i))];
        double? Share(int part, int whole) => sums[whole] == 0 ? null : (double)sums[part] / (double)sums[whole];
        var known = 2 * sums[6] >= sums[1];
        var uses = known ? new[] { Share(2, 3), Share(4, 5) }.OfType<double>().OrderByDescending(OutOfBand).ToList() : [];
        var rework = sums[1] >= FewestCases ? Share(0, 1) : null;
        return uses.Count == 0 ? rework
            : rework is null || (OutOfBand(uses[0]) > 0 && line.Judge(rework.Value) == Verdict.Met) ? uses[0] : rework;
    }

    private static double OutOfBand(double use) => use < 0.4 ? 0.4 - use : use - 0.8;
}
