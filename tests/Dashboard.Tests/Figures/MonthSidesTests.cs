using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

/// <summary>Peak and new technology as they stood at the end of each month.</summary>
public sealed class MonthSidesTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;
    private readonly ConfidenceFigures _confidence;
    private readonly MonthFigures _figures;

    public MonthSidesTests()
    {
        _book = new TestBook(_time);
        var cache = new FigureCache(_time);
        _confidence = ConfidenceFigures.Of(_book.Book, cache);
        _figures = new MonthFigures(_book.Book.Contexts, cache, _confidence);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // December: 1.0 is in use, no peak test of it came before the month's end. January: 1.1 with 120 of 100.
    // February: 2.0 with 80 of 100. March, so far: 3.0 with 110 of 100.
    [Fact]
    public async Task The_peak_of_a_month_is_that_of_the_release_in_use_at_its_end()
    {
        await ShipAsync("1.0", At(12, 20, 2025), (At(1, 2), 90));
        await ShipAsync("1.1", At(1, 5), (At(1, 10), 120));
        await ShipAsync("2.0", At(2, 10), (At(2, 10), 80));
        await ShipAsync("3.0", At(3, 2), (At(3, 2), 110));

        var row = Row(await _figures.ReadAsync(Role.Ceo, Ct), "ceo.demand");

        Assert.Equal([null, "1.2×", "0.8×", "1.1×"], row.Cells.Select(c => c.Text));
        Assert.Equal([(null, null), (null, null), ("−0.4×", false), ("+0.3×", true)], row.Cells.Select(c => (c.Delta, c.Better)));
        Assert.Null(row.Note);
        Assert.Equal(row.Cells[^1].Text, (await _confidence.ReadAsync(Ct)).Input is var input ? RoleChecks.Evaluate(input).Single(f => f.CheckId == "ceo.demand").ValueText : null);
    }

    // A technology is first seen on 3 February, after ten builds that were all proven. Until the end of February five builds with it,
    // none proven: 0 of 5 against 10 of 10 is −100 points. Until 12 March five more, all proven: 5 of 10 is −50 points.
    // In January tags were sent, and none was new to a service with earlier builds.
    [Fact]
    public async Task New_technology_is_judged_by_the_builds_until_the_month_s_end()
    {
        for (var build = 1; build <= 20; build++)
        {
            var at = build <= 10 ? At(1, 1 + build) : build <= 15 ? At(2, 3 + build - 11) : At(3, build - 15);
            Dictionary<string, string> tags = new() { ["tech"] = build <= 10 ? "java" : "java,rust" };
            var release = new Candidate("cart", $"1.{build}", at, $"sha256:{build}", $"c{build}");
            await _book.TellAsync(release.Event(EventTypes.BuildFinished) with { Outcome = Outcome.Success, StartedAt = at.AddMinutes(-2), FinishedAt = at, Details = tags });
            if (build is <= 10 or > 15)
                await _book.TellAsync(release.EverythingFor(Gate.ReadyForExtended, 5));
        }

        var row = Row(await _figures.ReadAsync(Role.Cto, Ct), "cto.adoption");

        Assert.Equal(["none new", "−100 points", "−50 points"], row.Cells.Select(c => c.Text));
        Assert.Equal([null, null, "+50 points"], row.Cells.Select(c => c.Delta));
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static DateTimeOffset At(int month, int day, int year = 2026) => new(year, month, day, 10, 0, 0, TimeSpan.Zero);

    private static MonthRow Row(MonthsReading reading, string check) => reading.Rows.Single(r => r.Name == ConfidenceChanges.Subject(RoleChecks.All.Single(c => c.Id == check)));

    private async Task ShipAsync(string version, DateTimeOffset at, (DateTimeOffset At, int Achieved) peak)
    {
        var release = new Candidate("cart", version, at.AddMinutes(-90), $"sha256:{version}", $"c{version}");
        await _book.TellAsync(
        [
            .. release.EverythingFor(Gate.ReadyToShip), release.Deployed("production", 90, actor: "Grace"),
            release.Check(Stage.Extended, "peak-load", suite: "pay") with
            {
                OccurredAt = peak.At,
                Details = new Dictionary<string, string> { ["journey"] = "pay", ["achieved"] = $"{peak.Achieved}", ["expected"] = "100" },
            },
        ]);
    }
}
