using System.Threading.Channels;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Live;

/// <summary>Somebody who listens and whose answers a test can count, await and hold up.</summary>
public sealed class Listener : IDisposable
{
    private readonly Channel<int> _answers = Channel.CreateUnbounded<int>();
    private int _count;
    private int _inside;

    public Listener(ChangeFeed feed, params Topic[] topics) => Subscription = feed.Subscribe(topics, AnswerAsync);

    public Subscription Subscription { get; }

    public int Count => Volatile.Read(ref _count);

    public bool Overlapped { get; private set; }

    /// <summary>What an answer does; it gets the token of the subscription.</summary>
    public Func<CancellationToken, Task> During { get; set; } = _ => Task.CompletedTask;

    public static ChangeFeed Feed(TimeProvider time) => new(time, Meter(), NullLogger<ChangeFeed>.Instance);

    public static LiveMeter Meter() => ActivatorUtilities.CreateInstance<LiveMeter>(
        new ServiceCollection().AddMetrics().BuildServiceProvider());

    /// <summary>Waits until the next answer has begun; gives its number, from 1.</summary>
    public Task<int> NextAnswerAsync() => _answers.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    public void Dispose() => Subscription.Dispose();

    private async Task AnswerAsync(CancellationToken left)
    {
        Overlapped |= Interlocked.Increment(ref _inside) > 1;
        _answers.Writer.TryWrite(Interlocked.Increment(ref _count));
        try
        {
            await During(left);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
