using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

public sealed class ConfidenceFiguresTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;
    private readonly ConfidenceFigures _figures;

    public ConfidenceFiguresTests()
    {
        _book = new TestBook(_time);
        _figures = ConfidenceFigures.Of(_book.Book, new FigureCache(_time));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_book_answers_fifteen_times_unknown_and_shows_no_share()
    {
        var reading = await _figures.ReadAsync(Ct);

        Assert.Equal(15, reading.Organisation.Roles.Sum(r => r.Findings.Count(f => f.Verdict == Verdict.Unknown)));
        Assert.Null(reading.Share.Share.Share);
        Assert.Equal(0, reading.Sequence);
    }

    [Fact]
    public async Task A_release_that_earned_everything_and_shipped_is_in_the_sums_the_share_and_the_trend()
    {
        await ShipAsync("cart", "1.0", Now.AddDays(-10));

        var reading = await _figures.ReadAsync(Ct);

        var cart = Assert.Single(reading.Input.Services);
        Assert.Equal((1, 1), (cart.Sums.Shipped, cart.Sums.Built));
        Assert.Equal(reading.Share.Share.ExpectedWeight - reading.Share.Share.EarnedWeight, reading.Releases.LiveOf("cart")!.Head.ExpectedWeight - reading.Releases.LiveOf("cart")!.Head.EarnedWeight);
        Assert.Equal(1, reading.Share.Services);
        Assert.Equal([null, reading.Share.Share.Share], reading.Share.Trend.Skip(9).Take(1).Concat(reading.Share.Trend.TakeLast(1)));
        Assert.Equal("1.0", reading.Releases.LiveOf("cart")!.Head.Version);
    }

    [Fact]
    public async Task A_trend_is_the_same_window_ending_a_week_earlier_each()
    {
        await ShipAsync("cart", "1.0", Now.AddDays(-20));
        await ShipAsync("cart", "2.0", Now.AddDays(-3));

        var bypasses = (await _figures.ReadAsync(Ct)).Trends["ciso.bypass"];

        Assert.Equal(12, bypasses.Count);
        Assert.Equal(0, bypasses[^1]);
        var trails = (await _figures.ReadAsync(Ct)).Trends["legal.trail"];
        Assert.Equal([null, null, 1, 1, 1], trails.TakeLast(5).Select(v => v is null ? null : (double?)1));
    }

    [Fact]
    public async Task The_newest_shipped_release_of_each_service_counts_and_what_was_taken_back_does_not()
    {
        await ShipAsync("cart", "1.0", Now.AddDays(-9));
        var bad = new Candidate("cart", "2.0", Now.AddDays(-2), "sha256:cart20");
        await _book.TellAsync(bad.Built(), bad.Deployed("production", 10), bad.Event(EventTypes.ServiceRolledBack, 30) with { Environment = "production" });

        var reading = await _figures.ReadAsync(Ct);

        Assert.Equal(1, reading.Share.Services);
        Assert.True(reading.Share.Share.Share > 0.5);
    }

    [Fact]
    public async Task A_service_silent_for_90_days_is_listed_apart_and_counts_nowhere()
    {
        await ShipAsync("old", "1.0", Now.AddDays(-95));
        await ShipAsync("cart", "1.0", Now.AddDays(-5));

        var reading = await _figures.ReadAsync(Ct);

        Assert.Equal(["old"], reading.Quiet);
        Assert.Equal(["cart"], reading.Input.Services.Select(s => s.Service));
        Assert.Equal(1, reading.Share.Services);
    }

    [Fact]
    public async Task Customer_minutes_are_traffic_minutes_times_customers_where_these_are_known()
    {
        var bad = new Candidate("cart", "1.0", Now.AddDays(-2), "sha256:1");
        await _book.TellAsync(
            bad.Built() with { Details = new Dictionary<string, string> { ["customers"] = "2000" } },
            bad.Deployed("production", 10), bad.Event(EventTypes.ServiceRolledBack, 40) with { Environment = "production" });

        var reputation = (await _figures.ReadAsync(Ct)).RoleOf(Role.Ceo).Findings.Single(f => f.CheckId == "ceo.reputation");

        Assert.Contains("Bad changes cost 60,000 customer-minutes.", reputation.Reasons);
    }

    [Fact]
    public async Task One_read_answers_all_until_a_fact_arrives_or_a_minute_passes()
    {
        await ShipAsync("cart", "1.0", Now.AddDays(-5));
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _figures.ReadAsync(Ct)));
        Assert.Single(all.Distinct());

        await _book.TellAsync(new Candidate("mail", "1.0", Now).Built());
        var afterFact = await _figures.ReadAsync(Ct);
        Assert.True(afterFact.Sequence > all[0].Sequence);

        _time.Advance(TimeSpan.FromMinutes(1));
        var afterMinute = await _figures.ReadAsync(Ct);
        Assert.Equal(afterFact.Sequence, afterMinute.Sequence);
        Assert.Equal(Now.AddMinutes(1), afterMinute.AsOf);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private async Task ShipAsync(string service, string version, DateTimeOffset at)
    {
        var release = new Candidate(service, version, at, $"sha256:{service}{version}", $"{service}{version}");
        await _book.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60, actor: "Grace")]);
    }
}
