using System.Diagnostics.Metrics;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Live;

public sealed class LiveMeterTests
{
    [Fact]
    public async Task Rings_listeners_and_answers_are_counted()
    {
        var time = new WatchedTime(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        using var meters = new Meters(factory, LiveMeter.Name);
        var feed = new ChangeFeed(time, new LiveMeter(factory), NullLogger<ChangeFeed>.Instance);

        using (var listener = new Listener(feed, Topic.Release("a")))
        {
            listener.During = _ => throw new InvalidOperationException("cannot read");
            feed.Publish(Topic.Release("a"), Topic.Gates);
            await listener.NextAnswerAsync();
            feed.Publish(Topic.Release("a"));
            await time.NextWaitAsync();
            Assert.Equal(1, meters.Sum("dashboard.live.listeners"));
        }

        Assert.Equal(0, meters.Sum("dashboard.live.listeners"));
        Assert.Equal(2, meters.Sum("dashboard.live.rings", "topic", "release"));
        Assert.Equal(1, meters.Sum("dashboard.live.rings", "topic", "gates"));
        Assert.Equal(1, meters.Count("dashboard.live.answer.duration", "failed", true));
    }
}
