using Dashboard.Core.Agreements;
using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// The releases that matter now: of each service the newest, the one customers use and those on their way, and the rollouts of the last week.
public sealed class ConfidenceReleases
{
    private const int MostPerService = 20;

    public const string NewestSql =
        """
        SELECT r.Id FROM Services s JOIN Releases r ON r.Id = (
          SELECT n.Id FROM Releases n WHERE n.Service = s.Key AND n.RedirectTo IS NULL ORDER BY n.OrderAt DESC LIMIT 1)
        """;

    // On its way is only what is newer than what shipped: the index on service and order leads straight to it.
    public const string InFlightSql =
        """
        SELECT r.Id FROM Services s JOIN Releases r ON r.Id IN (
          SELECT n.Id FROM Releases n
          WHERE n.Service = s.Key AND n.RedirectTo IS NULL AND n.ShippedAt IS NULL AND n.RolledBackAt IS NULL AND n.LastSeenAt > @silent
            AND n.OrderAt > COALESCE((SELECT MAX(l.OrderAt) FROM Releases l WHERE l.Service = s.Key AND l.ShippedAt IS NOT NULL AND l.RedirectTo IS NULL), -1)
          ORDER BY n.OrderAt DESC LIMIT @most)
        """;

    public const string RolloutsSql =
        """
        SELECT Id FROM Releases WHERE RolloutAt IS NOT NULL AND RedirectTo IS NULL
          AND ((RolloutAt > @silent AND RolloutPhase IN (0, 1)) OR (RolloutAt > @week AND RolloutPhase = 3))
        """;

    private readonly Dictionary<string, ReleaseReading> _newest;
    private readonly Dictionary<string, ReleaseReading> _live;

    private ConfidenceReleases(IReadOnlyList<ServiceHead> services, List<ReleaseReading> all, HashSet<long> newest, HashSet<long> inFlight, HashSet<long> rollouts)
    {
        Services = services;
        _newest = all.Where(r => newest.Contains(r.Id)).ToDictionary(r => r.Head.ServiceKey, StringComparer.Ordinal);
        var byId = all.ToDictionary(r => r.Head.PublicId, StringComparer.Ordinal);
        _live = services.Where(s => s.InUse?.ReleaseId is not null && byId.ContainsKey(s.InUse.ReleaseId)).ToDictionary(s => s.Key, s => byId[s.InUse!.ReleaseId!], StringComparer.Ordinal);
        InFlight = [.. all.Where(r => inFlight.Contains(r.Id) && r.Head.IsInFlight).Select(r => new InFlightRelease(r))
            .OrderByDescending(c => c.Head.Customers ?? 0).ThenBy(c => c.Head.Tier).ThenByDescending(c => c.Head.OrderAt)];
        Rollouts = [.. all.Where(r => rollouts.Contains(r.Id) && r.Release.Rollout is not null).OrderByDescending(r => r.Release.Rollout!.UpdatedAt)];
    }

    /// What runs where, as the services page has it.
    public IReadOnlyList<ServiceHead> Services { get; }

    /// Those that may still ship; most customers first.
    public IReadOnlyList<InFlightRelease> InFlight { get; }

    /// Rollouts that go on, and those turned back within the last seven days; newest first.
    public IReadOnlyList<ReleaseReading> Rollouts { get; }

    /// The release that customers use, one a service, as far as it is known as a release.
    public IReadOnlyCollection<ReleaseReading> Live => _live.Values;

    public IReadOnlyCollection<ReleaseReading> Newest => _newest.Values;

    public ReleaseReading? NewestOf(string serviceKey) => _newest.GetValueOrDefault(serviceKey);

    public ReleaseReading? LiveOf(string serviceKey) => _live.GetValueOrDefault(serviceKey);

    internal static async Task<ConfidenceReleases> ReadAsync(Snapshot snapshot, IReadOnlyCollection<string> services, CancellationToken ct)
    {
        var silent = (snapshot.AsOf - DefaultAgreement.Version0.AbandonedAfter).UtcTicks;
        var newest = await IdsAsync(snapshot, NewestSql, ct);
        var inFlight = await IdsAsync(snapshot, InFlightSql, ct, ("@silent", silent), ("@most", MostPerService));
        var rollouts = await IdsAsync(snapshot, RolloutsSql, ct, ("@silent", silent), ("@week", (snapshot.AsOf - TimeSpan.FromDays(7)).UtcTicks));
        var heads = (await ServiceFigures.ListAsync(snapshot, ct)).Rows.Where(s => services.Contains(s.Key)).ToList();
        var inUse = heads.Select(s => s.InUse?.ReleaseId).OfType<string>().ToList();
        var live = await snapshot.Db.Releases.Where(r => inUse.Contains(r.PublicId)).Select(r => r.Id).ToListAsync(ct);
        var all = await ReleaseReader.ReadAsync(snapshot, newest.Concat(inFlight).Concat(rollouts).Concat(live), ct);
        return new ConfidenceReleases(heads, [.. all.Where(r => services.Contains(r.Head.ServiceKey))], newest, inFlight, rollouts);
    }

    private static async Task<HashSet<long>> IdsAsync(Snapshot snapshot, string sql, CancellationToken ct, params (string, object)[] parameters) =>
        [.. await snapshot.ListAsync(sql, r => r.GetInt64(0), ct, parameters)];
}

/// A release on its way and how each leader sees it.
public sealed record InFlightRelease
{
    public InFlightRelease(ReleaseReading reading)
    {
        Reading = reading;
        Rights = [.. Enum.GetValues<Role>().Select(role => RightToShip.Of(role, reading.Gates))];
    }

    public ReleaseReading Reading { get; }

    public ReleaseHead Head => Reading.Head;

    public IReadOnlyList<RightToShip> Rights { get; }

    /// Where it is, in words.
    public string Where => Head.Rollout switch
    {
        { IsOpen: true, Phase: var phase, Weight: { } weight } => $"Canary at {Words.Traffic(weight)}{(phase == RolloutPhase.Paused ? ", paused" : "")}",
        _ when Head.WaitsAt is { } gate => $"Before {GateNames.Title(gate)}",
        _ => "Every gate is open",
    };
}
