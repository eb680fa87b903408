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
        using var meters = new Meters(factory);
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

    private sealed class Meters : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _seen = [];

        public Meters(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                // Other tests ring feeds of their own at the same time.
                if (instrument.Meter.Name == LiveMeter.Name && ReferenceEquals(instrument.Meter.Scope, factory))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.Start();
        }

        public double Sum(string name, string? tag = null, object? value = null) => Seen(name, tag, value).Sum(seen => seen.Value);

        public int Count(string name, string tag, object value) => Seen(name, tag, value).Count();

        public void Dispose() => _listener.Dispose();

        private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (_seen)
                _seen.Add((instrument.Name, value, tags.ToArray()));
        }

        private IEnumerable<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> Seen(string name, string? tag, object? value)
        {
            lock (_seen)
                return [.. _seen.Where(seen => seen.Name == name && (tag is null || seen.Tags.Contains(new(tag, value))))];
        }
    }
}
