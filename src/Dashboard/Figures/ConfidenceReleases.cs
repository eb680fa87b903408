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

    public static readonly string NewestSql =
        $"""
        SELECT r.Id FROM Services s JOIN Releases r ON r.Id = (
          SELECT n.Id FROM Releases n WHERE n.Service = s.Key AND n.RedirectTo IS NULL ORDER BY n.OrderAt DESC LIMIT 1)
        WHERE {AskedServices.Are("s.Key")}
        """;

    // On its way is only what is newer than what shipped: the index on service and order leads straight to it.
    public static readonly string InFlightSql =
        $"""
        SELECT r.Id FROM Services s JOIN Releases r ON r.Id IN (
          SELECT n.Id FROM Releases n
          WHERE n.Service = s.Key AND n.RedirectTo IS NULL AND n.ShippedAt IS NULL AND n.RolledBackAt IS NULL AND n.LastSeenAt > @silent
            AND n.OrderAt > COALESCE((SELECT MAX(l.OrderAt) FROM Releases l WHERE l.Service = s.Key AND l.ShippedAt IS NOT NULL AND l.RedirectTo IS NULL), -1)
          ORDER BY n.OrderAt DESC LIMIT @most)
        WHERE {AskedServices.Are("s.Key")}
        """;

    public static readonly string AllRolloutsSql = RolloutsWhere("", "RolloutAt");

    // The index on services leads to the few of these.
    public static readonly string SomeRolloutsSql = RolloutsWhere($"Service IN {AskedServices.Keys} AND ", "+RolloutAt");

    private readonly Dictionary<string, ServiceReleases> _byService;

    private ConfidenceReleases(List<ServiceReleases> services)
    {
        _byService = services.ToDictionary(s => s.Head.Key, StringComparer.Ordinal);
        Services = [.. services.Select(s => s.Head)];
        InFlight = [.. services.SelectMany(s => s.InFlight).OrderByDescending(c => c.Head.Customers ?? 0).ThenBy(c => c.Head.Tier).ThenByDescending(c => c.Head.OrderAt)];
        Rollouts = [.. services.SelectMany(s => s.Rollouts).OrderByDescending(r => r.Release.Rollout!.UpdatedAt)];
        Live = [.. services.Select(s => s.Live).OfType<ReleaseReading>()];
        Newest = [.. services.Select(s => s.Newest).OfType<ReleaseReading>()];
    }

    /// What runs where, as the services page has it.
    public IReadOnlyList<ServiceHead> Services { get; }

    /// Those that may still ship; most customers first.
    public IReadOnlyList<InFlightRelease> InFlight { get; }

    /// Rollouts that go on, and those turned back within the last seven days; newest first.
    public IReadOnlyList<ReleaseReading> Rollouts { get; }

    /// The release that customers use, one a service, as far as it is known as a release.
    public IReadOnlyCollection<ReleaseReading> Live { get; }

    public IReadOnlyCollection<ReleaseReading> Newest { get; }

    public ReleaseReading? NewestOf(string serviceKey) => _byService.GetValueOrDefault(serviceKey)?.Newest;

    public ReleaseReading? LiveOf(string serviceKey) => _byService.GetValueOrDefault(serviceKey)?.Live;

    internal static async Task<ConfidenceReleases> ReadAsync(Snapshot snapshot, IReadOnlyCollection<string> services, CancellationToken ct)
    {
        var parts = await PartsAsync(snapshot, ct);
        return new ConfidenceReleases([.. services.Order(StringComparer.Ordinal).Where(parts.ContainsKey).Select(s => parts[s])]);
    }

    /// All services, those that are quiet too, by their keys.
    internal static async Task<IReadOnlyList<ServiceHead>> ServicesAsync(Snapshot snapshot, CancellationToken ct) =>
        [.. (await PartsAsync(snapshot, ct)).Values.Select(s => s.Head).OrderBy(s => s.Key, StringComparer.Ordinal)];

    // Two readings of the same service differ in what they were judged at, so a service that was told something is always another one.
    private static Task<IReadOnlyDictionary<string, ServiceReleases>> PartsAsync(Snapshot snapshot, CancellationToken ct) =>
        snapshot.Parts.Releases.ReadAsync(snapshot, asked => PartsAsync(snapshot, asked, ct), ReferenceEquals, ct);

    private static async Task<Dictionary<string, ServiceReleases>> PartsAsync(Snapshot snapshot, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        var silent = (snapshot.AsOf - DefaultAgreement.Version0.AbandonedAfter).UtcTicks;
        var these = AskedServices.Of(asked);
        var newest = await IdsAsync(snapshot, NewestSql, ct, these);
        var inFlight = await IdsAsync(snapshot, InFlightSql, ct, ("@silent", silent), ("@most", MostPerService), these);
        var rollouts = await IdsAsync(snapshot, asked is null ? AllRolloutsSql : SomeRolloutsSql, ct, ("@silent", silent), ("@week", (snapshot.AsOf - TimeSpan.FromDays(7)).UtcTicks), these);
        var heads = await ServiceFigures.ListAsync(snapshot, asked, ct);
        var inUse = heads.Select(s => s.InUse?.ReleaseId).OfType<string>().ToList();
        var live = await snapshot.Db.Releases.Where(r => inUse.Contains(r.PublicId)).Select(r => r.Id).ToListAsync(ct);
        var all = (await ReleaseReader.ReadAsync(snapshot, newest.Concat(inFlight).Concat(rollouts).Concat(live), ct)).ToLookup(r => r.Head.ServiceKey, StringComparer.Ordinal);
        return heads.ToDictionary(
            h => h.Key,
            h => new ServiceReleases(
                h,
                all[h.Key].SingleOrDefault(r => newest.Contains(r.Id)),
                h.InUse?.ReleaseId is { } used ? all[h.Key].SingleOrDefault(r => r.Head.PublicId == used) : null,
                [.. all[h.Key].Where(r => inFlight.Contains(r.Id) && r.Head.IsInFlight).Select(r => new InFlightRelease(r))],
                [.. all[h.Key].Where(r => rollouts.Contains(r.Id) && r.Release.Rollout is not null)]),
            StringComparer.Ordinal);
    }

    private static string RolloutsWhere(string asked, string at) =>
        $"""
        SELECT Id FROM Releases WHERE {asked}RolloutAt IS NOT NULL AND RedirectTo IS NULL
          AND (({at} > @silent AND RolloutPhase IN (0, 1)) OR ({at} > @week AND RolloutPhase = 3))
        """;

    private static async Task<HashSet<long>> IdsAsync(Snapshot snapshot, string sql, CancellationToken ct, params (string, object)[] parameters) =>
        [.. await snapshot.ListAsync(sql, r => r.GetInt64(0), ct, parameters)];
}

/// The releases of one service that matter now.
internal sealed record ServiceReleases(
    ServiceHead Head, ReleaseReading? Newest, ReleaseReading? Live, IReadOnlyList<InFlightRelease> InFlight, IReadOnlyList<ReleaseReading> Rollouts);

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
