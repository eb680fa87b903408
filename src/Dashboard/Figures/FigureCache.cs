using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// One read for all who ask about the same book at the same sequence number and minute: a hundred viewers cost one.
public sealed class FigureCache(TimeProvider time)
{
    private readonly ConditionalWeakTable<IDbContextFactory<DashboardDb>, Shelf> _books = [];

    public Task<T> ReadAsync<T>(IDbContextFactory<DashboardDb> book, Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class => ReadAsync(book, 0, read, ct);

    /// The same of figures that there are several of, each under its own number.
    public Task<T> ReadAsync<T>(
        IDbContextFactory<DashboardDb> book, int which, Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class => ReadAsync(book, which, MarkAsync, read, ct);

    /// One read a minute, whatever arrives meanwhile, for what looks back over months.
    public Task<T> ReadByMinuteAsync<T>(
        IDbContextFactory<DashboardDb> book, Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class => ReadAsync(book, 0, (_, _) => Task.FromResult(new Mark(0, null, Minute)), read, ct);

    private async Task<T> ReadAsync<T>(
        IDbContextFactory<DashboardDb> book, int which, Func<IDbContextFactory<DashboardDb>, CancellationToken, Task<Mark>> markOf,
        Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class
    {
        var shelf = _books.GetValue(book, _ => new Shelf());
        var slot = shelf.Slots.GetOrAdd((typeof(T), which), _ => new Slot());
        var mark = await markOf(book, ct);
        if (slot.Answer(mark) is T known)
        {
            return known;
        }

        // One reads, the others wait and mostly find that its answer is new enough for them.
        await slot.Turn.WaitAsync(ct);
        try
        {
            if (slot.Answer(mark) is T justRead)
            {
                return justRead;
            }

            await using var snapshot = await Snapshot.TakeAsync(book, time, ct);
            var value = await read(snapshot, shelf.Proofs, ct);
            slot.Keep(mark with { Sequence = Math.Max(mark.Sequence, snapshot.Sequence) }, value);
            return value;
        }
        finally
        {
            slot.Turn.Release();
        }
    }

    /// One read that is not kept, with the proofs that are.
    internal async Task<T> LookAsync<T>(IDbContextFactory<DashboardDb> book, Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(book, time, ct);
        return await read(snapshot, _books.GetValue(book, _ => new Shelf()).Proofs, ct);
    }

    private long Minute => time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;

    private async Task<Mark> MarkAsync(IDbContextFactory<DashboardDb> book, CancellationToken ct)
    {
        await using var db = await book.CreateDbContextAsync(ct);
        var sequence = await db.Facts.OrderByDescending(f => f.Seq).Select(f => f.Seq).FirstOrDefaultAsync(ct);
        // A verification changes an answer without being a fact.
        var verified = await db.Meta.Where(m => m.Key == MetaKeys.Verification).Select(m => m.Value).FirstOrDefaultAsync(ct);
        return new Mark(sequence, verified, Minute);
    }

    private sealed record Mark(long Sequence, string? Verified, long Minute);

    private sealed class Shelf
    {
        public ConcurrentDictionary<(Type, int), Slot> Slots { get; } = [];

        public ReleaseProofs Proofs { get; } = new();
    }

    private sealed class Slot
    {
        private volatile Kept? _kept;

        public SemaphoreSlim Turn { get; } = new(1);

        public object? Answer(Mark mark) =>
            _kept is { } kept && kept.Mark.Sequence >= mark.Sequence && kept.Mark.Minute == mark.Minute && kept.Mark.Verified == mark.Verified ? kept.Value : null;

        public void Keep(Mark mark, object value) => _kept = new Kept(mark, value);

        private sealed record Kept(Mark Mark, object Value);
    }
}
