using Dashboard.Core.Audit;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Evidence;

/// The facts of deliveries as lines. The queries hand it their context.
internal static class FactReaderQueries
{
    public const int MostInList = 5;
    private const int MostOfAll = 2000;

    public static async Task<ILookup<long, FactLine>> OfAsync(DashboardDb db, IReadOnlyList<long> deliveries, CancellationToken ct)
    {
        var rows = deliveries.Count == 0 ? [] : await db.Facts.Where(f => deliveries.Contains(f.DeliverySeq)).OrderBy(f => f.Seq).Take(MostOfAll).ToListAsync(ct);
        return rows.GroupBy(f => f.DeliverySeq).SelectMany(g => g.Take(MostInList)).ToLookup(f => f.DeliverySeq, Line);
    }

    /// All of one delivery, each with the link it was chained to.
    public static async Task<IReadOnlyList<FactLine>> OfOneAsync(DashboardDb db, long delivery, int most, CancellationToken ct)
    {
        var rows = await db.Facts.Where(f => f.DeliverySeq == delivery).OrderBy(f => f.Seq).Take(most).ToListAsync(ct);
        var before = rows.Select(f => f.Seq - 1).ToList();
        var links = await db.Facts.Where(f => before.Contains(f.Seq)).Select(f => new { f.Seq, f.Link }).ToDictionaryAsync(f => f.Seq, f => f.Link, ct);
        return [.. rows.Select(f => Line(f) with { LinkBefore = Convert.ToHexStringLower(links.GetValueOrDefault(f.Seq - 1, ChainLink.Genesis)) })];
    }

    private static FactLine Line(FactRow row)
    {
        var e = FactBody.Read(row.Body).Event;
        return new FactLine
        {
            Sequence = row.Seq,
            Type = row.Type,
            Service = e?.Service,
            Release = e?.Version ?? e?.Digest ?? e?.Commit,
            Check = e?.Check is { } check ? e.Stage is { } stage ? $"{Slug.Of(stage)}/{check}" : check : null,
            Outcome = e?.Outcome is { } outcome ? Slug.Of(outcome) : null,
            Notices = e?.Notices ?? [],
            Link = Convert.ToHexStringLower(row.Link),
            OccurredAt = row.OccurredAt,
            RecordedAt = row.RecordedAt,
        };
    }
}
