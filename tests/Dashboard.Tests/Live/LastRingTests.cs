using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Live;

public sealed class LastRingTests
{
    private const int Publishers = 8;
    private const int RingsEach = 250;

    // The last change of many made at once is seen by every listener, however the rings merge, and no two answers overlap.
    [Fact]
    public async Task The_last_ring_is_never_lost()
    {
        for (var round = 0; round < 20; round++)
        {
            var feed = new ChangeFeed(TimeProvider.System, Listener.Meter(), NullLogger<ChangeFeed>.Instance)
            {
                MinimumGap = TimeSpan.FromTicks(round * 100),
            };
            var committed = 0;
            var readers = Enumerable.Range(0, 4).Select(_ => new Reader(feed, () => Volatile.Read(ref committed))).ToArray();

            await Task.WhenAll(Enumerable.Range(0, Publishers).Select(_ => Task.Run(() =>
            {
                for (var ring = 0; ring < RingsEach; ring++)
                {
                    Interlocked.Increment(ref committed);
                    feed.Publish(Topic.Releases);
                }
            })));

            await Task.WhenAll(readers.Select(reader => reader.SawAllAsync())).WaitAsync(Patience.Limit);
            Assert.All(readers, reader => Assert.False(reader.Listener.Overlapped));
            Assert.All(readers, reader => Assert.InRange(reader.Listener.Count, 1, Publishers * RingsEach));
        }
    }

    private sealed class Reader
    {
        private readonly TaskCompletionSource _sawAll = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Reader(ChangeFeed feed, Func<int> read)
        {
            Listener = new Listener(feed, Topic.Releases);
            Listener.During = async _ =>
            {
                var seen = read();
                await Task.Yield();
                if (seen == Publishers * RingsEach)
                    _sawAll.TrySetResult();
            };
        }

        public Listener Listener { get; }

        public async Task SawAllAsync()
        {
            await _sawAll.Task;
            Listener.Dispose();
        }
    }
}
