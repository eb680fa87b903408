using Dashboard.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class ChangeFeedTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(250);

    private readonly WatchedTime _time = new(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));
    private readonly ChangeFeed _feed;

    public ChangeFeedTests() => _feed = Listener.Feed(_time);

    [Fact]
    public async Task A_ring_reaches_its_topic_and_no_other()
    {
        using var release = new Listener(_feed, Topic.Release("a"));
        using var other = new Listener(_feed, Topic.Release("b"));

        _feed.Publish(Topic.Release("a"));
        await release.NextAnswerAsync();
        _feed.Publish(Topic.Release("b"));
        await other.NextAnswerAsync();
        await EndAsync(other);

        Assert.Equal(1, other.Count);
        Assert.False(_time.SomebodyWaits);
    }

    [Fact]
    public async Task The_first_ring_is_answered_at_once_and_a_burst_once_more_after_the_gap()
    {
        using var listener = new Listener(_feed, Topic.Releases);
        var reading = new TaskCompletionSource();
        listener.During = _ => reading.Task;

        _feed.Publish(Topic.Releases);
        await listener.NextAnswerAsync();
        for (var ring = 0; ring < 100; ring++)
            _feed.Publish(Topic.Releases);
        reading.SetResult();

        Assert.Equal(Gap, await _time.NextWaitAsync());
        Assert.Equal(1, listener.Count);
        _time.Advance(Gap);
        Assert.Equal(2, await listener.NextAnswerAsync());

        await EndAsync(listener);
        Assert.Equal(2, listener.Count);
        Assert.False(_time.SomebodyWaits);
    }

    [Fact]
    public async Task The_gap_is_counted_from_the_end_of_an_answer()
    {
        using var listener = new Listener(_feed, Topic.Releases);
        listener.During = _ =>
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        };
        _feed.Publish(Topic.Releases);
        await listener.NextAnswerAsync();
        _feed.Publish(Topic.Releases);

        Assert.Equal(Gap, await _time.NextWaitAsync());
        _time.Advance(Gap);
        await listener.NextAnswerAsync();
    }

    [Fact]
    public async Task Whoever_listens_to_several_topics_answers_one_change_of_them_once()
    {
        using var listener = new Listener(_feed, Topic.Releases, Topic.Gates, Topic.Roles);

        _feed.Publish(Topic.Releases, Topic.Gates, Topic.Roles, Topic.Releases);
        await listener.NextAnswerAsync();
        await EndAsync(listener);

        Assert.Equal(1, listener.Count);
        Assert.False(_time.SomebodyWaits);
    }

    [Fact]
    public async Task A_ring_during_an_answer_gets_an_answer_of_its_own()
    {
        using var listener = new Listener(_feed, Topic.Releases);
        listener.During = _ =>
        {
            if (listener.Count == 1)
                _feed.Publish(Topic.Releases);
            return Task.CompletedTask;
        };

        _feed.Publish(Topic.Releases);
        await listener.NextAnswerAsync();
        await _time.NextWaitAsync();
        _time.Advance(Gap);

        Assert.Equal(2, await listener.NextAnswerAsync());
        Assert.False(listener.Overlapped);
    }

    [Fact]
    public async Task A_listener_that_fails_stops_nobody_and_is_rung_again()
    {
        using var broken = new Listener(_feed, Topic.Gates);
        using var healthy = new Listener(_feed, Topic.Gates);
        broken.During = _ => throw new InvalidOperationException("cannot read");

        _feed.Publish(Topic.Gates);
        await Task.WhenAll(broken.NextAnswerAsync(), healthy.NextAnswerAsync());
        _feed.Publish(Topic.Gates);
        await _time.NextWaitAsync();
        await _time.NextWaitAsync();
        _time.Advance(Gap);

        Assert.Equal(2, await broken.NextAnswerAsync());
        Assert.Equal(2, await healthy.NextAnswerAsync());
    }

    [Fact]
    public async Task A_listener_that_hangs_holds_up_neither_the_publisher_nor_the_others()
    {
        using var hanging = new Listener(_feed, Topic.Gates);
        using var healthy = new Listener(_feed, Topic.Gates);
        hanging.During = left => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, left);

        _feed.Publish(Topic.Gates);
        await Task.WhenAll(hanging.NextAnswerAsync(), healthy.NextAnswerAsync());
        _feed.Publish(Topic.Gates);
        await _time.NextWaitAsync();
        _time.Advance(Gap);

        Assert.Equal(2, await healthy.NextAnswerAsync());
        await EndAsync(hanging);
        Assert.Equal(1, hanging.Count);
    }

    [Fact]
    public void The_mark_tells_of_every_ring_and_of_no_other_node()
    {
        var before = _feed.Mark;
        Assert.Equal(before, _feed.Mark);

        _feed.Publish(Topic.Incidents);

        Assert.NotEqual(before, _feed.Mark);
        Assert.NotEqual(before, Listener.Feed(_time).Mark);
    }

    private static Task EndAsync(Listener listener)
    {
        listener.Dispose();
        return listener.Subscription.Completion.WaitAsync(Patience.Limit);
    }
}
