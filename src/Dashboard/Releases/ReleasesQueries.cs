using System.Runtime.CompilerServices;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Releases;

public sealed class ReleasesQueries(IDbContextFactory<DashboardDb> contexts, FigureCache cache, ReleaseFigures figures, ConfidenceFigures confidence)
{
    private const int Days = 30;
    private const int MostKept = 100;
    private const int Page = 50;

    /// One view of the whole list for all who look at the same moment; who asks for a part, or for many rows, reads for himself.
    public async Task<ReleasesView> ReadListAsync(ReleasesFilter filter, int take, CancellationToken ct)
    {
        var known = await confidence.ReadAsync(ct);
        return filter.IsEmpty && take is > 0 and <= MostKept && take % Page == 0
            ? await cache.ReadAsync(contexts, take, (snapshot, _, token) => ReadListAsync(snapshot, known, filter, take, token), ct)
            : await cache.LookAsync(contexts, (snapshot, _, token) => ReadListAsync(snapshot, known, filter, take, token), ct);
    }

    private static async Task<ReleasesView> ReadListAsync(Snapshot snapshot, ConfidenceReading known, ReleasesFilter filter, int take, CancellationToken ct)
    {
        var list = await ListAsync(snapshot, filter, take, after: null, ct);
        var services = await snapshot.Db.Services.OrderBy(s => s.Key).Select(s => s.Name).Take(ReleaseFilter.Most).ToListAsync(ct);
        var counts = await ReleaseFigures.CountAsync(snapshot, DeliveryFacts.Since(snapshot.AsOf, Days), ct);
        var answer = ReleasesSentence.Of([.. known.Releases.InFlight.Select(c => OnTheirWay.Of(c.Reading))], counts.Shipped, Days);
        return new ReleasesView(answer, [.. list.Rows.Select(ReleaseLine.Of)], list.More, counts, services, snapshot.AsOf, snapshot.Sequence);
    }

    /// The same rows, so many at the most. No look at the book is held open while they are handed on.
    public async IAsyncEnumerable<ReleaseLine> ReadAllAsync(ReleasesFilter filter, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        for (var left = most; left > 0;)
        {
            ReleaseList list;
            await using (var snapshot = await figures.LookAsync(ct))
            {
                list = await ListAsync(snapshot, filter, Math.Min(left, ReleaseFilter.Most), after, ct);
            }

            foreach (var head in list.Rows)
            {
                yield return ReleaseLine.Of(head);
            }

            left = list.More ? left - list.Rows.Count : 0;
            after = list.Rows.Count > 0 ? list.Rows[^1].PublicId : null;
        }
    }

    private static async Task<ReleaseList> ListAsync(Snapshot snapshot, ReleasesFilter filter, int take, string? after, CancellationToken ct) =>
        filter.ToFigures(snapshot.AsOf, take, after) is { } asked
            ? await ReleaseFigures.ListAsync(snapshot, asked, ct)
            : new ReleaseList([], false, snapshot.AsOf, snapshot.Sequence);

    /// Null when there is no such release.
    public async Task<ReleaseView?> ReadAsync(string publicId, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        return await ReleaseFigures.FindAsync(snapshot, publicId, ct) is { } reading ? await ReleaseViewQueries.ReadAsync(snapshot, reading, ct) : null;
    }

    public async Task<IReadOnlyList<ReleaseLine>> FindAsync(string service, string version, CancellationToken ct) =>
        [.. (await figures.MatchAsync(service, version, ct)).Select(r => ReleaseLine.Of(r.Head))];

    public async Task<IReadOnlyList<ReleaseView>> MatchAsync(string service, string version, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        List<ReleaseView> views = [];
        foreach (var reading in await ReleaseFigures.MatchAsync(snapshot, service, version, ct))
        {
            views.Add(await ReleaseViewQueries.ReadAsync(snapshot, reading, ct));
        }

        return views;
    }
}
