using Dashboard.Core.Measuring;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// Services as every page and the API read them: what runs where, what is newest, what customers use.
public sealed class ServiceFigures(IDbContextFactory<DashboardDb> contexts, TimeProvider time)
{
    private const int MostRollouts = 500;

    /// The same figures of a book named by the caller, where no browser has chosen one.
    public static ServiceFigures Of(Book book, TimeProvider time) => new(book.Contexts, time);

    public async Task<ServiceList> ListAsync(CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        return await ListAsync(snapshot, ct);
    }

    /// One list for all who look at the same moment.
    public static Task<ServiceList> ListAsync(IDbContextFactory<DashboardDb> contexts, FigureCache cache, CancellationToken ct) =>
        cache.ReadAsync(contexts, (snapshot, _, token) => ListAsync(snapshot, token), ct);

    public static async Task<ServiceList> ListAsync(Snapshot snapshot, CancellationToken ct) =>
        new(await ConfidenceReleases.ServicesAsync(snapshot, ct), snapshot.AsOf, snapshot.Sequence);

    /// All services, or those of some keys: for these one by one what runs where is found.
    internal static async Task<IReadOnlyList<ServiceHead>> ListAsync(Snapshot snapshot, IReadOnlyCollection<string>? only, CancellationToken ct)
    {
        if (only is null)
        {
            return await ReadAsync(snapshot, await snapshot.Db.Services.OrderBy(s => s.Key).ToListAsync(ct), service: null, ct);
        }

        List<ServiceHead> heads = [];
        foreach (var row in await snapshot.Db.Services.Where(s => only.Contains(s.Key)).ToListAsync(ct))
        {
            heads.AddRange(await ReadAsync(snapshot, [row], row.Key, ct));
        }

        return heads;
    }

    /// The service of this name in any spelling; null when none was ever heard of.
    public async Task<ServiceReading?> FindAsync(string name, int days, CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        return await FindAsync(snapshot, name, days, ct);
    }

    public static async Task<ServiceReading?> FindAsync(Snapshot snapshot, string name, int days, CancellationToken ct)
    {
        var key = ReleaseFigures.KeyOf(name);
        var row = await snapshot.Db.Services.FirstOrDefaultAsync(s => s.Key == key, ct);
        if (row is null)
        {
            return null;
        }

        var head = (await ReadAsync(snapshot, [row], key, ct))[0];
        var releases = await ReleaseFigures.ListAsync(snapshot, new ReleaseFilter { Service = key, Take = ServiceReading.MostReleases }, ct);
        var incidents = await snapshot.Db.Incidents.Where(i => i.Service == key && i.ResolvedAt == null && i.DetectedAt != null)
            .OrderByDescending(i => i.DetectedAt).ToListAsync(ct);
        var delivery = await DeliveryFacts.ReadAsync(snapshot, key, days, ct);
        return new ServiceReading(head, releases.Rows, incidents, delivery, snapshot.AsOf, snapshot.Sequence)
        {
            History = await DeliveryHistories.ReadServiceAsync(snapshot, head, row, days, delivery.Sum, ct),
        };
    }

    private static async Task<IReadOnlyList<ServiceHead>> ReadAsync(Snapshot snapshot, List<ServiceRow> rows, string? service, CancellationToken ct)
    {
        var runs = await RunningNow.ReadAsync(snapshot, service, ct);
        var newest = await NewestAsync(snapshot, service, ct);
        var wanted = newest.Values.Concat(runs.Select(r => r.ReleaseId).OfType<long>()).Distinct().ToList();
        var read = (await ReleaseReader.ReadAsync(snapshot, wanted, ct)).ToDictionary(r => r.Id);
        var open = await ReleaseFigures.ListAsync(snapshot, new ReleaseFilter { Service = service, RolloutOpen = true, Take = MostRollouts }, ct);
        var rollouts = open.Rows.ToLookup(r => r.ServiceKey);
        var environments = runs.ToLookup(r => r.Service, r => r.Place(r.ReleaseId is { } id ? read.GetValueOrDefault(id)?.Head : null));
        return [.. rows.Select(s => Head(s, newest.TryGetValue(s.Key, out var id) ? read.GetValueOrDefault(id)?.Head : null,
            RunningNow.InOrder(environments[s.Key]), [.. rollouts[s.Key]], snapshot.AsOf))];
    }

    private static ServiceHead Head(ServiceRow s, ReleaseHead? newest, IReadOnlyList<RunningRelease> places, IReadOnlyList<ReleaseHead> rollouts, DateTimeOffset now) => new()
    {
        Key = s.Key,
        Name = s.Name,
        Team = s.Team ?? ReleaseReader.NoTeam,
        Tier = s.Tier ?? ReleaseReader.UsualTier,
        TierIsKnown = s.Tier is not null,
        Customers = s.Customers,
        FirstSeenAt = s.FirstSeenAt,
        LastSeenAt = s.LastSeenAt,
        IsQuiet = now - s.LastSeenAt >= ServiceHead.QuietAfter,
        Repository = s.Repository,
        OtherRepository = s.OtherRepository,
        Newest = newest,
        Environments = places,
        Rollouts = rollouts,
        Apart = PlacesApart.Of([.. places.Select(p => p.Runs)], [.. rollouts.Where(r => r.Rollout is { IsOpen: true }).Select(r => r.Name)]),
    };

    // One seek per service; a join with a window over all releases would grow with the history.
    private static async Task<Dictionary<string, long>> NewestAsync(Snapshot snapshot, string? service, CancellationToken ct)
    {
        var found = await snapshot.Db.Services.Where(s => service == null || s.Key == service)
            .Select(s => new
            {
                s.Key,
                Id = snapshot.Db.Releases.Where(r => r.Service == s.Key && r.RedirectTo == null).OrderByDescending(r => r.OrderAt).Select(r => (long?)r.Id).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return found.Where(f => f.Id is not null).ToDictionary(f => f.Key, f => f.Id!.Value);
    }
}
