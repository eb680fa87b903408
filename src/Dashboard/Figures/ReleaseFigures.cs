using Dashboard.Core.Agreements;
using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// Releases as every page and the API read them: one query for a figure wherever it stands.
public sealed class ReleaseFigures(IDbContextFactory<DashboardDb> contexts, TimeProvider time)
{
    private const int Batch = 100;
    private const int MostRedirects = 16;

    // On its way is only what is newer than what shipped: the index on service and order leads straight to it.
    public const string InFlightSql =
        """
        SELECT n.Id FROM Services s CROSS JOIN Releases n ON n.Service = s.Key AND n.OrderAt > COALESCE(
          (SELECT MAX(l.OrderAt) FROM Releases l WHERE l.Service = s.Key AND l.ShippedAt IS NOT NULL AND l.RedirectTo IS NULL), 0)
        WHERE n.RedirectTo IS NULL AND n.ShippedAt IS NULL AND n.RolledBackAt IS NULL AND n.LastSeenAt > @silent
        ORDER BY n.OrderAt DESC, n.Id DESC LIMIT @most
        """;

    /// The same figures of a book named by the caller, where no browser has chosen one.
    public static ReleaseFigures Of(Book book, TimeProvider time) => new(book.Contexts, time);

    public Task<Snapshot> LookAsync(CancellationToken ct) => Snapshot.TakeAsync(contexts, time, ct);

    public async Task<ReleaseList> ListAsync(ReleaseFilter filter, CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        return await ListAsync(snapshot, filter, ct);
    }

    public static async Task<ReleaseList> ListAsync(Snapshot snapshot, ReleaseFilter filter, CancellationToken ct)
    {
        var take = Math.Clamp(filter.Take, 1, ReleaseFilter.Most);
        var query = await After(snapshot, Where(snapshot, filter), filter.After, ct);
        List<ReleaseHead> found = [];
        for (var skip = 0; found.Count <= take; skip += Batch)
        {
            // Whether it is in proof or ready depends on the time of day and is known only once it is read.
            var size = filter.State is null ? take + 1 : Batch;
            var rows = await query.OrderByDescending(r => r.OrderAt).ThenByDescending(r => r.Id).Skip(skip).Take(size).Select(r => r.Id).ToListAsync(ct);
            found.AddRange((await InOrderAsync(snapshot, rows, ct)).Select(r => r.Head).Where(h => filter.State is null || h.State == filter.State));
            if (rows.Count < size || filter.State is null)
            {
                break;
            }
        }

        return new ReleaseList([.. found.Take(take)], found.Count > take, snapshot.AsOf, snapshot.Sequence);
    }

    /// Releases in flight in full, the newest first, and whether there are more.
    public static async Task<(IReadOnlyList<ReleaseReading> Rows, bool More)> InFlightAsync(Snapshot snapshot, int take, CancellationToken ct)
    {
        var rows = await snapshot.ListAsync(InFlightSql, r => r.GetInt64(0), ct, Silent(snapshot), ("@most", take + 1));
        return (await InOrderAsync(snapshot, [.. rows.Take(take)], ct), rows.Count > take);
    }

    /// Releases in flight; shipped and taken back since a moment; services heard of.
    public static async Task<ReleaseCounts> CountAsync(Snapshot snapshot, DateTimeOffset since, CancellationToken ct)
    {
        var releases = Where(snapshot, new ReleaseFilter());
        return new ReleaseCounts(
            (await snapshot.ListAsync(InFlightSql, r => r.GetInt64(0), ct, Silent(snapshot), ("@most", int.MaxValue))).Count,
            (int)(await snapshot.ListAsync(SinceEvents.ShippedSql, r => r.GetInt64(0), ct, ("@from", since.UtcTicks)))[0],
            await releases.CountAsync(r => r.RolledBackAt >= since, ct),
            await snapshot.Db.Services.CountAsync(ct));
    }

    /// Releases with a rollout, the one that changed last first: those that go on, or those that have ended.
    public static async Task<ReleaseList> RolloutsAsync(Snapshot snapshot, bool open, int take, CancellationToken ct)
    {
        var rows = await Where(snapshot, new ReleaseFilter { RolloutOpen = open })
            .OrderByDescending(r => r.RolloutAt).ThenByDescending(r => r.Id).Take(take + 1).Select(r => r.Id).ToListAsync(ct);
        var read = await InOrderAsync(snapshot, [.. rows.Take(take)], ct);
        return new ReleaseList([.. read.Select(r => r.Head)], rows.Count > take, snapshot.AsOf, snapshot.Sequence);
    }

    /// The release with this id; an id that turned out to be another release leads there. Null when there is none.
    public async Task<ReleaseReading?> FindAsync(string publicId, CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        return await FindAsync(snapshot, publicId, ct);
    }

    public static async Task<ReleaseReading?> FindAsync(Snapshot snapshot, string publicId, CancellationToken ct)
    {
        var row = await snapshot.Db.Releases.FirstOrDefaultAsync(r => r.PublicId == publicId, ct);
        return await LivingAsync(snapshot, row, ct) is { } living ? (await ReleaseReader.ReadAsync(snapshot, [living], ct))[0] : null;
    }

    /// The releases of a service that go by this version, digest or full commit: none, one, or several.
    public async Task<IReadOnlyList<ReleaseReading>> MatchAsync(string service, string name, CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        return await MatchAsync(snapshot, service, name, ct);
    }

    public static async Task<IReadOnlyList<ReleaseReading>> MatchAsync(Snapshot snapshot, string service, string name, CancellationToken ct)
    {
        var graph = new StoredNames(snapshot.Db, KeyOf(service));
        var rows = new Dictionary<long, ReleaseRow>();
        foreach (var spelt in new[] { ReleaseName.Digest(name.Trim()), ReleaseName.Version(name.Trim()), ReleaseName.Commit(name.Trim()) })
        {
            foreach (var id in ReleaseIdentity.ReleasesOf(graph, spelt).Select(graph.ReleaseIdOf).OfType<long>())
            {
                var row = await snapshot.Db.Releases.FirstOrDefaultAsync(r => r.Id == id, ct);
                if (await LivingAsync(snapshot, row, ct) is { } living)
                {
                    rows[living.Id] = living;
                }
            }
        }

        return await ReleaseReader.ReadAsync(snapshot, [.. rows.Values.OrderByDescending(r => r.OrderAt)], ct);
    }

    private static async Task<IReadOnlyList<ReleaseReading>> InOrderAsync(Snapshot snapshot, List<long> ids, CancellationToken ct)
    {
        var read = (await ReleaseReader.ReadAsync(snapshot, ids, ct)).ToDictionary(r => r.Id);
        return [.. ids.Where(read.ContainsKey).Select(id => read[id])];
    }

    public static string KeyOf(string service) => service.Trim().ToLowerInvariant();

    private static IQueryable<ReleaseRow> Where(Snapshot snapshot, ReleaseFilter filter)
    {
        // A row that stands for no release any more, or for none yet, has no place in the order.
        var releases = snapshot.Db.Releases.Where(r => r.RedirectTo == null && r.OrderAt > DateTimeOffset.MinValue);
        if (filter.Service is { } service)
        {
            var key = KeyOf(service);
            releases = releases.Where(r => r.Service == key);
        }

        if (filter.ShippedSince is { } since)
        {
            releases = releases.Where(r => r.ShippedAt >= since);
        }

        if (filter.RolloutOpen is { } open)
        {
            // In the words of the index of those that go on.
            releases = open ? releases.Where(r => r.RolloutAt != null && r.RolloutPhase < (int)RolloutPhase.Promoted)
                : releases.Where(r => r.RolloutAt != null && r.RolloutPhase >= (int)RolloutPhase.Promoted);
        }

        return filter.InFlight || (filter.State is { } state && ReleaseStates.IsInFlight(state)) ? InFlight(snapshot, releases)
            : filter.State switch
            {
                ReleaseState.Shipped => releases.Where(r => r.ShippedAt != null && r.RolledBackAt == null),
                ReleaseState.RolledBack => releases.Where(r => r.RolledBackAt != null),
                null => releases,
                _ => releases.Where(r => r.ShippedAt == null && r.RolledBackAt == null),
            };
    }

    private static (string, object) Silent(Snapshot snapshot) => ("@silent", (snapshot.AsOf - DefaultAgreement.Version0.AbandonedAfter).UtcTicks);

    private static IQueryable<ReleaseRow> InFlight(Snapshot snapshot, IQueryable<ReleaseRow> releases)
    {
        var silent = snapshot.AsOf - DefaultAgreement.Version0.AbandonedAfter;
        return releases.Where(r => r.ShippedAt == null && r.RolledBackAt == null && r.LastSeenAt > silent
            && !snapshot.Db.Releases.Any(n => n.Service == r.Service && n.OrderAt > r.OrderAt && n.ShippedAt != null && n.RedirectTo == null));
    }

    private static async Task<IQueryable<ReleaseRow>> After(Snapshot snapshot, IQueryable<ReleaseRow> releases, string? after, CancellationToken ct)
    {
        if (after is null || await snapshot.Db.Releases.FirstOrDefaultAsync(r => r.PublicId == after, ct) is not { } last)
        {
            return releases;
        }

        return releases.Where(r => r.OrderAt < last.OrderAt || (r.OrderAt == last.OrderAt && r.Id < last.Id));
    }

    private static async Task<ReleaseRow?> LivingAsync(Snapshot snapshot, ReleaseRow? row, CancellationToken ct)
    {
        for (var hop = 0; row?.RedirectTo is { } to && hop < MostRedirects; hop++)
        {
            row = await snapshot.Db.Releases.FirstOrDefaultAsync(r => r.Id == to, ct);
        }

        return row is { RedirectTo: null, State.Length: > 0 } ? row : null;
    }
}
