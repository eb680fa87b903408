using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// One read for all who ask about the same book at the same sequence number and minute: a hundred viewers cost one.
public sealed class FigureCache
{
    private readonly TimeProvider _time;
    private readonly ConditionalWeakTable<IDbContextFactory<DashboardDb>, Shelf> _books;
    private readonly bool _ahead;

    public FigureCache(TimeProvider time)
        : this(time, [], ahead: false)
    {
    }

    private FigureCache(TimeProvider time, ConditionalWeakTable<IDbContextFactory<DashboardDb>, Shelf> books, bool ahead) => (_time, _books, _ahead) = (time, books, ahead);

    /// The same shelves for who reads this minute while the one before still answers.
    public FigureCache Ahead() => new(_time, _books, ahead: true);

    public Task<T> ReadAsync<T>(IDbContextFactory<DashboardDb> book, Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class => ReadAsync(book, 0, read, ct);

    /// The same of figures that there are several of, each under its own number.
    public Task<T> ReadAsync<T>(
        IDbContextFactory<DashboardDb> book, int which, Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class => ReadAsync(book, which, MarkAsync, read, ct);

    /// One read a minute, whatever arrives meanwhile, for what looks back over months.
    public Task<T> ReadByMinuteAsync<T>(
        IDbContextFactory<DashboardDb> book, Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class => ReadAsync(book, 0, (_, _) => Task.FromResult(new Mark(0, null, MinuteOf(book))), read, ct);

    /// One read a second and sequence number, for what grows with every second.
    public Task<T> ReadBySecondAsync<T>(
        IDbContextFactory<DashboardDb> book, int which, Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class =>
        ReadAsync(book, which, async (b, left) => await MarkAsync(b, left) with { Second = _time.GetUtcNow().ToUnixTimeSeconds() }, read, ct);

    private async Task<T> ReadAsync<T>(
        IDbContextFactory<DashboardDb> book, int which, Func<IDbContextFactory<DashboardDb>, CancellationToken, Task<Mark>> markOf,
        Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
        where T : class
    {
        var shelf = _books.GetValue(book, b => new Shelf(b));
        var slot = shelf.Slots.GetOrAdd((typeof(T), which), _ => new Slot());
        var mark = await markOf(book, ct);
        if (slot.Answer(mark) is T known)
        {
            return known;
        }

        // One reads, the others wait and mostly find that its answer is new enough for them. Nobody waits for who reads ahead.
        var turn = _ahead ? slot.TurnAhead : slot.Turn;
        await turn.WaitAsync(ct);
        try
        {
            if (slot.Answer(mark) is T justRead)
            {
                return justRead;
            }

            await using var snapshot = await Snapshot.TakeAsync(book, _time, mark.Minute, ct);
            var value = await read(snapshot, shelf.Proofs, ct);
            slot.Keep(mark with { Sequence = Math.Max(mark.Sequence, snapshot.Sequence) }, value);
            return value;
        }
        finally
        {
            turn.Release();
        }
    }

    /// One read that is not kept, with the proofs that are.
    internal async Task<T> LookAsync<T>(IDbContextFactory<DashboardDb> book, Func<Snapshot, ReleaseProofs, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(book, _time, MinuteOf(book), ct);
        return await read(snapshot, _books.GetValue(book, b => new Shelf(b)).Proofs, ct);
    }

    private long MinuteOf(IDbContextFactory<DashboardDb> book) =>
        _ahead ? KeptMinutes.MinuteAt(_time.GetUtcNow()) : KeptMinutes.Of(book).MinuteNow(_time.GetUtcNow());

    private async Task<Mark> MarkAsync(IDbContextFactory<DashboardDb> book, CancellationToken ct)
    {
        var (sequence, verified) = await _books.GetValue(book, b => new Shelf(b)).Newest.LookAsync(ct);
        return new Mark(sequence, verified, MinuteOf(book));
    }

    private static async Task<(long Sequence, string? Verified)> NewestAsync(IDbContextFactory<DashboardDb> book, CancellationToken ct)
    {
        await using var db = await book.CreateDbContextAsync(ct);
        var sequence = await db.Facts.OrderByDescending(f => f.Seq).Select(f => f.Seq).FirstOrDefaultAsync(ct);
        // A verification changes an answer without being a fact.
        var verified = await db.Meta.Where(m => m.Key == MetaKeys.Verification).Select(m => m.Value).FirstOrDefaultAsync(ct);
        return (sequence, verified);
    }

    private sealed record Mark(long Sequence, string? Verified, long Minute, long Second = 0);

    private sealed class Shelf(IDbContextFactory<DashboardDb> book)
    {
        public SharedLook<(long Sequence, string? Verified)> Newest { get; } = new(ct => NewestAsync(book, ct));

        public ConcurrentDictionary<(Type, int), Slot> Slots { get; } = [];

        public ReleaseProofs Proofs { get; } = new();
    }

    // Of the minute that answers and of the one that is being read ahead.
    private sealed class Slot
    {
        private readonly Lock _keeping = new();
        private volatile Kept? _newest;
        private volatile Kept? _before;

        public SemaphoreSlim Turn { get; } = new(1);

        public SemaphoreSlim TurnAhead { get; } = new(1);

        public object? Answer(Mark mark) => _newest?.Answer(mark) ?? _before?.Answer(mark);

        public void Keep(Mark mark, object value)
        {
            lock (_keeping)
            {
                if (_newest is { } newest && newest.Mark.Minute != mark.Minute)
                {
                    _before = newest;
                }

                _newest = new Kept(mark, value);
            }
        }

        private sealed record Kept(Mark Mark, object Value)
        {
            public object? Answer(Mark mark) => Mark.Sequence >= mark.Sequence && mark with { Sequence = Mark.Sequence } == Mark ? Value : null;
        }
    }
}
