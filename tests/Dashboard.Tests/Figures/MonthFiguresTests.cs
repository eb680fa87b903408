using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

public sealed class MonthFiguresTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;
    private readonly MonthFigures _figures;

    public MonthFiguresTests()
    {
        _book = new TestBook(_time);
        var cache = new FigureCache(_time);
        _figures = new MonthFigures(_book.Book.Contexts, cache, ConfidenceFigures.Of(_book.Book, cache));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // December: one full trail of one. January: nothing. February: one full, one bare: 1 of 2. March: one bare: 0 of 1.
    [Fact]
    public async Task A_release_counts_in_the_month_it_shipped_and_each_month_is_held_against_the_one_before()
    {
        await ShipAsync("1.0", new DateTimeOffset(2025, 12, 31, 20, 0, 0, TimeSpan.Zero));
        await ShipAsync("2.0", new DateTimeOffset(2026, 2, 1, 1, 0, 0, TimeSpan.Zero));
        await BareAsync("3.0", new DateTimeOffset(2026, 2, 28, 1, 0, 0, TimeSpan.Zero));
        await BareAsync("4.0", Now.AddHours(-3));

        var reading = await _figures.ReadAsync(Role.Legal, Ct);

        Assert.Equal(["2025-12", "2026-01", "2026-02", "2026-03"], reading.Months.Select(m => m.ToString("yyyy-MM", null)));
        var trails = Row(reading, "Full trails");
        Assert.Equal(["1 of 1", null, "1 of 2", "0 of 1"], trails.Cells.Select(c => c.Text));
        // Against an empty month there is nothing to say.
        Assert.Equal([(null, null), (null, null), (null, null), ("−50 points", false)], trails.Cells.Select(c => (c.Delta, c.Better)));
        var shipped = Row(reading, "Releases shipped");
        Assert.Equal(["1", null, "2", "1"], shipped.Cells.Select(c => c.Text));
        Assert.Equal(("−1", null), (shipped.Cells[3].Delta, shipped.Cells[3].Better));
        Assert.Equal(["0", null, "1", "1"], Row(reading, "Releases without a full trail").Cells.Select(c => c.Text));
    }

    [Fact]
    public async Task What_is_known_of_today_only_is_told_for_this_month_alone_and_says_why()
    {
        await ShipAsync("1.0", Now.AddDays(-20));
        await _book.Book.Verifier.VerifyAsync(null, Ct);
        await ShipAsync("2.0", Now.AddDays(-2));

        var evidence = Row(await _figures.ReadAsync(Role.Legal, Ct), "Evidence intact");

        Assert.Null(evidence.Cells[0].Text);
        Assert.NotNull(evidence.Cells[1].Text);
        Assert.Equal("Known as of today only: what an earlier verification found is not kept", evidence.Note);
    }

    [Fact]
    public async Task Every_role_has_its_three_checks_the_share_the_releases_and_two_figures_of_its_own()
    {
        await ShipAsync("1.0", Now.AddDays(-2));

        foreach (var role in Enum.GetValues<Role>())
            Assert.Equal(7, (await _figures.ReadAsync(role, Ct)).Rows.Count);
    }

    [Fact]
    public async Task Months_are_read_once_a_minute()
    {
        await ShipAsync("1.0", Now.AddDays(-2));
        Assert.Equal("1", Row(await _figures.ReadAsync(Role.Ceo, Ct), "Releases shipped").Cells[^1].Text);

        await ShipAsync("2.0", Now.AddDays(-1));
        Assert.Equal("1", Row(await _figures.ReadAsync(Role.Ceo, Ct), "Releases shipped").Cells[^1].Text);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("2", Row(await _figures.ReadAsync(Role.Ceo, Ct), "Releases shipped").Cells[^1].Text);
    }

    [Fact]
    public async Task Before_the_first_evidence_there_is_no_month() => Assert.Empty((await _figures.ReadAsync(Role.Ceo, Ct)).Months);

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static MonthRow Row(MonthsReading reading, string name) => reading.Rows.Single(r => r.Name == name);

    private async Task ShipAsync(string version, DateTimeOffset at)
    {
        var release = new Candidate("cart", version, at, $"sha256:{version}", $"c{version}");
        await _book.TellAsync([.. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 60, actor: "Grace")]);
    }

    private async Task BareAsync(string version, DateTimeOffset at)
    {
        var release = new Candidate("cart", version, at, $"sha256:{version}", $"c{version}");
        await _book.TellAsync(release.Built(), release.Deployed("production", 60));
    }
}
