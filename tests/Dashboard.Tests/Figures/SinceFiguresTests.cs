using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

/// <summary>What changed since an earlier day: the figures as they stood then, and what happened after.</summary>
public sealed class SinceFiguresTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly TestBook _book;
    private readonly SinceFigures _figures;

    public SinceFiguresTests()
    {
        var time = new FakeTimeProvider(Now);
        _book = new TestBook(time);
        var cache = new FigureCache(time);
        _figures = new SinceFigures(_book.Book.Contexts, cache, ConfidenceFigures.Of(_book.Book, cache));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Releases of 20, 5 and 1 days ago; the later two told nothing but their build and that they were deployed.
    // Full trails: 1 of 1 until 5 days ago, 1 of 2 from then on, 1 of 3 since yesterday.
    [Theory]
    [InlineData("week", "1 of 1", 2)]
    [InlineData("yesterday", "1 of 2", 1)]
    [InlineData("2026-02-27T12:00Z", "1 of 2", 1)]
    [InlineData("2026-02-25T01:00Z", "1 of 1", 2)]
    public async Task A_figure_is_held_against_what_it_was_when_the_day_began(string since, string before, long shipped)
    {
        await ShipAsync("cart", "1.0", Now.AddDays(-20));
        await BypassAsync("mail", "7.0", Now.AddDays(-5));
        await BypassAsync("search", "3.0", Now.AddDays(-1));

        var reading = await _figures.ReadAsync(Role.Legal, Since.Of(since), Ct);

        Assert.Equal(new Change("Full trails", before, "1 of 3", false), reading.Changes.Single(c => c.What == "Full trails"));
        Assert.Equal(shipped, reading.Happenings.Single(h => h.What.EndsWith("shipped", StringComparison.Ordinal)).Count);
    }

    [Fact]
    public async Task What_happened_is_counted_named_and_leads_to_where_it_is_shown()
    {
        await BypassAsync("mail", "7.0", Now.AddDays(-3));
        var back = new Candidate("cart", "2.0", Now.AddDays(-2), "sha256:back");
        await _book.TellAsync(
            back.Built(), back.Rollout(EventTypes.RolloutStarted, 10, 5, 1), back.Rollout(EventTypes.RolloutAborted, 20, 5, 1),
            back.Event(EventTypes.IncidentDetected, 25, "INC-7"));

        var reading = await _figures.ReadAsync(null, Since.Week, Ct);

        Assert.Equal(
            [("1 release shipped", false), ("1 release went around the gates", true), ("1 canary turned back", false), ("1 incident opened", true)],
            reading.Happenings.Select(h => ($"{h.Count} {h.What}", h.IsBad)));
        Assert.Equal("/releases?shipped=7d", reading.Happenings[0].Address);
        Assert.Equal("mail 7.0", Assert.Single(reading.Happenings[1].Names).Name);
        Assert.StartsWith("/canaries/", Assert.Single(reading.Happenings[2].Names).Address, StringComparison.Ordinal);
        Assert.Equal(new HappeningName("INC-7 on cart", "/services/cart"), Assert.Single(reading.Happenings[3].Names));
        Assert.Equal(new DateTimeOffset(2026, 2, 24, 0, 0, 0, TimeSpan.Zero), reading.From);
    }

    [Fact]
    public async Task Nothing_is_told_where_nothing_changed()
    {
        await ShipAsync("cart", "1.0", Now.AddDays(-10));

        var reading = await _figures.ReadAsync(Role.Legal, Since.Of("yesterday"), Ct);

        Assert.Empty(reading.Happenings);
        Assert.Empty(reading.Changes);
    }

    [Fact]
    public async Task Of_the_organisation_what_changed_an_answer_comes_first_and_at_most_four_are_told()
    {
        await ShipAsync("cart", "1.0", Now.AddDays(-20));
        foreach (var day in Enumerable.Range(1, 4))
            await BypassAsync("mail", $"{day}.0", Now.AddDays(-day));

        var reading = await _figures.ReadAsync(null, Since.Week, Ct);

        Assert.InRange(reading.Changes.Count, 2, 4);
        Assert.Equal("Proven share", reading.Changes[0].What);
        Assert.False(reading.Changes[0].Better);
    }

    [Fact]
    public async Task What_the_bypass_figure_counts_is_what_it_is_called()
    {
        await ShipAsync("cart", "1.0", Now.AddDays(-20));
        await BypassAsync("mail", "1.0", Now.AddDays(-1));

        var reading = await _figures.ReadAsync(Role.Ciso, Since.Week, Ct);

        Assert.Contains(new Change("Bypasses and waivers that ran out", "0", "1", false), reading.Changes);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private async Task ShipAsync(string service, string version, DateTimeOffset at)
    {
        var release = new Candidate(service, version, at, $"sha256:{service}{version}", $"{service}{version}");
        await _book.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60, actor: "Grace")]);
    }

    private async Task BypassAsync(string service, string version, DateTimeOffset at)
    {
        var release = new Candidate(service, version, at, $"sha256:{service}{version}", $"{service}{version}");
        await _book.TellAsync(release.Built(), release.Deployed("production", 60, actor: "Grace"));
    }
}
