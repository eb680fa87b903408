namespace Dashboard.Ingest;

/// <summary>
/// The bytes that the bodies of all requests together may take while they are read, translated and recorded. Every body alone is within its
/// limit, but many senders of large ones at once could still take all memory there is.
/// </summary>
public sealed class BodyBudget(long most)
{
    /// What a body may take without asking: the deliveries of nearly every sender, so that large ones never keep a small one out.
    public const int Free = 16 * 1024;

    private const long Least = 64L << 20;
    private const int LargestBodies = 4;

    private long _taken;

    /// What is taken now.
    public long Taken => Interlocked.Read(ref _taken);

    /// Enough for a few of the largest bodies at once, whatever the limit of one is.
    public static BodyBudget For(int largestBody) => new(Math.Max(Least, (long)LargestBodies * largestBody));

    public BodyRoom Open() => new(this);

    /// False when it would be more than all may have together; then nothing is taken.
    internal bool TryTake(long bytes)
    {
        long taken;
        do
        {
            taken = Interlocked.Read(ref _taken);
            if (bytes > most - taken)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _taken, taken + bytes, taken) != taken);

        return true;
    }

    internal void GiveBack(long bytes) => Interlocked.Add(ref _taken, -bytes);
}

/// <summary>
/// What one request has of the budget, until it is disposed of: however the request ended. A delivery whose sender hangs up while it waits
/// for the journal counts against the limit of the journal's own queue from then on.
/// </summary>
public sealed class BodyRoom(BodyBudget budget) : IDisposable
{
    private long _taken;

    /// False when the other requests leave too little for a buffer of this size.
    public bool TryGrowTo(long bytes)
    {
        var more = bytes - BodyBudget.Free - _taken;
        if (more <= 0)
        {
            return true;
        }

        var grown = budget.TryTake(more);
        _taken += grown ? more : 0;
        return grown;
    }

    public void Dispose()
    {
        if (_taken > 0)
        {
            budget.GiveBack(_taken);
            _taken = 0;
        }
    }
}
