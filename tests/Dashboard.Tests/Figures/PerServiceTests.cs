using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Figures;

/// <summary>Reading again only what was told something gives what reading everything gives.</summary>
public sealed partial class PerServiceTests : IAsyncDisposable
{
    private const int Steps = 30;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private static readonly string[] Services = ["cart", "pay", "search"];
    private static readonly string[] Environments = ["integration", "staging", "production"];

    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;

    public PerServiceTests() => _book = new TestBook(_time);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_told_in_whatever_order_the_kept_parts_add_up_to_the_whole(int seed)
    {
        var random = new Random(seed);
        var kept = ConfidenceFigures.Of(_book.Book, new FigureCache(_time));
        for (var step = 0; step < Steps; step++)
        {
            await _book.TellAsync(SomethingOf(random));
            if (random.Next(10) == 0)
                _time.Advance(TimeSpan.FromMinutes(random.Next(1, 3000)));

            Assert.Equal(await WholeAsync(), Told(await kept.ReadAsync(Ct)));
        }
    }

    [Fact]
    public async Task A_service_that_nothing_was_told_of_is_not_read_again()
    {
        await _book.TellAsync(Of("cart", 1).EverythingFor(Gate.ReadyToShip).Concat(Of("pay", 1).EverythingFor(Gate.ReadyToShip)));
        var figures = ConfidenceFigures.Of(_book.Book, new FigureCache(_time));
        var before = await figures.ReadAsync(Ct);

        await _book.TellAsync(Of("cart", 1).Check(Stage.Build, "unit", 30, Outcome.Failure));
        var after = await figures.ReadAsync(Ct);

        Assert.Same(before.Releases.NewestOf("pay"), after.Releases.NewestOf("pay"));
        Assert.NotSame(before.Releases.NewestOf("cart"), after.Releases.NewestOf("cart"));
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private static Candidate Of(string service, int version) => new(service, $"{version}.0", Now.AddDays(-20 + (version * 4)), $"sha256:{service}{version}");

    private static IEnumerable<PathEvent> SomethingOf(Random random)
    {
        var release = Of(Services[random.Next(Services.Length)], random.Next(1, 5));
        var minutes = random.Next(5000);
        var outcome = random.Next(4) == 0 ? Outcome.Failure : Outcome.Success;
        return random.Next(10) switch
        {
            0 => release.EverythingFor(Gate.ReadyForExtended, minutes),
            1 => release.EverythingFor(Gate.ReadyToShip, minutes, "build/unit"),
            2 => [release.Check(Stage.Build, "unit", minutes, outcome)],
            3 => [release.Check(Stage.Extended, "load", minutes, outcome)],
            4 => [release.Deployed(Environments[random.Next(Environments.Length)], minutes)],
            5 => [release.Rollout(EventTypes.RolloutProgressed, minutes, random.Next(1, 100))],
            6 => [release.Rollout(outcome == Outcome.Success ? EventTypes.RolloutPromoted : EventTypes.RolloutAborted, minutes)],
            7 => [release.Event(EventTypes.CostRecorded, minutes) with { Details = new Dictionary<string, string> { ["amount"] = "12.5", ["currency"] = "EUR" } }],
            8 => [release.Event(EventTypes.IncidentDetected, minutes) with { Environment = "production" }],
            _ => [release.Built(minutes, outcome)],
        };
    }

    // Everything of a book that nobody has read before.
    private async Task<string> WholeAsync()
    {
        var strange = new PooledDbContextFactory<DashboardDb>(new DbContextOptionsBuilder<DashboardDb>().UseSqlite(_book.Book.ConnectionString).Options);
        return Told(await new ConfidenceFigures(strange, new FigureCache(_time)).ReadAsync(Ct));
    }

    // What was read earlier within the minute says as of which fact; it says the same as one read now.
    private static string Told(ConfidenceReading reading) => $"{reading.Sequence} " + SequenceOfOne().Replace(JsonSerializer.Serialize(
        new
        {
            reading.Organisation,
            reading.Share,
            Shares = reading.Shares.OrderBy(s => s.Key).Select(s => s.Value),
            reading.Trends,
            reading.WeekAgo,
            reading.Windows,
            reading.Releases.Services,
            InFlight = reading.Releases.InFlight.Select(f => new { f.Head, f.Where, Rights = f.Rights.Select(r => r.ToString()) }),
            Rollouts = reading.Releases.Rollouts.Select(r => r.Head),
            Newest = reading.Releases.Newest.Select(r => r.Head).OrderBy(h => h.ServiceKey, StringComparer.Ordinal),
            Live = reading.Releases.Live.Select(r => r.Head).OrderBy(h => h.ServiceKey, StringComparer.Ordinal),
        },
        Readable), "");

    [GeneratedRegex("\"Sequence\":[0-9]+,?", RegexOptions.None, 1000)]
    private static partial Regex SequenceOfOne();
}
