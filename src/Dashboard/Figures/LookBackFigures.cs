using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Journal;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What looks back further than the window. Read once a minute: weeks and quarters do not turn with every fact.
public sealed class LookBackFigures(IDbContextFactory<DashboardDb> contexts, FigureCache cache, ConfidenceFigures confidence)
{
    public const int MostGaps = 60;
    public const int MostStoryReleases = 60;
    private const int WeekCount = 12;
    private const int DaysPerWeek = 7;

    public async Task<LookBack> ReadAsync(CancellationToken ct)
    {
        var material = (await confidence.ReadAsync(ct)).Material;
        return await cache.ReadByMinuteAsync(contexts, (snapshot, _, left) => ReadAsync(snapshot, material, left), ct);
    }

    private static async Task<LookBack> ReadAsync(Snapshot snapshot, ConfidenceMaterial material, CancellationToken ct)
    {
        var today = Rollups.DayOf(snapshot.AsOf);
        var days = await DaysAsync(snapshot, today, ct);
        var bad = await BadAsync(snapshot, material, today, ct);
        var costs = await CostsAsync(snapshot, today, ct);
        return new LookBack
        {
            AsOf = snapshot.AsOf,
            Sums = days.Aggregate(Measures.Zero, (sum, d) => sum + d.Sums),
            Touched = Touched(bad),
            Weeks =
            [
                .. Enumerable.Range(0, WeekCount).Reverse().Select(ago => new WeekBack(
                    Rollups.StartOf(today - (ago * DaysPerWeek) - DaysPerWeek + 1), days.Where(d => d.Ago == ago).Sum(d => d.Sums.Shipped),
                    CustomersTouched.Of(bad.Where(b => b.Ago == ago).Select(b => (b.Sums, b.Service.Customers))), costs[ago])),
            ],
            Quarters = await QuartersAsync(snapshot, material, ct),
            Gaps = await GapsAsync(snapshot, today, ct),
            Stories = await StoriesAsync(snapshot, material, ct),
        };
    }

    private static Task<List<(int Ago, Measures Sums)>> DaysAsync(Snapshot snapshot, int today, CancellationToken ct) => snapshot.ListAsync(
        LookBackSql.ByDay, r => (WeeksAgo(today, r.GetInt32(0)), new Measures
        {
            Shipped = r.GetInt64(1),
            Bad = r.GetInt64(2),
            BadStopped = r.GetInt64(3),
            RequirementCells = r.GetInt64(4),
            RequirementCellsPassed = r.GetInt64(5),
        }),
        ct, ("@today", today));

    private static async Task<List<Part>> BadAsync(Snapshot snapshot, ConfidenceMaterial material, int today, CancellationToken ct)
    {
        var rows = await snapshot.ListAsync(
            LookBackSql.Bad, r => (Service: r.GetString(0), Day: r.GetInt32(1), Sums: new Measures
            {
                Bad = r.GetInt64(2),
                BadStopped = r.GetInt64(3),
                BadReachBasisPoints = r.GetInt64(4),
                BadReachUnknown = r.GetInt64(5),
            }),
            ct, ("@today", today));
        return [.. rows.Where(r => material.Services.ContainsKey(r.Service)).Select(r => new Part(material.Services[r.Service], WeeksAgo(today, r.Day), r.Sums))];
    }

    // What is dated ahead of today counts as of today.
    private static int WeeksAgo(int today, int day) => Math.Max(0, today - day) / DaysPerWeek;

    private static IReadOnlyList<TouchedService> Touched(List<Part> bad) =>
    [
        .. bad.GroupBy(p => p.Service, p => p.Sums)
            .Select(g => (Service: g.Key, Sums: g.Aggregate(Measures.Zero, (sum, m) => sum + m)))
            .Select(s => new TouchedService(s.Service.Name, s.Sums.Bad, s.Sums.BadStopped, CustomersTouched.Of([(s.Sums, s.Service.Customers)])))
            .OrderByDescending(s => s.Of.Customers).ThenByDescending(s => s.Bad).ThenBy(s => s.Service, StringComparer.Ordinal),
    ];

    private static async Task<IReadOnlyList<IReadOnlyDictionary<string, decimal>>> CostsAsync(Snapshot snapshot, int today, CancellationToken ct)
    {
        var rows = await snapshot.ListAsync(
            LookBackSql.Costs, r => (Ago: r.GetInt64(0), Currency: r.GetString(1), Amount: r.GetInt64(2) / 1_000_000m), ct,
            ("@end", Rollups.StartOf(today + 1).UtcTicks), ("@week", TimeSpan.FromDays(DaysPerWeek).Ticks),
            ("@from", Rollups.StartOf(today - (WeekCount * DaysPerWeek) + 1).UtcTicks));
        return [.. Enumerable.Range(0, WeekCount).Select(ago => rows.Where(r => r.Ago == ago).ToDictionary(r => r.Currency, r => r.Amount, StringComparer.Ordinal))];
    }

    private static async Task<IReadOnlyList<QuarterBack>> QuartersAsync(Snapshot snapshot, ConfidenceMaterial material, CancellationToken ct)
    {
        var now = snapshot.AsOf.UtcDateTime;
        var first = new DateTimeOffset(now.Year, (((now.Month - 1) / 3) * 3) + 1, 1, 0, 0, 0, TimeSpan.Zero);
        var starts = Enumerable.Range(0, 4).Select(quarter => first.AddMonths(-3 * quarter)).ToList();
        var rows = await snapshot.ListAsync(
            LookBackSql.Quarters, r => (Service: r.GetString(0), Quarter: r.GetInt32(1), Shipped: r.GetInt64(2), Provable: r.GetInt64(3)), ct,
            ("@qa", Rollups.DayOf(starts[0])), ("@qb", Rollups.DayOf(starts[1])), ("@qc", Rollups.DayOf(starts[2])), ("@qd", Rollups.DayOf(starts[3])));
        var own = rows.Where(r => material.Services.ContainsKey(r.Service)).ToLookup(r => r.Quarter);
        List<QuarterBack> quarters = [.. starts.Select((at, quarter) => new QuarterBack(at, own[quarter].Sum(r => r.Shipped), own[quarter].Sum(r => r.Provable)))];
        return [.. quarters.Take(quarters.FindLastIndex(q => q.Shipped > 0) + 1)];
    }

    private static async Task<IReadOnlyList<GapRelease>> GapsAsync(Snapshot snapshot, int today, CancellationToken ct)
    {
        var ids = await snapshot.ListAsync(
            LookBackSql.Gaps, r => r.GetInt64(0), ct,
            ("@today", today), ("@epoch", Rollups.StartOf(0).UtcTicks), ("@day", TimeSpan.FromDays(1).Ticks), ("@most", MostGaps));
        return
        [
            .. (await ReleaseReader.ReadAsync(snapshot, ids, ct)).Where(r => r.Release.ShippedAt is not null)
                .Select(r => new GapRelease(r.Head.PublicId, r.Head.Service, r.Head.Name, r.Release.ShippedAt!.Value, CellsOf(r.Gates)))
                .Where(r => r.Cells.Count > 0).OrderByDescending(r => r.ShippedAt),
        ];
    }

    // The same cells as ciso.requirements counts.
    private static IReadOnlyList<GapCell> CellsOf(IReadOnlyList<GateDecision> gates) =>
    [
        .. gates.SelectMany(g => g.Items.Where(i => i.Level >= Level.MustHaveData && i.Requirement.Roles.Contains(Role.Ciso) && i.State != EvidenceState.Passed)
            .Select(i => new GapCell(i.Requirement.Item, g.Gate, i.State))),
    ];

    private static async Task<IReadOnlyList<StoryBack>> StoriesAsync(Snapshot snapshot, ConfidenceMaterial material, CancellationToken ct)
    {
        var ids = await snapshot.ListAsync(
            LookBackSql.Newest, r => r.GetInt64(0), ct, ("@from", (snapshot.AsOf - DefaultAgreement.Version0.Window).UtcTicks), ("@most", MostStoryReleases));
        var shipped = (await snapshot.Kept.ReadAsync(snapshot, ids, ct)).Where(r => material.Services.ContainsKey(r.Row.Service)).OrderByDescending(r => r.Release.ShippedAt);
        return
        [
            .. shipped.SelectMany(r => r.Release.Features.Where(f => f.Executed > 0).Select(f => new StoryBack(
                    f.Feature, r.Row.PublicId, material.Services[r.Row.Service].Name, ReleaseNames.Of(r.Release.Version, r.Release.Digest, r.Release.Commit, r.Row.PublicId),
                    f.Executed, f.Passed, f.ProvenAt)))
                .DistinctBy(s => (s.Feature.ToUpperInvariant(), s.Service))
                .OrderBy(s => (double)s.Passed / s.Executed).ThenByDescending(s => s.ProvenAt),
        ];
    }

    /// A service's bad changes of one day, and in which week it was.
    private sealed record Part(ServiceRow Service, int Ago, Measures Sums);
}
