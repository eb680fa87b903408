using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// When what decided a gate had happened. An answer is recorded when it could first be given: of a history that is loaded, long after.
internal sealed class DecidingProofs
{
    private const int Batch = 400;
    private static readonly TimeSpan MuchLater = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTimeOffset> _happened = new(StringComparer.Ordinal);

    /// Of the deliveries, by their senders' ids, that these answers were given because of; "clock" is none.
    public static async Task<DecidingProofs> ReadAsync(DashboardDb db, IEnumerable<string> because, CancellationToken ct)
    {
        var proofs = new DecidingProofs();
        var deliveries = because.Distinct(StringComparer.Ordinal).ToList();

        // The index begins with the connection, of which there are a handful.
        var connections = deliveries.Count == 0 ? [] : await db.Arrivals.Select(a => a.Connection).Distinct().ToListAsync(ct);
        foreach (var ids in deliveries.Chunk(Batch))
        {
            var told = await db.Deliveries.Where(d => connections.Contains(d.Connection) && ids.Contains(d.DeliveryId))
                .Join(db.Facts, d => d.Seq, f => f.DeliverySeq, (d, f) => new { d.DeliveryId, f.OccurredAt }).ToListAsync(ct);
            foreach (var delivery in told.GroupBy(t => t.DeliveryId, t => t.OccurredAt))
            {
                proofs._happened[delivery.Key] = delivery.Max();
            }
        }

        return proofs;
    }

    /// When it had happened; null unless that was much earlier than it was recorded.
    public DateTimeOffset? Before(string because, DateTimeOffset recordedAt) =>
        _happened.TryGetValue(because, out var at) && recordedAt - at > MuchLater ? at : null;
}
