using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Core.Confidence;
using Dashboard.Core.Diagnostics;
using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Evidence;

public sealed class EvidenceQueries(IDbContextFactory<DashboardDb> contexts, TimeProvider time)
{
    private const int MostFacts = 200;

    public async Task<EvidenceView> ReadListAsync(EvidenceFilter asked, int take, CancellationToken ct)
    {
        var filter = asked.Trimmed();
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        var (rows, end) = await RowsAsync(snapshot, filter, take, ct);
        var counts = await CountsAsync(snapshot.Db, ct);
        return new EvidenceView(rows, end, counts.Fates, counts.Sources, await ChainAsync(snapshot, ct), snapshot.AsOf, snapshot.Sequence)
        {
            Release = filter.Release is { } release && await ReleaseFigures.FindAsync(snapshot, release, ct) is { Head: { } head }
                ? new AskedRelease($"{head.Service} {head.Name}", head.PublicId) : null,
        };
    }

    /// The same rows, so many at the most. No look at the book is held open while they are handed on.
    public async IAsyncEnumerable<DeliveryLine> ReadAllAsync(EvidenceFilter asked, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        var filter = asked.Trimmed();
        for (var left = most; left > 0;)
        {
            IReadOnlyList<DeliveryLine> rows;
            SearchEnd end;
            await using (var snapshot = await Snapshot.TakeAsync(contexts, time, ct))
            {
                (rows, end) = await RowsAsync(snapshot, filter, Math.Min(left, DeliverySearchQueries.Batch), ct);
            }

            foreach (var row in rows)
            {
                yield return row;
            }

            left = end.Next is null ? 0 : left - rows.Count;
            filter = filter with { Before = end.Next };
        }
    }

    private static async Task<(IReadOnlyList<DeliveryLine> Rows, SearchEnd End)> RowsAsync(Snapshot snapshot, EvidenceFilter filter, int take, CancellationToken ct)
    {
        var db = snapshot.Db;
        var (rows, end) = filter.Key is { } key ? (await DeliveryKeyQueries.FindAsync(db, DeliveryKeyParts.Of(key), ct), new SearchEnd(null, 0, false))
            : filter.Release is { } release ? await ReleaseDeliveryQueries.FindAsync(snapshot, release, filter, take, ct)
            : await new DeliverySearchQueries(db, filter).ReadAsync(take, ct);
        var numbers = rows.Select(r => r.Seq).ToList();
        var facts = await FactReaderQueries.OfAsync(db, numbers, ct);
        var parked = await db.Parked.Where(p => numbers.Contains(p.DeliverySeq)).Select(p => p.DeliverySeq).ToListAsync(ct);
        return ([.. rows.Select(r => Line(r, facts[r.Seq], parked.Contains(r.Seq)))], end);
    }

    /// The body never changes, so a reader who has seen it hands it back instead of having it read again.
    public async Task<DeliveryPageView> ReadDeliveryAsync(long sequence, bool pretty, BodyView? known, CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        var rows = snapshot.Db.Deliveries.Where(d => d.Seq == sequence && d.Connection != Answer.Source);
        if (await FoundDelivery.Of(rows).FirstOrDefaultAsync(ct) is not { } found)
        {
            return new DeliveryPageView(null, snapshot.AsOf);
        }

        var rest = await rows.Select(d => new { d.BodyHash, d.ContentType, d.Headers, HasBody = d.Body != null }).FirstAsync(ct);
        var facts = await FactReaderQueries.OfOneAsync(snapshot.Db, sequence, MostFacts, ct);
        var parked = await snapshot.Db.Parked.Where(p => p.DeliverySeq == sequence).Select(p => p.Reason).FirstOrDefaultAsync(ct);
        var body = !rest.HasBody ? null : known ?? BodyView.Of((await rows.Select(d => d.Body).FirstAsync(ct))!, rest.BodyHash, pretty);
        return new DeliveryPageView(
            new DeliveryView(
                Line(found, facts, parked is not null), Convert.ToHexStringLower(rest.BodyHash), body, rest.ContentType, KeptHeaders.Of(rest.Headers), parked, found.Facts > facts.Count),
            snapshot.AsOf);
    }

    /// The raw bytes of a delivery, for the download; null when there is none or they are no longer kept.
    public async Task<byte[]?> ReadBodyAsync(long sequence, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Deliveries.Where(d => d.Seq == sequence && d.Connection != Answer.Source).Select(d => d.Body).FirstOrDefaultAsync(ct);
    }

    private static DeliveryLine Line(FoundDelivery d, IEnumerable<FactLine> facts, bool parked) => new()
    {
        Sequence = d.Seq,
        ReceivedAt = d.ReceivedAt,
        Connection = d.Connection,
        DeliveryId = d.DeliveryId,
        Source = d.Source,
        SourceEvent = d.SourceEvent,
        Status = Fates.Of(d.Status),
        Reason = d.Reason,
        Flags = [.. d.Flags?.Split(',') ?? [], .. parked ? new[] { Fates.Parked } : []],
        Repeats = d.Repeats,
        Conflicts = d.Conflicts,
        Bytes = d.BodyBytes,
        Facts = [.. facts],
        FactCount = d.Facts,
    };

    private static async Task<(IReadOnlyList<FateCount> Fates, IReadOnlyList<string> Sources)> CountsAsync(DashboardDb db, CancellationToken ct)
    {
        var counted = await db.Arrivals.Where(a => a.Connection != Answer.Source).GroupBy(a => new { a.Fate, a.Source })
            .Select(g => new { g.Key.Fate, g.Key.Source, Count = g.Sum(a => a.Count), LastAt = g.Max(a => a.LastAt) }).ToListAsync(ct);
        return (
            [.. DeliverySearchQueries.AllFates.Select(f => new FateCount(f, counted.Where(c => c.Fate == f).Sum(c => c.Count), counted.Where(c => c.Fate == f).Max(c => (DateTimeOffset?)c.LastAt)))],
            [.. counted.Select(c => c.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static async Task<Chain> ChainAsync(Snapshot snapshot, CancellationToken ct)
    {
        var link = await snapshot.Db.Facts.Where(f => f.Seq == snapshot.Sequence).Select(f => f.Link).FirstOrDefaultAsync(ct);
        var last = await snapshot.Db.Meta.Where(m => m.Key == MetaKeys.Verification).Select(m => m.Value).FirstOrDefaultAsync(ct);
        return new Chain(
            snapshot.Sequence, link is null ? null : Convert.ToHexStringLower(link), last is null ? null : JsonSerializer.Deserialize<Verification>(last, JsonSerializerOptions.Web));
    }
}
