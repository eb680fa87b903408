using System.Runtime.CompilerServices;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// The minute that answers of a book are given for, and what is kept for it. Time alone may change an answer, so every minute reads all
/// services anew; while that is done ahead of those who ask, the minute before still answers them.
public sealed class KeptMinutes
{
    // Who reads ahead and has not come to an end by then is not waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly ConditionalWeakTable<IDbContextFactory<DashboardDb>, KeptMinutes> Books = [];

    private readonly KeptDays _days = new();
    private readonly Lock _turn = new();
    private KeptParts? _newest;
    private KeptParts? _before;
    private long _awaited;

    /// When somebody last asked, other than to read ahead.
    public DateTimeOffset AskedAt { get; private set; }

    public static KeptMinutes Of(IDbContextFactory<DashboardDb> book) => Books.GetOrCreateValue(book);

    public static long MinuteAt(DateTimeOffset moment) => moment.UtcTicks / TimeSpan.TicksPerMinute;

    /// The minute whose answers hold now: this one, or the one before while this one is being read ahead.
    public long MinuteNow(DateTimeOffset now)
    {
        lock (_turn)
        {
            AskedAt = now;
            var minute = MinuteAt(now);
            var isAwaited = _awaited == minute && now.UtcTicks - (minute * TimeSpan.TicksPerMinute) < Patience.Ticks;
            return isAwaited && Find(minute - 1) is not null ? minute - 1 : minute;
        }
    }

    /// Two minutes are kept: the one that answers and the one that is being read ahead.
    internal KeptParts For(long minute)
    {
        lock (_turn)
        {
            if (Find(minute) is { } known)
            {
                return known;
            }

            _before = _newest;
            return _newest = new KeptParts(minute, _days);
        }
    }

    /// From now on that minute, once it comes, waits for its reading ahead; 0 for none.
    public void Await(long minute)
    {
        lock (_turn)
        {
            _awaited = minute;
        }
    }

    private KeptParts? Find(long minute) => _newest?.Minute == minute ? _newest : _before?.Minute == minute ? _before : null;
}
