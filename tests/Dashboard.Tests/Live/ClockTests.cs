using System.Threading.Channels;
using Dashboard.Live;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Live;

public sealed class ClockTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly WatchedTime _time = new(new DateTimeOffset(2026, 3, 2, 23, 58, 30, TimeSpan.Zero));
    private readonly ChangeFeed _feed;
    private readonly ChangeFeed _sample;

    public ClockTests() => (_feed, _sample) = (Listener.Feed(_time), Listener.Feed(_time));

    [Fact]
    public async Task Evidence_that_aged_out_is_acted_on_at_start_and_every_minute()
    {
        var journal = new Journal();
        using var clock = await StartAsync(journal);

        Assert.Equal(1, await journal.NextCallAsync());
        _time.Advance(Minute);
        Assert.Equal(2, await journal.NextCallAsync());
        _time.Advance(Minute);
        Assert.Equal(3, await journal.NextCallAsync());

        await clock.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_journal_that_fails_stops_neither_the_clock_nor_another_journal()
    {
        var broken = new Journal { Problem = new IOException("disk full") };
        var healthy = new Journal();
        using var clock = await StartAsync(broken, healthy);
        await healthy.NextCallAsync();

        _time.Advance(Minute);

        Assert.Equal(2, await healthy.NextCallAsync());
        Assert.Equal(2, broken.Calls);
        await clock.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Every_minute_rings_the_open_pages_of_every_book()
    {
        using var page = new Listener(_feed, Topic.Minute);
        using var samplePage = new Listener(_sample, Topic.Minute);
        using var clock = await StartAsync();
        await Task.WhenAll(page.NextAnswerAsync(), samplePage.NextAnswerAsync());

        _time.Advance(Minute);

        Assert.Equal(2, await page.NextAnswerAsync());
        Assert.Equal(2, await samplePage.NextAnswerAsync());
        await clock.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Midnight_moves_the_windows_and_no_other_minute_does()
    {
        using var listener = new Listener(_feed, Topic.Roles);
        var journal = new Journal();
        using var clock = await StartAsync(journal);
        await journal.NextCallAsync();

        // 23:59:30, then 00:00:30, then 00:01:30: a call marks that the minute before it is over.
        _time.Advance(Minute);
        await journal.NextCallAsync();
        Assert.Equal(0, listener.Count);
        _time.Advance(Minute);
        await listener.NextAnswerAsync();
        await journal.NextCallAsync();
        _time.Advance(Minute);
        await journal.NextCallAsync();

        await clock.StopAsync(CancellationToken.None);
        listener.Dispose();
        await listener.Subscription.Completion.WaitAsync(Patience.Limit);
        Assert.Equal(1, listener.Count);
    }

    private async Task<Clock> StartAsync(params IDueReleases[] journals)
    {
        var clock = new Clock(_time, journals, () => [_feed, _sample], NullLogger<Clock>.Instance);
        await clock.StartAsync(CancellationToken.None);
        Assert.Equal(Minute, await _time.NextWaitAsync());
        return clock;
    }

    private sealed class Journal : IDueReleases
    {
        private readonly Channel<int> _calls = Channel.CreateUnbounded<int>();

        public Exception? Problem { get; init; }

        public int Calls { get; private set; }

        public Task RedecideDueAsync(CancellationToken cancellationToken)
        {
            _calls.Writer.TryWrite(++Calls);
            return Problem is null ? Task.CompletedTask : Task.FromException(Problem);
        }

        public Task<int> NextCallAsync() => _calls.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);
    }
}
