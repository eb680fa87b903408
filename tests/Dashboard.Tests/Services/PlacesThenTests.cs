using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Services;

/// <summary>What ran where at a moment of the past is what the page showed at that moment, whatever was told since.</summary>
public sealed class PlacesThenTests : IAsyncDisposable
{
    private const int Steps = 40;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly string[] Services = ["cart", "pay", "search"];
    private static readonly string[] Environments = ["integration", "staging", "production", "production-eu"];

    private readonly FakeTimeProvider _time = new(Start);
    private readonly TestBook _book;
    private readonly PlacesThen _then;

    public PlacesThenTests()
    {
        _book = new TestBook(_time);
        _then = PlacesThen.Of(_book.Book, _time);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_past_moment_shows_what_the_page_showed_then_however_late_and_out_of_order_reports_came(int seed)
    {
        var random = new Random(seed);
        await _book.TellAsync(Services.SelectMany(s => Enumerable.Range(1, 4).Select(v => Of(s, v).Built())));
        List<(DateTimeOffset At, string Shown)> seen = [];
        List<(DateTimeOffset RecordedAt, PathEvent Event)> told = [];
        for (var step = 0; step < Steps; step++)
        {
            _time.Advance(TimeSpan.FromMinutes(random.Next(1, 400)));
            List<PathEvent> events = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => SomethingOf(random))];
            await _book.TellAsync(events);
            told.AddRange(events.Select(e => (_time.GetUtcNow(), e)));
            seen.Add((_time.GetUtcNow(), Shown((await ServiceFigures.Of(_book.Book, _time).ListAsync(Ct)).Rows)));
        }

        foreach (var (at, shown) in seen)
        {
            var then = await _then.ReadAsync(at, Ct);

            Assert.Equal(shown, Shown(then));
            foreach (var service in then.Rows.Where(r => r.Places.Any(p => p.ReportedLater)))
                Assert.Contains(told, t => t.RecordedAt > at && t.Event.OccurredAt <= at && t.Event.Service == service.Service.Name);
        }
    }

    // Which release a name stands for may turn out later: the moment shows the release it stands for today.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Names_that_turned_out_to_be_one_release_are_that_release_in_the_past_too(int seed)
    {
        var random = new Random(seed);
        List<(DateTimeOffset At, IReadOnlyList<ServiceHead> Shown)> seen = [];
        for (var step = 0; step < Steps; step++)
        {
            _time.Advance(TimeSpan.FromMinutes(random.Next(1, 400)));
            var whole = Of(Services[random.Next(Services.Length)], random.Next(1, 5));
            var part = random.Next(2) == 0 ? whole with { Digest = null } : whole with { Version = null };
            await _book.TellAsync(random.Next(3) == 0 ? whole.Built(Minutes(whole, random)) : part.Deployed(Environments[random.Next(Environments.Length)], Minutes(whole, random)));
            seen.Add((_time.GetUtcNow(), (await ServiceFigures.Of(_book.Book, _time).ListAsync(Ct)).Rows));
        }

        await using var db = await _book.Book.Contexts.CreateDbContextAsync(Ct);
        var rows = await db.Releases.AsNoTracking().ToListAsync(Ct);
        var today = rows.ToDictionary(r => r.PublicId, r => r.RedirectTo is { } to ? rows.Single(o => o.Id == to).PublicId : r.PublicId);
        foreach (var (at, shown) in seen)
        {
            var then = (await _then.ReadAsync(at, Ct)).Rows.ToDictionary(r => r.Service.Key, r => r.Places);
            foreach (var service in shown)
                foreach (var place in service.Environments.Where(p => p.ReleaseId is not null))
                    Assert.Equal(today[place.ReleaseId!], then[service.Key].Single(p => p.Environment == place.Environment).Known!.ReleaseId);
        }
    }

    [Fact]
    public async Task What_was_reported_after_the_moment_is_shown_beside_what_was_known_and_marked()
    {
        var (old, next) = (Of("cart", 1), Of("cart", 2));
        await _book.TellAsync(old.Built(), next.Built(), old.Deployed("integration", 5), old.Deployed("production", 10), old.Deployed("staging", 10));
        _time.Advance(TimeSpan.FromDays(10));
        var asked = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromHours(2));
        var before = (asked - next.At).TotalMinutes - 60;
        await _book.TellAsync(
            next.Deployed("production", before), next.Deployed("production-eu", before), next.Deployed("integration", before + 90),
            old.Event(EventTypes.ServiceRemoved, (asked - old.At).TotalMinutes - 30) with { Environment = "staging" });

        var places = Assert.Single((await _then.ReadAsync(asked, Ct)).Rows).Places.ToDictionary(p => p.Environment);

        Assert.Equal(("1.0", "2.0", true), (places["production"].Known?.Name, places["production"].Since?.Name, places["production"].ReportedLater));
        Assert.Equal((null, "2.0", true), (places["production-eu"].Known?.Name, places["production-eu"].Since?.Name, places["production-eu"].ReportedLater));
        Assert.Equal(("1.0", null, true), (places["staging"].Known?.Name, places["staging"].Since?.Name, places["staging"].ReportedLater));
        Assert.Equal(("1.0", "1.0", false), (places["integration"].Known?.Name, places["integration"].Since?.Name, places["integration"].ReportedLater));
    }

    [Fact]
    public async Task Before_anything_was_told_nothing_is_known()
    {
        await _book.TellAsync(Of("cart", 1).Deployed("production"));

        Assert.Empty(Assert.Single((await _then.ReadAsync(Start.AddDays(-400), Ct)).Rows).Places);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static Candidate Of(string service, int version) => new(service, $"{version}.0", Start.AddDays(-20 + (version * 4)), $"sha256:{service}{version}");

    // Between its build and now, or a little ahead of it.
    private double Minutes(Candidate release, Random random) => random.Next((int)(_time.GetUtcNow() - release.At).TotalMinutes + (random.Next(6) == 0 ? 120 : 0));

    private PathEvent SomethingOf(Random random)
    {
        var release = Of(Services[random.Next(Services.Length)], random.Next(1, 5));
        var (minutes, environment) = (Minutes(release, random), Environments[random.Next(Environments.Length)]);
        var told = random.Next(3) switch { 0 => release with { Digest = null }, 1 => release with { Version = null }, _ => release };
        return random.Next(10) switch
        {
            0 => told.Event(EventTypes.ServiceRemoved, minutes) with { Environment = environment },
            1 => release.Event(EventTypes.ServiceRolledBack, minutes) with
            {
                Environment = "production",
                Details = new Dictionary<string, string> { ["toDigest"] = Of(release.Service, random.Next(1, 5)).Digest! },
            },
            2 => told.Rollout(EventTypes.RolloutStarted, minutes, 10),
            3 => told.Rollout(random.Next(2) == 0 ? EventTypes.RolloutPromoted : EventTypes.RolloutAborted, minutes),
            4 or 5 => told.Event(EventTypes.ServiceRunning, minutes) with { Environment = environment },
            _ => told.Deployed(environment, minutes),
        };
    }

    private static string Shown(IReadOnlyList<ServiceHead> rows) =>
        string.Join('\n', rows.Select(s => Line(s.Key, s.Environments, s.Apart.Select(a => $"{a.Words} ({string.Join(' ', a.Costs)})"))));

    private static string Shown(PlacesThenList list) => string.Join('\n', list.Rows.Select(s => Line(
        s.Service.Key, s.Places.Select(p => p.Known).OfType<RunningRelease>(), s.Apart.Select(a => $"{a.Words} ({string.Join(' ', a.Costs)})"))));

    private static string Line(string service, IEnumerable<RunningRelease> places, IEnumerable<string> apart) =>
        $"{service}: {string.Join(", ", places.Select(p => $"{p.Environment} {p.Stage} {p.Name} {p.ReleaseId} since {p.Since:O} {p.Skipped}"))}; {string.Join("; ", apart)}";
}
