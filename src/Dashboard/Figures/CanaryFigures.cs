using Dashboard.Core.Agreements;
using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What the rollouts of the last weeks came to, put together service by service: a fact costs one service.
public sealed class CanaryFigures(IDbContextFactory<DashboardDb> contexts, FigureCache cache)
{
    // A plain union would be put in order by walking through all releases.
    public const string AllSql =
        """
        SELECT Id, UpdatedSeq FROM Releases WHERE RolloutAt >= @from AND RedirectTo IS NULL
        UNION ALL SELECT Id, UpdatedSeq FROM Releases WHERE ShippedAt >= @from AND RedirectTo IS NULL
        UNION ALL SELECT Id, UpdatedSeq FROM Releases WHERE RolloutAt >= @back AND RolloutPhase = 3 AND RedirectTo IS NULL
        """;

    // The index on services leads to the few of these.
    public const string SomeSql =
        $"""
        SELECT Id, UpdatedSeq FROM Releases WHERE Service IN {AskedServices.Keys} AND RedirectTo IS NULL
          AND (+RolloutAt >= @from OR +ShippedAt >= @from OR (+RolloutAt >= @back AND RolloutPhase = 3))
        """;

    /// The newest rollbacks of all services: very old ones need not be known for how well the way back is trodden now.
    public static readonly string RollbacksSql =
        $"""
        SELECT Service, Body FROM Facts
        WHERE Seq IN (SELECT Seq FROM Facts WHERE Type = '{EventTypes.ServiceRolledBack}' ORDER BY Seq DESC LIMIT 2000)
          AND Service IS NOT NULL AND {AskedServices.Are("Service")}
        """;

    public const string UsedSql = "SELECT s.Key FROM Services s WHERE EXISTS (SELECT 1 FROM Releases r WHERE r.Service = s.Key AND r.ShippedAt IS NOT NULL)";

    private static readonly TimeSpan Window = DefaultAgreement.Version0.Window;

    public static IReadOnlyList<string> All { get; } = [AllSql, SomeSql, RollbacksSql, UsedSql, VersionBefore.ThereSql, VersionBefore.InProductionSql];

    public Task<CanaryReading> ReadAsync(CancellationToken ct) => cache.ReadAsync(contexts, (snapshot, _, left) => ReadAsync(snapshot, left), ct);

    private async Task<CanaryReading> ReadAsync(Snapshot snapshot, CancellationToken ct)
    {
        var now = snapshot.AsOf;
        var ways = await snapshot.Parts.Of<ServiceWays>().ReadAsync(snapshot, asked => WaysAsync(snapshot, asked, ct), ReferenceEquals, ct);
        var back = await snapshot.Parts.Of<ServiceRollbacks>().ReadAsync(snapshot, asked => RollbacksAsync(snapshot, asked, ct), ReferenceEquals, ct);
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
        var steps = StepsOf(services.Values.Where(s => used.Contains(s.Key)), ways, back);
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

    private static List<(ServiceRow Service, IReadOnlyList<WayBackStep> Steps)> StepsOf(
        IEnumerable<ServiceRow> services, IReadOnlyDictionary<string, ServiceWays> ways, IReadOnlyDictionary<string, ServiceRollbacks> back) =>
        [.. services.Select(s => (s, (IReadOnlyList<WayBackStep>)
        [
            .. back.GetValueOrDefault(s.Key)?.Steps ?? [],
            .. (ways.GetValueOrDefault(s.Key)?.Ways ?? []).SelectMany(w => w.Finished).Select(WayBackStep.Of).OfType<WayBackStep>(),
        ]))];

    // Canaries turned back practise the way back for longer than the window of rollouts.
    private async Task<Dictionary<string, ServiceWays>> WaysAsync(Snapshot snapshot, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        (string, object)[] since = [("@from", (snapshot.AsOf - Window).UtcTicks), ("@back", (snapshot.AsOf - CanaryReading.WayBackWindow).UtcTicks)];
        var ids = await snapshot.ListAsync(
            asked is null ? AllSql : SomeSql, r => (r.GetInt64(0), r.GetInt64(1)), ct, asked is null ? since : [.. since, AskedServices.Of(asked)]);
        return (await KeptWays.Of(contexts).ReadAsync(snapshot, [.. ids.Distinct()], ct)).GroupBy(w => w.Service, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new ServiceWays([.. g]), StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, ServiceRollbacks>> RollbacksAsync(Snapshot snapshot, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        var facts = await snapshot.ListAsync(
            RollbacksSql, r => (Service: r.GetString(0), FactBody.Read((byte[])r.GetValue(1)).Event), ct, AskedServices.Of(asked));
        return facts.Where(f => f.Event is not null).Select(f => (f.Service, Entry: Entry.Of(f.Event!))).GroupBy(f => f.Service, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => new ServiceRollbacks([.. g.Select(f => f.Entry).DistinctBy(e => e.Identity).Select(WayBackStep.Of).OfType<WayBackStep>()]),
                StringComparer.Ordinal);
    }

    private sealed record ServiceWays(IReadOnlyList<KeptWay> Ways);

    private sealed record ServiceRollbacks(IReadOnlyList<WayBackStep> Steps);
}
