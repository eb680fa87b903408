using Dashboard.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class LeavingTests
{
    private readonly WatchedTime _time = new(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));
    private readonly ChangeFeed _feed;

    public LeavingTests() => _feed = Listener.Feed(_time);

    [Fact]
    public async Task Who_leaves_inside_an_answer_is_answered_no_more()
    {
        using var listener = new Listener(_feed, Topic.Releases);
        listener.During = _ =>
        {
            listener.Dispose();
            _feed.Publish(Topic.Releases);
            return Task.CompletedTask;
        };

        _feed.Publish(Topic.Releases);
        await listener.Subscription.Completion.WaitAsync(Patience.Limit);

        Assert.Equal(1, listener.Count);
        Assert.Equal(0, _feed.ListenerCount);
    }

    [Fact]
    public async Task Leaving_cancels_the_answer_under_way()
    {
        using var listener = new Listener(_feed, Topic.Releases);
        listener.During = left => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, left);
        _feed.Publish(Topic.Releases);
        await listener.NextAnswerAsync();

        listener.Dispose();

        await listener.Subscription.Completion.WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task Leaving_ends_the_wait_for_the_gap_without_another_answer()
    {
        using var listener = new Listener(_feed, Topic.Releases);
        _feed.Publish(Topic.Releases);
        await listener.NextAnswerAsync();
        _feed.Publish(Topic.Releases);
        await _time.NextWaitAsync();

        listener.Dispose();

        await listener.Subscription.Completion.WaitAsync(Patience.Limit);
        Assert.Equal(1, listener.Count);
    }

    [Fact]
    public async Task Leaving_twice_and_from_several_threads_at_once_is_leaving_once()
    {
        var listeners = Enumerable.Range(0, 50).Select(_ => new Listener(_feed, Topic.Releases, Topic.Gates)).ToArray();
        Assert.Equal(50, _feed.ListenerCount);

        await Task.WhenAll(listeners.Concat(listeners).Select(listener => Task.Run(() =>
        {
            _feed.Publish(Topic.Gates);
            listener.Dispose();
        })));

        Assert.Equal(0, _feed.ListenerCount);
        await Task.WhenAll(listeners.Select(listener => listener.Subscription.Completion)).WaitAsync(Patience.Limit);
    }
}
