using System.Diagnostics;
using System.Threading.Channels;
using Dashboard.Journal.Writing;

namespace Dashboard.Journal;

/// Something that waits for the writer's turn.
internal abstract record Work;

/// Drafts to be recorded; many share one transaction.
internal sealed record Recording(Item Item, long Bytes) : Work
{
    /// The request that waits, for traces.
    public ActivityContext? Sender { get; } = Activity.Current?.Context;

    public TaskCompletionSource<IReadOnlyList<RecordResult>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// Something else to be done with the writer, in a transaction of its own.
internal sealed record Asking(Func<JournalWriter, bool> Ask) : Work
{
    public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// What shares one turn of the writer: recordings first, then at most one other thing.
internal sealed record Turn(IReadOnlyList<Recording> Recordings, Asking? Asking)
{
    public int Drafts => Recordings.Sum(r => r.Item.Drafts.Count);
}

/// The bounded queue before the writer.
internal sealed class WorkQueue(JournalMeter meter)
{
    private const int Most = 8192;
    private const long MostBytes = 256L << 20;
    private const int MostPerTurn = 256;
    private const int MostDraftsPerTurn = 1024;
    private const long MostBytesPerTurn = 8L << 20;

    private readonly Channel<Work> _channel = Channel.CreateBounded<Work>(new BoundedChannelOptions(Most) { SingleReader = true });
    private long _bytes;

    /// False when too much is waiting, or when the end has been announced.
    public bool TryAdd(Recording work)
    {
        if (Interlocked.Add(ref _bytes, work.Bytes) > MostBytes || !_channel.Writer.TryWrite(work))
        {
            Interlocked.Add(ref _bytes, -work.Bytes);
            meter.Refused();
            return false;
        }

        meter.Queued(1);
        return true;
    }

    /// False when the queue is full.
    public bool TryAdd(Asking work)
    {
        var added = _channel.Writer.TryWrite(work);
        meter.Queued(added ? 1 : 0);
        return added;
    }

    /// Waits for room.
    public async Task AddAsync(Asking work, CancellationToken ct)
    {
        await _channel.Writer.WriteAsync(work, ct);
        meter.Queued(1);
    }

    /// Nothing is added from now on; what is there is still handed out.
    public void End() => _channel.Writer.TryComplete();

    /// Waits for the next turn; null after the end.
    public Turn? Take()
    {
        if (!_channel.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            return null;
        }

        List<Recording> recordings = [];
        long bytes = 0;
        var drafts = 0;
        Asking? asking = null;
        while (asking is null && recordings.Count < MostPerTurn && bytes < MostBytesPerTurn && drafts < MostDraftsPerTurn && _channel.Reader.TryRead(out var work))
        {
            if (work is Recording recording)
            {
                (bytes, drafts) = (bytes + recording.Bytes, drafts + recording.Item.Drafts.Count);
                recordings.Add(recording);
            }

            asking = work as Asking;
        }

        Interlocked.Add(ref _bytes, -bytes);
        meter.Queued(-recordings.Count - (asking is null ? 0 : 1));
        return new(recordings, asking);
    }
}
