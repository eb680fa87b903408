using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Canaries;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// How releases of one book came to customers, as they were last read: none of it depends on the time of day, so a release is read again
/// only when something was told of it.
internal sealed class KeptWays
{
    // A month of many services; one takes a few hundred bytes.
    private const int Most = 60_000;
    private const int Batch = 400;

    private static readonly ConditionalWeakTable<IDbContextFactory<DashboardDb>, KeptWays> Books = [];

    private readonly ConcurrentDictionary<long, (long UpdatedSeq, KeptWay Way)> _known = new();

    public static KeptWays Of(IDbContextFactory<DashboardDb> book) => Books.GetOrCreateValue(book);

    public async Task<IReadOnlyList<KeptWay>> ReadAsync(Snapshot snapshot, IReadOnlyList<(long Id, long UpdatedSeq)> wanted, CancellationToken ct)
    {
        if (_known.Count > Most)
        {
            _known.Clear();
        }

        var found = new List<KeptWay>(wanted.Count);
        List<long> unknown = [];
        foreach (var (id, seq) in wanted)
        {
            if (_known.TryGetValue(id, out var known) && known.UpdatedSeq == seq)
            {
                found.Add(known.Way);
            }
            else
            {
                unknown.Add(id);
            }
        }

        foreach (var ids in unknown.Chunk(Batch))
        {
            var rows = await snapshot.Db.Releases.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.PublicId, r.Service, r.UpdatedSeq, r.State }).ToListAsync(ct);
            foreach (var row in rows.Where(r => r.State.Length > 0))
            {
                var way = KeptWay.Of(row.PublicId, row.Service, JsonSerializer.Deserialize(row.State, CoreJson.Default.WayToCustomers)!);
                _known[row.Id] = (row.UpdatedSeq, way);
                found.Add(way);
            }
        }

        return found;
    }
}

/// What is kept of one release: the rollouts of it that ended, and how everyone got it.
internal sealed record KeptWay(string PublicId, string Service, string Name, IReadOnlyList<FinishedRollout> Finished, ShippedWay? Shipped, IReadOnlyList<string> Strategies)
{
    public static KeptWay Of(string publicId, string service, WayToCustomers way) => new(
        publicId, service, ReleaseNames.Of(way.Version, way.Digest, way.Commit, publicId),
        FinishedRollout.Of(way),
        way.ShippedAt is { } shipped ? new ShippedWay(shipped, RiskLimits.Of(way), RiskLimits.CalmOf(way)) : null,
        way.Strategies ?? []);
}
