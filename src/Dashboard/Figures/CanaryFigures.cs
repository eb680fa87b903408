using Dashboard.Core.Agreements;
using Dashboard.Core.Canaries;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What the rollouts of the last weeks came to, put together service by service: a fact costs one service.
public sealed class CanaryFigures(IDbContextFactory<DashboardDb> contexts, FigureCache cache)
{
    public const string UsedSql = "SELECT s.Key FROM Services s WHERE EXISTS (SELECT 1 FROM Releases r WHERE r.Service = s.Key AND r.ShippedAt IS NOT NULL)";

    private const int MostShared = 100;

    internal static readonly TimeSpan Window = DefaultAgreement.Version0.Window;

    public static IReadOnlyList<string> All { get; } = [WaysBack.AllSql, WaysBack.SomeSql, WaysBack.RollbacksSql, UsedSql, VersionBefore.ThereSql, VersionBefore.InProductionSql];

    public Task<CanaryReading> ReadAsync(CancellationToken ct) => cache.ReadAsync(contexts, (snapshot, _, left) => ReadAsync(snapshot, left), ct);

    /// Those that go on, and the newest of those that have ended: as of this second, since more customers meet a canary with every one.
    /// One list for all who ask; who wants many rows reads for himself.
    public Task<RolloutLists> ListAsync(int live, int ended, CancellationToken ct)
    {
        return ended <= MostShared ? cache.ReadBySecondAsync(contexts, ended, ListAsync, ct) : cache.LookAsync(contexts, ListAsync, ct);

        async Task<RolloutLists> ListAsync(Snapshot snapshot, ReleaseProofs proofs, CancellationToken left) => new(
            await ReleaseFigures.RolloutsAsync(snapshot, open: true, live, left), await ReleaseFigures.RolloutsAsync(snapshot, open: false, ended, left));
    }

    private static async Task<CanaryReading> ReadAsync(Snapshot snapshot, CancellationToken ct)
    {
        var now = snapshot.AsOf;
        var (ways, back) = await WaysBack.ReadAsync(snapshot, ct);
        var quiet = now - ServiceHead.QuietAfter;
        var services = await snapshot.Db.Services.Where(s => s.LastSeenAt > quiet).ToDictionaryAsync(s => s.Key, ct);
        var used = (await snapshot.ListAsync(UsedSql, r => r.GetString(0), ct)).ToHashSet(StringComparer.Ordinal);
        List<KeptWay> known = [.. ways.Where(w => services.ContainsKey(w.Key)).SelectMany(w => w.Value.Ways)];
        List<FinishedRow> finished =
        [
            .. known.SelectMany(w => w.Finished.Where(f => IsIn(f.EndedAt, now)).Select(f => new FinishedRow(w.PublicId, services[w.Service].Name, w.Name, services[w.Service].Customers, f)))
                .OrderByDescending(f => f.Rollout.EndedAt).ThenBy(f => f.PublicId, StringComparer.Ordinal),
        ];
        List<ShippedRow> shipped =
        [
            .. known.Where(w => w.Shipped is { } way && IsIn(way.ShippedAt, now)).Select(w => new ShippedRow(w.PublicId, services[w.Service].Name, w.Name, w.Shipped!, w.Strategies))
                .OrderByDescending(s => s.Way.ShippedAt).ThenBy(s => s.PublicId, StringComparer.Ordinal),
        ];
        var steps = services.Values.Where(s => used.Contains(s.Key)).Select(s => (Service: s, Steps: WaysBack.StepsOf(s.Key, ways, back))).ToList();
        return new CanaryReading
        {
            Window = Window,
            Finished = finished,
            Record = CanaryRecord.Of([.. finished.Select(f => (f.Rollout, f.Customers))]),
            Shipped = shipped,
            Pace = PaceRecord.Of([.. shipped.Select(s => s.Way)]),
            WaysBack =
            [
                .. steps.Select(s => new WayBackRow(s.Service.Key, s.Service.Name, s.Service.Team ?? ReleaseReader.NoTeam, WayBack.Of(s.Steps, now, CanaryReading.WayBackWindow)))
                    .OrderBy(w => w.Way.Last?.At ?? DateTimeOffset.MinValue).ThenBy(w => w.Service, StringComparer.OrdinalIgnoreCase),
            ],
            WayBack = WayBack.Of(steps.SelectMany(s => s.Steps), now, CanaryReading.WayBackWindow),
            AsOf = now,
            Sequence = snapshot.Sequence,
        };
    }

    private static bool IsIn(DateTimeOffset at, DateTimeOffset now) => at > now - Window && at <= now;
}
