using Dashboard.Core.Canaries;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// One place at an earlier moment: what was known then to run there, and what is known today to have run there then.
public sealed record PlaceThen(string Environment, RunningRelease? Known, RunningRelease? Since, bool Today = false)
{
    public Stage? Stage => (Known ?? Since)!.Stage;

    /// Which of the two was asked for, and the other one.
    public RunningRelease? Shown => Today ? Since : Known;

    public RunningRelease? Other => Today ? Known : Since;

    /// What was recorded after the moment tells otherwise.
    public bool ReportedLater => Known?.Name != Since?.Name || Known?.ReleaseId != Since?.ReleaseId || Known?.Since != Since?.Since;
}

/// A service at an earlier moment. Where its places contradict each other is judged by what was asked for.
public sealed record ServiceThen(ServiceRow Service, IReadOnlyList<PlaceThen> Places, IReadOnlyList<Apart> Apart);

public sealed record PlacesThenList(DateTimeOffset Moment, IReadOnlyList<ServiceThen> Rows, DateTimeOffset AsOf, long Sequence);

/// What ran where at any moment of the past. Releases go by the names, and stand in the order, that are known today.
public sealed class PlacesThen(IDbContextFactory<DashboardDb> contexts, TimeProvider time)
{
    private const int Batch = 400;

    public static PlacesThen Of(Book book, TimeProvider time) => new(book.Contexts, time);

    /// What was known then; or what is known today of that moment.
    public async Task<PlacesThenList> ReadAsync(DateTimeOffset moment, CancellationToken ct, bool today = false)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        var known = await RunningNow.ReadAsync(snapshot, null, Told.By(moment), ct);
        var since = await RunningNow.ReadAsync(snapshot, null, Told.Of(moment), ct);
        var releases = await ReleasesAsync(snapshot, known.Concat(since).Select(r => r.ReleaseId).OfType<long>(), ct);
        var knownBy = PlacesBy(known, releases);
        var sinceBy = PlacesBy(since, releases);
        List<ServiceThen> rows = [];
        foreach (var service in await snapshot.Db.Services.OrderBy(s => s.Key).ToListAsync(ct))
        {
            var places = Paired([.. knownBy[service.Key]], [.. sinceBy[service.Key]], today);
            rows.Add(new ServiceThen(service, places, await ApartAsync(snapshot, places, moment, ct)));
        }

        return new PlacesThenList(moment, rows, snapshot.AsOf, snapshot.Sequence);
    }

    private static IReadOnlyList<PlaceThen> Paired(IReadOnlyList<RunningRelease> known, IReadOnlyList<RunningRelease> since, bool today)
    {
        var places = RunningNow.InOrder(known.Concat(since)).Select(p => p.Environment).Distinct(StringComparer.Ordinal);
        return [.. places.Select(e => new PlaceThen(e, known.FirstOrDefault(p => p.Environment == e), since.FirstOrDefault(p => p.Environment == e), today))];
    }

    private static ILookup<string, RunningRelease> PlacesBy(IReadOnlyList<RunningNow> runs, Dictionary<long, ReleaseRow> releases) => runs.Select(run =>
    {
        var release = run.ReleaseId is { } id ? releases.GetValueOrDefault(id) : null;
        var place = release is null ? run.Place(null) : run.Place(
            ReleaseNames.Of(release.Version, release.Digest, release.Commit, release.PublicId), release.PublicId, release.OrderAt);
        return (run.Service, Place: place);
    }).ToLookup(r => r.Service, r => r.Place, StringComparer.Ordinal);

    private static async Task<Dictionary<long, ReleaseRow>> ReleasesAsync(Snapshot snapshot, IEnumerable<long> wanted, CancellationToken ct)
    {
        var found = new Dictionary<long, ReleaseRow>();
        foreach (var ids in wanted.Distinct().Chunk(Batch))
        {
            // All but the state, which is most of a row.
            var rows = await snapshot.Db.Releases.Where(r => ids.Contains(r.Id) && r.RedirectTo == null && r.OrderAt > DateTimeOffset.MinValue)
                .Select(r => new ReleaseRow { Id = r.Id, PublicId = r.PublicId, Service = r.Service, Version = r.Version, Digest = r.Digest, Commit = r.Commit, OrderAt = r.OrderAt, State = Array.Empty<byte>() })
                .ToListAsync(ct);
            rows.ForEach(r => found[r.Id] = r);
        }

        return found;
    }

    // Whether a rollout explained two releases of one stage is asked only where there are two.
    private static async Task<IReadOnlyList<Apart>> ApartAsync(Snapshot snapshot, IReadOnlyList<PlaceThen> places, DateTimeOffset moment, CancellationToken ct)
    {
        List<RunsAt> runs = [.. places.Select(p => p.Shown).OfType<RunningRelease>().Select(p => p.Runs)];
        var apart = PlacesApart.Of(runs, []);
        if (!apart.Any(a => a.Kind == ApartKind.WithinStage))
        {
            return apart;
        }

        var ids = runs.Select(r => r.Id).OfType<string>().Distinct().ToList();
        var rows = await snapshot.Db.Releases.Where(r => ids.Contains(r.PublicId) && r.RolloutAt != null).ToListAsync(ct);
        List<string> rollingOut = [];
        foreach (var reading in await ReleaseReader.ReadAsync(snapshot, rows, ct))
        {
            var told = await ReleaseTold.ReadAsync(snapshot, reading, ct);
            var rollouts = RolloutFold.Fold(EvidenceBag.InOrder([.. told.Facts.Where(f => f.RecordedAt <= moment || (places[0].Today && f.Event.OccurredAt <= moment)).Select(f => f.Entry)]));
            if (rollouts is [.., { IsOpen: true }])
            {
                rollingOut.Add(reading.Head.Name);
            }
        }

        return PlacesApart.Of(runs, rollingOut);
    }
}
