using System.Diagnostics;
using System.Threading.Channels;
using Dashboard.Core.Agreements;
using Dashboard.Journal.Writing;
using Dashboard.Live;
using Microsoft.Data.Sqlite;

namespace Dashboard.Journal;

/// The only writer of its database. Many senders wait on one transaction; each is answered after its own bytes are on disk.
/// Bounded: past its limits it refuses with JournalUnavailableException instead of growing.
public sealed partial class Recorder(string connectionString, Agreement agreement, TimeProvider time, ChangeFeed changes, JournalMeter meter, ILogger<Recorder> log)
    : IAsyncDisposable, IDueReleases
{
    private const int MostQueued = 8192;
    private const long MostQueuedBytes = 256L << 20;
    private const int MostPerCommit = 256;
    private const long MostBytesPerCommit = 8L << 20;
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(MostQueued) { SingleReader = true });
    private JournalWriter? _writer;
    private Thread? _thread;
    private long _queuedBytes;
    private long _sequence;

    /// The newest committed fact.
    public long Sequence => Interlocked.Read(ref _sequence);

    /// False from a failed write until the next one that succeeds.
    public bool IsWritable => Volatile.Read(ref _writer) is not null;

    /// Opens the database; throws when it cannot be opened.
    public void Start()
    {
        _writer = new JournalWriter(connectionString, agreement);
        Interlocked.Exchange(ref _sequence, _writer.Sequence);
        _thread = new Thread(Loop) { IsBackground = true, Name = "Recorder" };
        _thread.Start();
    }

    /// All drafts of one call are one transaction. Answers once they are durable and visible to every later reader.
    public async Task<IReadOnlyList<RecordResult>> RecordAsync(IReadOnlyList<DeliveryDraft> drafts, CancellationToken ct)
    {
        var work = new Work(drafts, drafts.Sum(d => (long)d.Body.Length));
        if (Interlocked.Add(ref _queuedBytes, work.Bytes) > MostQueuedBytes || !_queue.Writer.TryWrite(work))
        {
            Interlocked.Add(ref _queuedBytes, -work.Bytes);
            meter.Refused();
            throw new JournalUnavailableException("too much is waiting to be recorded", ComeAgain);
        }

        meter.Queued(1);
        return await work.Done.Task.WaitAsync(ct);
    }

    public async Task RedecideDueAsync(CancellationToken cancellationToken)
    {
        var work = new Work(null, 0);
        await _queue.Writer.WriteAsync(work, cancellationToken);
        meter.Queued(1);
        await work.Done.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_thread is { } thread)
        {
            await Task.Run(thread.Join);
        }

        _writer?.Dispose();
    }

    private void Loop()
    {
        var batch = new List<Work>(MostPerCommit);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            long bytes = 0;
            while (batch.Count < MostPerCommit && bytes < MostBytesPerCommit && _queue.Reader.TryRead(out var work))
            {
                bytes += work.Bytes;
                batch.Add(work);
            }

            Interlocked.Add(ref _queuedBytes, -bytes);
            meter.Queued(-batch.Count);
            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<Work> batch)
    {
        var started = Stopwatch.GetTimestamp();
        var recordings = batch.Where(w => w.Drafts is not null).ToList();
        if (recordings.Count > 0)
        {
            Record(recordings);
        }

        foreach (var redecide in batch.Where(w => w.Drafts is null))
        {
            Attempt([redecide], Redecide);
        }

        meter.Committed(batch.Count, Stopwatch.GetElapsedTime(started));
    }

    private void Record(List<Work> works) => Attempt(works, writer =>
    {
        Written written;
        try
        {
            written = writer.Write([.. works.Select(w => w.Drafts!)], time.GetUtcNow());
        }
        catch (Exception problem) when (problem is not SqliteException)
        {
            // One of them cannot be folded. Alone each shows whether it is the one.
            foreach (var work in works)
            {
                RecordAlone(writer, work);
            }

            return;
        }

        Tell(works, written);
    });

    private void RecordAlone(JournalWriter writer, Work work)
    {
        try
        {
            Tell([work], writer.Write([work.Drafts!], time.GetUtcNow()));
        }
        catch (Exception problem) when (problem is not SqliteException)
        {
            Log.Parked(log, problem);
            Tell([work], writer.Park(work.Drafts!, time.GetUtcNow(), problem.Message));
        }
    }

    private void Redecide(JournalWriter writer)
    {
        bool more;
        do
        {
            (var topics, more) = writer.Redecide(time.GetUtcNow());
            Interlocked.Exchange(ref _sequence, writer.Sequence);
            changes.Publish(topics);
        }
        while (more);
    }

    private void Tell(List<Work> works, Written written)
    {
        Interlocked.Exchange(ref _sequence, _writer!.Sequence);
        // Ring before answering: whoever has its answer and then begins to listen is not rung for what it already knows.
        changes.Publish(written.Topics);
        for (var i = 0; i < works.Count; i++)
        {
            meter.Recorded(written.Results[i]);
            works[i].Done.TrySetResult(written.Results[i]);
        }
    }

    // After a failed write or fsync the connection is not trusted again: it is closed, and the next attempt opens a new one.
    private void Attempt(List<Work> works, Action<JournalWriter> act)
    {
        try
        {
            act(_writer ??= new JournalWriter(connectionString, agreement));
        }
        catch (Exception problem)
        {
            Log.NotWritten(log, problem);
            CloseAfterFailure();
            var answer = new JournalUnavailableException("the journal cannot be written now", ComeAgain, problem);
            works.ForEach(w => w.Done.TrySetException(answer));
            return;
        }

        works.ForEach(w => w.Done.TrySetResult([]));
    }

    private void CloseAfterFailure()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (SqliteException problem)
        {
            Log.NotClosed(log, problem);
        }

        _writer = null;
    }

    private sealed record Work(IReadOnlyList<DeliveryDraft>? Drafts, long Bytes)
    {
        public TaskCompletionSource<IReadOnlyList<RecordResult>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A delivery could not be folded and was parked.")]
        public static partial void Parked(ILogger log, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "The journal could not be written; senders are asked to come again.")]
        public static partial void NotWritten(ILogger log, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The journal's connection did not close cleanly.")]
        public static partial void NotClosed(ILogger log, Exception problem);
    }
}
