using System.Threading.Channels;

namespace Dashboard.Live;

/// <summary>
/// One listener and its loop: it answers one ring at a time, merges those that come meanwhile into one more, and never loses
/// the last. Disposing it works from anywhere, from inside its own answer too.
/// </summary>
public sealed partial class Subscription : IDisposable
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly CancellationTokenSource _leaving = new();
    private readonly CancellationToken _left;
    private readonly ChangeFeed _feed;
    private readonly Func<CancellationToken, Task> _answer;
    private readonly TimeSpan _minimumGap;
    private readonly TimeProvider _time;
    private readonly LiveMeter _meter;
    private readonly ILogger _log;
    private int _disposed;

    internal Subscription(
        ChangeFeed feed, IReadOnlySet<Topic> topics, Func<CancellationToken, Task> answer, TimeSpan minimumGap, TimeProvider time, LiveMeter meter, ILogger log)
    {
        (_feed, Topics, _answer, _minimumGap, _time, _meter, _log) = (feed, topics, answer, minimumGap, time, meter, log);
        _left = _leaving.Token;
        // The loop outlives whoever subscribed: it must run neither on a circuit's turn nor inside the trace of a request.
        using (ExecutionContext.SuppressFlow())
            Completion = Task.Run(ListenAsync, CancellationToken.None);
    }

    public IReadOnlySet<Topic> Topics { get; }

    /// <summary>Ends after <see cref="Dispose"/>, when an answer that was under way has ended too. Nothing is answered after it.</summary>
    public Task Completion { get; }

    public void Ring() => _bell.Writer.TryWrite(true);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        _feed.Remove(this);
        _bell.Writer.TryComplete();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task ListenAsync()
    {
        long? answeredAt = null;
        while (await _bell.Reader.WaitToReadAsync(CancellationToken.None))
        {
            if (answeredAt is { } at)
                await KeepGapAsync(_time.GetElapsedTime(at));
            if (_left.IsCancellationRequested)
                return;

            // Taken before the answer begins: what rings from here on gets an answer of its own.
            _bell.Reader.TryRead(out _);
            await AnswerAsync();
            answeredAt = _time.GetTimestamp();
        }
    }

    private async Task KeepGapAsync(TimeSpan elapsed)
    {
        if (elapsed < _minimumGap)
            await Task.Delay(_minimumGap - elapsed, _time, _left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AnswerAsync()
    {
        var startedAt = _time.GetTimestamp();
        var failed = false;
        try
        {
            await _answer(_left);
        }
        catch (Exception) when (_left.IsCancellationRequested)
        {
            // Whoever left wants no answer any more.
            return;
        }
        catch (Exception problem)
        {
            failed = true;
            Log.AnswerFailed(_log, problem, string.Join(", ", Topics));
        }
        _meter.Answered(_time.GetElapsedTime(startedAt), failed);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A listener to {Topics} failed; it stays subscribed and is rung again.")]
        public static partial void AnswerFailed(ILogger log, Exception problem, string topics);
    }
}
