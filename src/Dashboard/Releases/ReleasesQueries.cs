using Dashboard.Figures;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Releases;

public sealed class ReleasesQueries(ReleaseFigures figures)
{
    private const int Days = 30;

    public async Task<ReleasesView> ReadListAsync(ReleasesFilter filter, int take, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        var list = filter.ToFigures(snapshot.AsOf, take) is { } asked
            ? await ReleaseFigures.ListAsync(snapshot, asked, ct)
            : new ReleaseList([], false, snapshot.AsOf, snapshot.Sequence);
        var services = await snapshot.Db.Services.OrderBy(s => s.Key).Select(s => s.Name).Take(ReleaseFilter.Most).ToListAsync(ct);
        var counts = await ReleaseFigures.CountAsync(snapshot, DeliveryFacts.Since(snapshot.AsOf, Days), ct);
        return new ReleasesView([.. list.Rows.Select(ReleaseLine.Of)], list.More, counts, services, snapshot.AsOf, snapshot.Sequence);
    }

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
