using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

/// <summary>What looks back further than thirty days, from facts told in any order and late.</summary>
public sealed class LookBackFiguresTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;
    private readonly LookBackFigures _figures;

    public LookBackFiguresTests()
    {
        _book = new TestBook(_time);
        var cache = new FigureCache(_time);
        _figures = new LookBackFigures(_book.Book.Contexts, cache, ConfidenceFigures.Of(_book.Book, cache));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_fact_there_are_weeks_that_tell_nothing_no_quarter_and_no_gap()
    {
        var back = await _figures.ReadAsync(Ct);

        Assert.Equal(12, back.Weeks.Count);
        Assert.All(back.Weeks, w => Assert.Equal((0, 0), (w.Shipped, w.Costs.Count)));
        Assert.Empty(back.Quarters);
        Assert.Empty(back.Gaps);
        Assert.Empty(back.Stories);
        Assert.Empty(back.Touched);
    }

    // Q4 2025: one full trail of one. Q1 2026: one full, one bare: 1 of 2. Told in no order.
    [Fact]
    public async Task A_release_is_provable_in_the_quarter_it_shipped()
    {
        await ShipAsync("3.0", Now.AddDays(-2));
        await BareAsync("2.0", new DateTimeOffset(2026, 1, 1, 3, 0, 0, TimeSpan.Zero));
        await ShipAsync("1.0", new DateTimeOffset(2025, 12, 31, 20, 0, 0, TimeSpan.Zero));

        Assert.Equal([("Q1 2026", 2, 1), ("Q4 2025", 1, 1)], (await _figures.ReadAsync(Ct)).Quarters.Select(q => (q.Name, q.Shipped, q.Provable)));
    }

    // Weeks end with today, 12 March: the newest began on 6 March, the one before on 27 February.
    [Fact]
    public async Task Releases_and_costs_stand_in_the_week_of_their_day()
    {
        await ShipAsync("1.0", Now.AddDays(-2));
        await ShipAsync("2.0", new DateTimeOffset(2026, 3, 5, 22, 0, 0, TimeSpan.Zero));
        await CostAsync(new DateTimeOffset(2026, 3, 6, 0, 0, 0, TimeSpan.Zero), "10", "EUR");
        await CostAsync(new DateTimeOffset(2026, 3, 5, 23, 59, 59, TimeSpan.Zero), "7.5", "EUR");
        await CostAsync(Now.AddHours(-1), "2", "USD");

        var weeks = (await _figures.ReadAsync(Ct)).Weeks.TakeLast(2).ToList();

        Assert.Equal([new DateTimeOffset(2026, 2, 27, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 6, 0, 0, 0, TimeSpan.Zero)], weeks.Select(w => w.From));
        Assert.Equal([1, 1], weeks.Select(w => w.Shipped));
        Assert.Equal([("EUR", 7.5m)], weeks[0].Costs.Select(c => (c.Key, c.Value)));
        Assert.Equal([("EUR", 10m), ("USD", 2m)], weeks[1].Costs.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
    }

    // 8,000 customers a day, taken back at 25%: 2,000. Shipped 100 days ago and taken back then: out of reach.
    [Fact]
    public async Task Customers_of_a_bad_change_stand_in_its_week_for_ninety_days()
    {
        var bad = new Candidate("cart", "2.0", Now.AddDays(-9), "sha256:2");
        await _book.TellAsync(
            Customers(bad.Built(), "8000"), bad.Rollout(EventTypes.RolloutStarted, 10, weight: 5), bad.Rollout(EventTypes.RolloutProgressed, 20, weight: 25),
            bad.Rollout(EventTypes.RolloutAborted, 30));
        var old = new Candidate("cart", "1.0", Now.AddDays(-100), "sha256:1");
        await _book.TellAsync(old.Built(), old.Rollout(EventTypes.RolloutStarted, 10, weight: 50), old.Rollout(EventTypes.RolloutAborted, 30));

        var back = await _figures.ReadAsync(Ct);

        var only = Assert.Single(back.Touched);
        Assert.Equal(("cart", 1, 1, new CustomersTouched(2_000, 1, 0)), (only.Service, only.Bad, only.BadStopped, only.Of));
        Assert.Equal([0, 2_000, 0], back.Weeks.TakeLast(3).Select(w => w.Touched.Customers));
    }

    [Fact]
    public async Task A_release_that_shipped_without_a_required_proof_is_a_gap_with_what_it_lacked_the_newest_first()
    {
        await ShipAsync("1.0", Now.AddDays(-40));
        var release = new Candidate("cart", "2.0", Now.AddDays(-35), "sha256:2.0", "c2.0");
        await _book.TellAsync([.. release.EverythingFor(Gate.ReadyToShip, but: "build/sca"), release.Deployed("production", 60, actor: "Grace")]);
        var failed = new Candidate("cart", "3.0", Now.AddDays(-3), "sha256:3.0", "c3.0");
        await _book.TellAsync([.. failed.EverythingFor(Gate.ReadyToShip), failed.Check(Stage.Build, "sast", 30, Outcome.Failure, "rules"), failed.Deployed("production", 60, actor: "Grace")]);

        var back = await _figures.ReadAsync(Ct);

        Assert.Equal(["3.0", "2.0"], back.Gaps.Select(g => g.Name));
        Assert.Equal([("build/sast", Gate.ReadyForFastFeedback, EvidenceState.Failed)], back.Gaps[0].Cells.Select(c => (c.Item, c.Gate, c.State)));
        Assert.Equal([("build/sca", Gate.ReadyForFastFeedback, EvidenceState.Missing)], back.Gaps[1].Cells.Select(c => (c.Item, c.Gate, c.State)));
        Assert.Equal(2, back.Sums.RequirementCells - back.Sums.RequirementCellsPassed);
    }

    // 1.0 told LW-7 with 3 of 4; 2.0 told it again with 4 of 4 and LW-8 with 1 of 2: of LW-7 the newer release counts.
    [Fact]
    public async Task Stories_are_those_of_the_newest_release_that_named_them_the_least_kept_first()
    {
        await ShipAsync("1.0", Now.AddDays(-8), Story("1.0", Now.AddDays(-8), "LW-7", 3, 1, "a"));
        await ShipAsync("2.0", Now.AddDays(-4), Story("2.0", Now.AddDays(-4), "lw-7", 4, 0, "a"), Story("2.0", Now.AddDays(-4), "LW-8", 1, 1, "b"));

        var back = await _figures.ReadAsync(Ct);

        Assert.Equal([("LW-8", "2.0", 1, 2), ("lw-7", "2.0", 4, 4)], back.Stories.Select(s => (s.Feature, s.Release, s.Passed, s.Executed)));
    }

    [Fact]
    public async Task It_is_read_once_a_minute()
    {
        await ShipAsync("1.0", Now.AddDays(-2));
        Assert.Equal(1, (await _figures.ReadAsync(Ct)).Sums.Shipped);

        await ShipAsync("2.0", Now.AddDays(-1));
        Assert.Equal(1, (await _figures.ReadAsync(Ct)).Sums.Shipped);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await _figures.ReadAsync(Ct)).Sums.Shipped);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static PathEvent Customers(PathEvent e, string count) => e with { Details = new Dictionary<string, string> { ["customers"] = count } };

    private static PathEvent Story(string version, DateTimeOffset at, string feature, int passed, int failed, string suite) =>
        new Candidate("cart", version, at, $"sha256:{version}", $"c{version}").Check(Stage.StubbedFunctional, "acceptance", 20, failed > 0 ? Outcome.Failure : Outcome.Success, suite) with
        {
            Counts = new Counts(passed + failed, passed, failed),
            Details = new Dictionary<string, string> { ["feature"] = feature },
        };

    private async Task ShipAsync(string version, DateTimeOffset at, params PathEvent[] more)
    {
        var release = new Candidate("cart", version, at, $"sha256:{version}", $"c{version}");
        await _book.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), .. more, release.Deployed("production", 60, actor: "Grace")]);
    }

    private async Task BareAsync(string version, DateTimeOffset at)
    {
        var release = new Candidate("cart", version, at, $"sha256:{version}", $"c{version}");
        await _book.TellAsync(release.Built(), release.Deployed("production", 60));
    }

    private async Task CostAsync(DateTimeOffset at, string amount, string currency) => await _book.TellAsync(new Candidate("cart", null, at).Event(EventTypes.CostRecorded) with
    {
        Details = new Dictionary<string, string> { ["amount"] = amount, ["currency"] = currency },
        StartsRelease = false,
    });
}
