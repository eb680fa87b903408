using Dashboard.Core.Diagnostics;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Evidence;

/// Finds the deliveries a key names, each way by an index.
internal static class DeliveryKeyQueries
{
    private const int Most = 20;

    /// What a key names, newest first; a handful at the most.
    public static async Task<IReadOnlyList<FoundDelivery>> FindAsync(DashboardDb db, DeliveryKeyParts key, CancellationToken ct)
    {
        var connections = await db.Arrivals.Where(a => a.Connection != Answer.Source).Select(a => a.Connection).Distinct().ToListAsync(ct);
        HashSet<long> found = [];
        if (key.Sequence is { } sequence)
        {
            found.Add(sequence);
        }

        foreach (var connection in connections.Where(c => key.Connection is null || key.Connection == c || connections.TrueForAll(k => k != key.Connection)))
        {
            foreach (var id in key.Ids)
            {
                // The id itself, and the bodies kept beside it under the same id.
                var (from, to) = (id + "#", id + "$");
                found.UnionWith(await db.Deliveries.Where(d => d.Connection == connection && d.DeliveryId == id).Select(d => d.Seq).ToListAsync(ct));
                found.UnionWith(await db.Deliveries.Where(d => d.Connection == connection && string.Compare(d.DeliveryId, from) >= 0 && string.Compare(d.DeliveryId, to) < 0)
                    .Select(d => d.Seq).Take(Most).ToListAsync(ct));
            }
        }

        if (key.BodyMark is { } mark)
        {
            var bodies = await db.Deliveries.Where(d => d.BodyMark == mark).OrderByDescending(d => d.Seq).Select(d => new { d.Seq, d.BodyHash }).Take(Most).ToListAsync(ct);
            found.UnionWith(bodies.Where(b => Convert.ToHexStringLower(b.BodyHash).StartsWith(key.BodyHex!, StringComparison.Ordinal)).Select(b => b.Seq));
        }

        return await ByIdAsync(db, [.. found.OrderDescending().Take(Most)], ct);
    }

    public static async Task<IReadOnlyList<FoundDelivery>> ByIdAsync(DashboardDb db, IReadOnlyList<long> ids, CancellationToken ct) => ids.Count == 0 ? []
        : await FoundDelivery.Of(db.Deliveries.Where(d => ids.Contains(d.Seq) && d.Connection != Answer.Source).OrderByDescending(d => d.Seq)).ToListAsync(ct);
}
