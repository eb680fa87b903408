using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;

namespace Dashboard.Figures;

/// How often services went back to what ran before: the one reading of it, for the canaries, the services and the organisation.
internal static class WaysBack
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

    /// Of all services.
    public static async Task<(IReadOnlyDictionary<string, ServiceWays> Ways, IReadOnlyDictionary<string, ServiceRollbacks> Back)> ReadAsync(Snapshot snapshot, CancellationToken ct) => (
        await snapshot.Parts.Of<ServiceWays>().ReadAsync(snapshot, asked => WaysAsync(snapshot, asked, ct), ReferenceEquals, ct),
        await snapshot.Parts.Of<ServiceRollbacks>().ReadAsync(snapshot, asked => RollbacksAsync(snapshot, asked, ct), ReferenceEquals, ct));

    /// The newest time that one service did it and it worked; null when it never did, as far back as is read.
    public static async Task<WayBackStep?> LastOfAsync(Snapshot snapshot, string service, CancellationToken ct) =>
        LastOf(service, await WaysAsync(snapshot, [service], ct), await RollbacksAsync(snapshot, [service], ct), snapshot.AsOf);

    public static WayBackStep? LastOf(string service, IReadOnlyDictionary<string, ServiceWays> ways, IReadOnlyDictionary<string, ServiceRollbacks> back, DateTimeOffset now) =>
        WayBack.Of(StepsOf(service, ways, back), now, CanaryReading.WayBackWindow).Last;

    public static IReadOnlyList<WayBackStep> StepsOf(string service, IReadOnlyDictionary<string, ServiceWays> ways, IReadOnlyDictionary<string, ServiceRollbacks> back) =>
    [
        .. back.GetValueOrDefault(service)?.Steps ?? [],
        .. (ways.GetValueOrDefault(service)?.Ways ?? []).SelectMany(w => w.Finished).Select(WayBackStep.Of).OfType<WayBackStep>(),
    ];

    // Canaries turned back practise the way back for longer than the window of rollouts.
    private static async Task<Dictionary<string, ServiceWays>> WaysAsync(Snapshot snapshot, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        (string, object)[] since = [("@from", (snapshot.AsOf - CanaryFigures.Window).UtcTicks), ("@back", (snapshot.AsOf - CanaryReading.WayBackWindow).UtcTicks)];
        var ids = await snapshot.ListAsync(
            asked is null ? AllSql : SomeSql, r => (r.GetInt64(0), r.GetInt64(1)), ct, asked is null ? since : [.. since, AskedServices.Of(asked)]);
        return (await snapshot.Ways.ReadAsync(snapshot, [.. ids.Distinct()], ct)).GroupBy(w => w.Service, StringComparer.Ordinal)
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
}

internal sealed record ServiceWays(IReadOnlyList<KeptWay> Ways);

internal sealed record ServiceRollbacks(IReadOnlyList<WayBackStep> Steps);
