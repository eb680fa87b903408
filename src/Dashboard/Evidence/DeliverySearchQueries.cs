using Dashboard.Core.Diagnostics;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Evidence;

/// Walks deliveries from the newest on by an index, a batch at a time, and stops after so many: a page costs the same whatever the history holds.
internal sealed class DeliverySearchQueries(DashboardDb db, EvidenceFilter filter)
{
    public const string Flagged = "flagged";
    public const int Batch = 500;

    /// Looked through for one page at the most; the reader is told and can go on from there.
    public const int MostLooked = 5000;

    public static readonly IReadOnlyList<string> AllFates =
    [
        Fates.Accepted, Fates.Ignored, Fates.NotUnderstood, Fates.Unplaced, Fates.Duplicate, Fates.Conflict, Fates.IdUsedBefore, Fates.BodySeenBefore, Fates.Parked,
    ];

    private long _cursor = filter.Before ?? long.MaxValue;
    private long _factCursor = long.MaxValue;
    private int _size = Batch;

    public async Task<(IReadOnlyList<FoundDelivery> Rows, SearchEnd End)> ReadAsync(int take, CancellationToken ct)
    {
        _size = LooksInto ? Batch : Math.Min(Batch, take + 1);
        if (filter.Type is not null && filter.Before is { } before)
        {
            _factCursor = await LastFactBeforeAsync(before, ct);
        }

        List<FoundDelivery> found = [];
        long looked = 0;
        while (looked < MostLooked)
        {
            var step = await NextAsync(ct);
            looked += step.Looked;
            foreach (var row in await MatchingAsync(step.Rows, ct))
            {
                if (found.Count == take)
                {
                    return (found, new SearchEnd(found[^1].Seq, looked, false));
                }

                found.Add(row);
            }

            if (step.Looked < _size)
            {
                return (found, new SearchEnd(null, looked, false));
            }
        }

        return (found, new SearchEnd(_cursor, looked, true));
    }

    // What an index answers is found at once; for the rest many have to be looked at.
    private bool LooksInto => filter.Source is not null || filter.Service is not null || filter.Check is not null || (filter.Type is not null && filter.Status is not null)
        || filter.Status is Fates.Unplaced or Fates.IdUsedBefore or Fates.BodySeenBefore;

    private async Task<Step> NextAsync(CancellationToken ct)
    {
        var step = filter.Type is { } type ? await NextOfTypeAsync(type, ct) : filter.Status == Fates.Parked ? await NextParkedAsync(ct) : await NextWalkedAsync(ct);
        _cursor = step.Rows.Count > 0 ? step.Rows[^1].Seq : _cursor;
        return step;
    }

    private async Task<Step> NextWalkedAsync(CancellationToken ct)
    {
        var rows = await FoundDelivery.Of(Walk().Where(d => d.Seq < _cursor).OrderByDescending(d => d.Seq)).Take(_size).ToListAsync(ct);
        return new Step(rows, rows.Count);
    }

    private async Task<Step> NextOfTypeAsync(string type, CancellationToken ct)
    {
        var facts = await db.Facts.Where(f => f.Type == type && f.Seq <= _factCursor).OrderByDescending(f => f.Seq).Select(f => new { f.Seq, f.DeliverySeq }).Take(_size).ToListAsync(ct);
        _factCursor = facts.Count > 0 ? facts[^1].Seq - 1 : 0;

        // A delivery whose facts lie on both sides of a batch came with the first.
        return new Step(await DeliveryKeyQueries.ByIdAsync(db, [.. facts.Select(f => f.DeliverySeq).Where(d => d > 0 && d < _cursor).Distinct()], ct), facts.Count);
    }

    private async Task<Step> NextParkedAsync(CancellationToken ct)
    {
        var parked = await db.Parked.Where(p => p.DeliverySeq < _cursor).OrderByDescending(p => p.DeliverySeq).Select(p => p.DeliverySeq).Take(_size).ToListAsync(ct);
        return new Step(await DeliveryKeyQueries.ByIdAsync(db, parked, ct), parked.Count);
    }

    private IQueryable<DeliveryRow> Walk() => filter.Status switch
    {
        Fates.Accepted => db.Deliveries.Where(d => d.Status == DeliveryStatus.Accepted),
        Fates.Ignored => db.Deliveries.Where(d => d.Status == DeliveryStatus.Ignored),
        Fates.NotUnderstood => db.Deliveries.Where(d => d.Status == DeliveryStatus.NotUnderstood),
        Fates.Duplicate => db.Deliveries.Where(d => d.Repeats > 0),
        Fates.Conflict => db.Deliveries.Where(d => d.Conflicts > 0),
        Flagged or Fates.Unplaced or Fates.IdUsedBefore or Fates.BodySeenBefore => db.Deliveries.Where(d => d.Flags != null),
        _ => db.Deliveries,
    };

    // What no index answers is looked at here, batch by batch.
    private async Task<IReadOnlyList<FoundDelivery>> MatchingAsync(IReadOnlyList<FoundDelivery> batch, CancellationToken ct)
    {
        var kept = batch.Where(d => d.Connection != Answer.Source && (filter.Source is null || d.Source.Equals(filter.Source, StringComparison.OrdinalIgnoreCase)) && HasStatus(d)).ToList();
        if (kept.Count == 0 || (filter.Service is null && filter.Check is null))
        {
            return kept;
        }

        var (first, last) = (kept.Min(d => d.Seq), kept.Max(d => d.Seq));
        var facts = db.Facts.Where(f => f.DeliverySeq >= first && f.DeliverySeq <= last && (filter.Service == null || f.Service == filter.Service));
        var matching = filter.Check is null
            ? await facts.Select(f => f.DeliverySeq).Distinct().ToListAsync(ct)
            : [.. (await facts.Select(f => new { f.DeliverySeq, f.Body }).ToListAsync(ct))
                .Where(f => filter.TakesCheck(FactBody.Read(f.Body).Event?.Check)).Select(f => f.DeliverySeq)];
        return [.. kept.Where(d => matching.Contains(d.Seq))];
    }

    private bool HasStatus(FoundDelivery d) => filter.Status switch
    {
        Fates.Accepted => d.Status == DeliveryStatus.Accepted,
        Fates.Ignored => d.Status == DeliveryStatus.Ignored,
        Fates.NotUnderstood => d.Status == DeliveryStatus.NotUnderstood,
        Fates.Duplicate => d.Repeats > 0,
        Fates.Conflict => d.Conflicts > 0,
        Fates.Parked => true,
        Flagged => d.Flags is not null,
        Fates.Unplaced or Fates.IdUsedBefore or Fates.BodySeenBefore => d.Flags?.Split(',').Contains(filter.Status) == true,
        _ => filter.Status is null,
    };

    private async Task<long> LastFactBeforeAsync(long delivery, CancellationToken ct)
    {
        var earlier = await db.Facts.Where(f => f.DeliverySeq < delivery && f.DeliverySeq > 0).OrderByDescending(f => f.DeliverySeq).Select(f => f.DeliverySeq).FirstOrDefaultAsync(ct);
        return await db.Facts.Where(f => f.DeliverySeq == earlier).MaxAsync(f => (long?)f.Seq, ct) ?? 0;
    }

    /// Rows that may match, and how many index entries were walked for them.
    private sealed record Step(IReadOnlyList<FoundDelivery> Rows, int Looked);
}
