using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// Releases of one book as they were last read, so that what has not changed is neither fetched nor parsed again.
public sealed class KeptReleases
{
    // Several for each of five hundred services; they are the same objects that the figures of the moment hold anyway.
    private const int Most = 4_000;
    private const int Batch = 400;

    private static readonly ConditionalWeakTable<IDbContextFactory<DashboardDb>, KeptReleases> Books = [];

    private readonly ConcurrentDictionary<long, (long UpdatedSeq, int Length, Release Release)> _known = new();

    internal static KeptReleases Of(IDbContextFactory<DashboardDb> book) => Books.GetOrCreateValue(book);

    /// The rows of these releases and what they hold; those that stand for no release any more are left out. In no order.
    internal async Task<List<(ReleaseRow Row, Release Release)>> ReadAsync(Snapshot snapshot, IEnumerable<long> wanted, CancellationToken ct)
    {
        if (_known.Count > Most)
        {
            _known.Clear();
        }

        List<(ReleaseRow Row, Release Release)> found = [];
        foreach (var ids in wanted.Distinct().Chunk(Batch))
        {
            var outlines = await Outlines(snapshot.Db.Releases.Where(r => ids.Contains(r.Id) && r.RedirectTo == null && r.OrderAt > DateTimeOffset.MinValue)).ToListAsync(ct);
            var same = outlines.Select(o => (o.Row, Release: KnownOf(o))).ToList();
            var read = await ReadAsync(snapshot, [.. same.Where(r => r.Release is null).Select(r => r.Row.Id)], ct);
            found.AddRange(same.Select(r => (r.Row, r.Release ?? read[r.Row.Id])));
        }

        return found;
    }

    private async Task<Dictionary<long, Release>> ReadAsync(Snapshot snapshot, List<long> ids, CancellationToken ct)
    {
        var read = new Dictionary<long, Release>();
        if (ids.Count == 0)
        {
            return read;
        }

        foreach (var row in await snapshot.Db.Releases.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.UpdatedSeq, r.State }).ToListAsync(ct))
        {
            read[row.Id] = JsonSerializer.Deserialize(row.State, CoreJson.Default.Release)!;
            _known[row.Id] = (row.UpdatedSeq, row.State.Length, read[row.Id]);
        }

        return read;
    }

    private Release? KnownOf(Outline outline) =>
        _known.TryGetValue(outline.Row.Id, out var known) && known.UpdatedSeq == outline.Row.UpdatedSeq && known.Length == outline.Length ? known.Release : null;

    // Everything but the state, which is most of a row.
    private static IQueryable<Outline> Outlines(IQueryable<ReleaseRow> rows) => rows.Select(r => new Outline(
        new ReleaseRow
        {
            Id = r.Id,
            PublicId = r.PublicId,
            Service = r.Service,
            NameId = r.NameId,
            OrderAt = r.OrderAt,
            OpenGates = r.OpenGates,
            Bypassed = r.Bypassed,
            DuplicateVersion = r.DuplicateVersion,
            DueAt = r.DueAt,
            UpdatedSeq = r.UpdatedSeq,
            State = Array.Empty<byte>(),
        },
        r.State.Length));

    private sealed record Outline(ReleaseRow Row, int Length);
}
