using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

/// <summary>What the ledger of costs is made from, told to a book on a real file in any order.</summary>
public sealed class CostFiguresTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;

    public CostFiguresTests() => _book = new TestBook(_time);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_fact_nothing_is_told_and_nothing_was_found()
    {
        var reading = await ReadAsync();

        Assert.Empty(reading.Services);
        Assert.Empty(reading.Found);
        Assert.Equal(12, reading.FoundByWeek.Count);
        Assert.All(reading.FoundByWeek, Assert.Empty);
        Assert.Empty(reading.Places);
    }

    // 1.0 fails its unit test and its journey: found once, at the build. 1.1 fails a journey only. 1.2 is fine, and was told first.
    [Fact]
    public async Task What_several_stages_hold_back_was_found_by_the_first()
    {
        await _book.TellAsync(
            Tried("1.2", 3, Stage.Build, Outcome.Success), Tried("1.1", 2, Stage.Integration, Outcome.Failure), Tried("1.1", 2, Stage.Build, Outcome.Success),
            Tried("1.0", 1, Stage.Integration, Outcome.Failure), Tried("1.0", 1, Stage.Build, Outcome.Failure));

        var reading = await ReadAsync();

        Assert.Equal([(Stage.Build, 1L), (Stage.Integration, 1L)], reading.Found.OrderBy(f => f.Key).Select(f => (f.Key, f.Value)));
        Assert.Equal(2, reading.FoundByWeek[^1].Values.Sum());
        Assert.All(reading.FoundByWeek.SkipLast(1), Assert.Empty);
        var cart = Assert.Single(reading.Services).Input;

        // Each run took ten minutes: two of 1.0, two of 1.1.
        Assert.Equal((2L, 2400L), (cart.HeldBack, cart.HeldBackSeconds));
        Assert.Equal((5L, 5L), (cart.Runs, cart.RunsTimed));
    }

    // Red from 06:00 (1.0 fails) to 08:00 (1.1 passes); 1.2 fails at 09:00 and it is 09:30 now: two and a half hours.
    [Fact]
    public async Task Main_is_red_from_a_build_that_fails_to_the_next_that_passes()
    {
        await _book.TellAsync(Build("1.2", 9, Outcome.Failure), Build("1.0", 6, Outcome.Failure), Build("1.1", 8, Outcome.Success));

        var cart = Assert.Single((await ReadAsync()).Services).Input;

        Assert.Equal((3L, 9000L), (cart.Builds, cart.RedSeconds));
    }

    [Fact]
    public async Task A_flaky_try_is_lost_time_unless_its_release_is_held_back_anyway()
    {
        await _book.TellAsync(
            Tried("1.0", 1, Stage.Build, Outcome.Failure), Tried("1.0", 2, Stage.Build, Outcome.Success),
            Tried("1.1", 3, Stage.Build, Outcome.Failure), Tried("1.1", 4, Stage.Build, Outcome.Success), Tried("1.1", 5, Stage.Integration, Outcome.Failure));

        var cart = Assert.Single((await ReadAsync()).Services).Input;

        Assert.Equal((1L, 600L), (cart.Flaky, cart.FlakySeconds));
        Assert.Equal((1L, 1800L), (cart.HeldBack, cart.HeldBackSeconds));
    }

    [Fact]
    public async Task Incidents_are_found_in_production_and_name_the_stage_that_let_them_through()
    {
        var cart = new Candidate("Cart", "1.0", Now.AddHours(-6));
        await _book.TellAsync(
            cart.Deployed("production"),
            Incident(cart, "INC-1", "integration"), Incident(cart, "INC-2", null), Incident(new Candidate("Cart", "0.9", Now.AddDays(-40)), "INC-0", "build"));

        var reading = await ReadAsync();

        Assert.Equal(2, reading.Found[Stage.Production]);
        var input = Assert.Single(reading.Services).Input;
        Assert.Equal(2, input.Incidents);
        Assert.Equal([(Stage.Integration, 1L)], input.Escaped.Select(e => (e.Key, e.Value)));
        Assert.Equal(3, reading.Incidents.Count);
        Assert.Equal(1, reading.FoundByWeek[^6][Stage.Production]); // 40 days are five whole weeks and five days
    }

    [Fact]
    public async Task Money_is_told_by_place_and_kind_and_never_added_over_currencies()
    {
        var cart = new Candidate("cart", "1.0", Now.AddHours(-6));
        await _book.TellAsync(
            Cost(cart, "stubbed-cart", "1.5", "EUR"), Cost(cart, "stubbed-search", "2", "EUR"), Cost(cart, "production", "10", "EUR"), Cost(cart, "production", "4", "USD"),
            Cost(new Candidate("cart", "1.0", Now.AddDays(-31)), "production", "99", "EUR"));

        Assert.Equal(
            [(Stage.Production, "EUR", 10m), (Stage.Production, "USD", 4m), (Stage.StubbedFunctional, "EUR", 3.5m)],
            (await ReadAsync()).Places.Select(p => (p.Stage!.Value, p.Currency, p.Amount)));
    }

    // Answered in 20 minutes, five more than agreed; and in 10.
    [Fact]
    public async Task Only_what_an_answer_takes_beyond_the_agreed_time_is_late()
    {
        foreach (var (version, minutes) in new[] { ("1.0", 20d), ("1.1", 10d) })
        {
            var cart = new Candidate("cart", version, Now.AddHours(-6), Commit: version.PadLeft(40, 'c'));
            await _book.TellAsync(cart.Event(EventTypes.ChangeMerged), cart.Built(1), cart.Check(Stage.Build, "unit", minutes, Outcome.Failure));
        }

        var input = Assert.Single((await ReadAsync()).Services).Input;

        Assert.Equal((2L, 300L), (input.Answered, input.LateSeconds));
    }

    [Fact]
    public async Task All_open_pages_share_one_look_a_minute()
    {
        var cache = new FigureCache(_time);
        var first = await ReadAsync(cache);
        await _book.TellAsync(Tried("1.0", 1, Stage.Build, Outcome.Failure));

        Assert.Same(first, await ReadAsync(cache));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await ReadAsync(cache)).Found[Stage.Build]);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static PathEvent Tried(string version, int hour, Stage stage, Outcome outcome) =>
        Timed(new Candidate("cart", version, new(2026, 3, 12, hour, 0, 0, TimeSpan.Zero)).Check(stage, stage == Stage.Build ? "unit" : "journey", outcome: outcome));

    private static PathEvent Build(string version, int hour, Outcome outcome) => new Candidate("cart", version, new(2026, 3, 12, hour, 0, 0, TimeSpan.Zero)).Built(outcome: outcome);

    private static PathEvent Timed(PathEvent e) => e with { StartedAt = e.OccurredAt.AddMinutes(-10), FinishedAt = e.OccurredAt };

    private static PathEvent Incident(Candidate of, string id, string? escaped) => of.Event(EventTypes.IncidentDetected, subject: id) with
    {
        Details = escaped is null ? null : new Dictionary<string, string> { ["escapedStage"] = escaped },
    };

    private static PathEvent Cost(Candidate of, string environment, string amount, string currency) => of.Event(EventTypes.CostRecorded) with
    {
        Environment = environment,
        Details = new Dictionary<string, string> { ["amount"] = amount, ["currency"] = currency, ["kind"] = "compute" },
    };

    private Task<CostReading> ReadAsync(FigureCache? known = null)
    {
        var cache = known ?? new FigureCache(_time);
        var confidence = ConfidenceFigures.Of(_book.Book, cache);
        return new CostFigures(
            _book.Book.Contexts, cache, confidence, new StageFigures(_book.Book.Contexts, cache), new LookBackFigures(_book.Book.Contexts, cache, confidence)).ReadAsync(Ct);
    }
}
