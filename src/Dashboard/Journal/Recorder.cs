using System.Diagnostics;
using System.Security.Cryptography;
using Dashboard.Core.Agreements;
using Dashboard.Journal.Writing;
using Dashboard.Live;

namespace Dashboard.Journal;

/// The only writer of its database. Many senders wait on one transaction; each is answered after its own bytes are on disk.
/// Bounded: past its limits it refuses with JournalUnavailableException instead of growing.
public sealed partial class Recorder(string connectionString, Agreement agreement, TimeProvider time, ChangeFeed changes, JournalMeter meter, ILogger<Recorder> log)
    : IAsyncDisposable, IDueReleases
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(2);

    private readonly WorkQueue _queue = new(meter);
    private JournalWriter? _writer;
    private Thread? _thread;
    private ITimer? _retry;
    private volatile bool _failed;
    private volatile bool _ending;
    private long _sequence;

    /// The newest committed fact.
    public long Sequence => Interlocked.Read(ref _sequence);

    /// False from a failed write until the next one that succeeds.
    public bool IsWritable => _thread is not null && !_failed;

    /// Opens the database; throws when it cannot be opened.
    public void Start()
    {
        _writer = new JournalWriter(connectionString, agreement);
        Interlocked.Exchange(ref _sequence, _writer.Sequence);
        _thread = new Thread(Loop) { IsBackground = true, Name = "Recorder" };
        _thread.Start();
    }

    /// All drafts of one call are one transaction. Answers once they are durable and visible to every later reader.
    /// Whoever stops waiting takes nothing back: what was queued is recorded, whole.
    public async Task<IReadOnlyList<RecordResult>> RecordAsync(IReadOnlyList<DeliveryDraft> drafts, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var work = new Recording(new(drafts, [.. drafts.Select(d => SHA256.HashData(d.Body.Span))]), drafts.Sum(d => (long)d.Body.Length));
        return _queue.TryAdd(work)
            ? await work.Done.Task.WaitAsync(ct)
            : throw new JournalUnavailableException("too much is waiting to be recorded", ComeAgain);
    }

    /// A few at a time, so that senders never wait for all of them.
    public async Task RedecideDueAsync(CancellationToken cancellationToken)
    {
        while (await AskAsync(Redecide, cancellationToken))
        {
        }
    }

    /// Takes away the raw bodies of deliveries received before that moment, a few at a time; their hashes stay.
    public async Task PruneBodiesAsync(DateTimeOffset before, CancellationToken ct)
    {
        while (await AskAsync(writer => writer.Prune(before), ct))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        // What was accepted into the queue is still recorded and answered.
        _ending = true;
        _queue.End();
        if (_thread is { } thread)
        {
            await Task.Run(thread.Join);
        }

        _retry?.Dispose();
        _writer?.Dispose();
        _writer = null;
    }

    private async Task<bool> AskAsync(Func<JournalWriter, bool> ask, CancellationToken ct)
    {
        var work = new Asking(ask);
        await _queue.AddAsync(work, ct);
        return await work.Done.Task.WaitAsync(ct);
    }

    private void Loop()
    {
        while (_queue.Take() is { } turn)
        {
            if (turn.Recordings.Count > 0)
            {
                using var commit = JournalTrace.Commit(turn);
                var started = Stopwatch.GetTimestamp();
                Attempt(writer => Record(writer, turn.Recordings), problem => Refuse(turn.Recordings, problem));
                meter.Committed(turn.Drafts, Stopwatch.GetElapsedTime(started));
            }

            if (turn.Asking is { } asking)
            {
                Attempt(writer => asking.Done.TrySetResult(asking.Ask(writer)), problem => asking.Done.TrySetException(problem));
            }
        }
    }

    private static void Refuse(IReadOnlyList<Recording> works, Exception problem)
    {
        foreach (var work in works)
        {
            work.Done.TrySetException(problem);
        }
    }

    // One that cannot be folded is found by halves; the others are recorded as if it had not been among them.
    private void Record(JournalWriter writer, IReadOnlyList<Recording> works)
    {
        try
        {
            Tell(writer, works, writer.Write([.. works.Select(w => w.Item)], time.GetUtcNow()));
        }
        catch (Exception problem) when (!JournalWriter.IsStorageFailure(problem))
        {
            if (works.Count > 1)
            {
                Record(writer, [.. works.Take(works.Count / 2)]);
                Record(writer, [.. works.Skip(works.Count / 2)]);
                return;
            }

            Log.Parked(log, problem);
            Tell(writer, works, writer.Park(works[0].Item, time.GetUtcNow(), problem.Message));
        }
    }

    private bool Redecide(JournalWriter writer)
    {
        var redecided = writer.Redecide(time.GetUtcNow());
        foreach (var problem in redecided.Problems)
        {
            Log.NotDecided(log, problem);
        }

        Interlocked.Exchange(ref _sequence, writer.Sequence);
        changes.Publish(redecided.Topics);
        return redecided.HasMore;
    }

    private void Tell(JournalWriter writer, IReadOnlyList<Recording> works, Written written)
    {
        Interlocked.Exchange(ref _sequence, writer.Sequence);
        // Ring before answering: whoever has its answer and then begins to listen is not rung for what it already knows.
        changes.Publish(written.Topics);
        for (var i = 0; i < works.Count; i++)
        {
            meter.Recorded(written.Results[i]);
            works[i].Done.TrySetResult(written.Results[i]);
        }

        if (written.HasMoreDue)
        {
            _queue.TryAdd(new Asking(Redecide));
        }
    }

    // After a failed write or fsync the connection is not trusted again: it is closed, and the next attempt opens a new one.
    private void Attempt(Action<JournalWriter> act, Action<Exception> refuse)
    {
        if (_failed && _ending)
        {
            refuse(new JournalUnavailableException("the journal could not be written before the end", ComeAgain));
            return;
        }

        try
        {
            act(_writer ??= new JournalWriter(connectionString, agreement));
            Recovered();
        }
        catch (Exception problem)
        {
            Activity.Current?.SetStatus(ActivityStatusCode.Error, problem.GetType().Name);
            Failed(problem);
            refuse(new JournalUnavailableException("the journal cannot be written now", ComeAgain, problem));
        }
    }

    private void Recovered()
    {
        if (_failed)
        {
            _failed = false;
            Log.WritesAgain(log);
        }
    }

    private void Failed(Exception problem)
    {
        if (!_failed)
        {
            _failed = true;
            Log.NotWritten(log, problem);
        }

        try
        {
            _writer?.Dispose();
        }
        catch (Microsoft.Data.Sqlite.SqliteException unclean)
        {
            Log.NotClosed(log, unclean);
        }

        _writer = null;
        TryAgainSoon();
    }

    // Nobody may send while it is known to fail, so it finds out by itself when it can write again.
    private void TryAgainSoon()
    {
        _retry ??= time.CreateTimer(_ => _queue.TryAdd(new Asking(Probe)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _retry.Change(ComeAgain, Timeout.InfiniteTimeSpan);
    }

    private static bool Probe(JournalWriter writer)
    {
        writer.Probe();
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A delivery could not be folded and was parked.")]
        public static partial void Parked(ILogger log, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "A release could not be decided again and was put off.")]
        public static partial void NotDecided(ILogger log, Exception problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "The journal cannot be written; senders are asked to come again until it can.")]
        public static partial void NotWritten(ILogger log, Exception problem);

        [LoggerMessage(Level = LogLevel.Information, Message = "The journal is written again.")]
        public static partial void WritesAgain(ILogger log);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The journal's connection did not close cleanly.")]
        public static partial void NotClosed(ILogger log, Exception problem);
    }
}
