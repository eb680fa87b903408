using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

/// <summary>At the turn of a minute nobody waits until everything has been read again.</summary>
public sealed class FiguresAheadTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;
    private readonly FigureCache _cache;
    private readonly ConfidenceFigures _figures;

    public FiguresAheadTests()
    {
        _book = new TestBook(_time);
        _cache = new FigureCache(_time);
        _figures = ConfidenceFigures.Of(_book.Book, _cache);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private KeptMinutes Minutes => KeptMinutes.Of(_book.Book.Contexts);

    [Fact]
    public async Task While_a_minute_is_read_ahead_the_one_before_answers_with_what_was_told_since()
    {
        await _book.TellAsync(Of("cart").EverythingFor(Gate.ReadyToShip).Concat(Of("pay").EverythingFor(Gate.ReadyToShip)));
        var before = await _figures.ReadAsync(Ct);

        Minutes.Await(KeptMinutes.MinuteAt(Now) + 1);
        _time.Advance(Minute);
        await _book.TellAsync([Of("cart").Check(Stage.Build, "unit", 30, Outcome.Failure)]);
        var meanwhile = await _figures.ReadAsync(Ct);

        Assert.Same(before.Releases.NewestOf("pay"), meanwhile.Releases.NewestOf("pay"));
        Assert.NotSame(before.Releases.NewestOf("cart"), meanwhile.Releases.NewestOf("cart"));
    }

    [Fact]
    public async Task What_was_read_ahead_answers_as_soon_as_it_is_there()
    {
        await _book.TellAsync(Of("pay").EverythingFor(Gate.ReadyToShip));
        var before = await _figures.ReadAsync(Ct);

        Minutes.Await(KeptMinutes.MinuteAt(Now) + 1);
        _time.Advance(Minute);
        await FiguresAhead.ReadAheadAsync(_book.Book.Contexts, _cache, Ct);
        Assert.Same(before, await _figures.ReadAsync(Ct));
        Minutes.Await(0);
        var after = await _figures.ReadAsync(Ct);

        Assert.Equal(Now + Minute, after.AsOf);
        Assert.NotSame(before.Releases.NewestOf("pay"), after.Releases.NewestOf("pay"));
        Assert.Same(after, await _cache.Ahead().ReadAsync<ConfidenceReading>(
            _book.Book.Contexts, (_, _, _) => throw new InvalidOperationException("it was read already"), Ct));
    }

    [Fact]
    public async Task A_reading_ahead_that_does_not_end_is_not_waited_for()
    {
        await _book.TellAsync(Of("pay").EverythingFor(Gate.ReadyToShip));
        var before = await _figures.ReadAsync(Ct);
        Minutes.Await(KeptMinutes.MinuteAt(Now) + 1);

        _time.Advance(Minute + TimeSpan.FromSeconds(19));
        Assert.Same(before, await _figures.ReadAsync(Ct));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Now + Minute + TimeSpan.FromSeconds(20), (await _figures.ReadAsync(Ct)).AsOf);
    }

    [Fact]
    public async Task Without_anything_of_the_minute_before_this_one_answers()
    {
        await _book.TellAsync(Of("pay").EverythingFor(Gate.ReadyToShip));
        Minutes.Await(KeptMinutes.MinuteAt(Now));

        Assert.Equal(Now, (await _figures.ReadAsync(Ct)).AsOf);
        Assert.Equal(KeptMinutes.MinuteAt(Now), Minutes.MinuteNow(Now));
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static Candidate Of(string service) => new(service, "1.0", Now.AddDays(-2), $"sha256:{service}");
}
