using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Services;

public sealed class ServiceFiguresTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly TestBook _book;
    private readonly ServiceFigures _figures;

    public ServiceFiguresTests()
    {
        var time = new FakeTimeProvider(Now);
        _book = new TestBook(time);
        _figures = ServiceFigures.Of(_book.Book, time);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_runs_where_is_the_newest_word_on_each_place_and_since_when()
    {
        var old = new Candidate("Cart", "1.0", Now.AddDays(-10), "sha256:10");
        var next = new Candidate("Cart", "1.1", Now.AddDays(-2), "sha256:11");
        await _book.TellAsync(
            old.Built(), old.Deployed("integration"), old.Deployed("production", 60),
            next.Built(), next.Deployed("integration", 30), next.Event(EventTypes.ServiceRunning, 90) with { Environment = "integration" });

        var service = Assert.Single((await _figures.ListAsync(Ct)).Rows);

        Assert.Equal("Cart", service.Name);
        Assert.Equal("1.1", service.Newest!.Name);
        Assert.Equal("1.0", service.InUse!.Name);
        Assert.Equal(["integration 1.1", "production 1.0"], service.Environments.Select(e => $"{e.Environment} {e.Name}"));
        Assert.Equal(Now.AddDays(-2).AddMinutes(30), service.Environments[0].Since);
        Assert.Empty(service.Drift);
    }

    // Deployed by its version, then reported by its digest day after day: it runs there since the deployment.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_release_told_by_two_names_runs_there_since_the_first_of_them(bool digestLast)
    {
        var old = new Candidate("cart", "1.0", Now.AddDays(-10), "sha256:10");
        var next = new Candidate("cart", "1.1", Now.AddDays(-3), "sha256:11");
        var byVersion = new Candidate("cart", "1.1", Now.AddDays(-3));
        var (first, then) = digestLast ? (byVersion, next) : (next, byVersion);
        await _book.TellAsync(
            old.Built(), old.Deployed("production"), next.Built(), first.Deployed("production", 60),
            then.Event(EventTypes.ServiceRunning, 1500) with { Environment = "production" }, then.Event(EventTypes.ServiceRunning, 2940) with { Environment = "production" });

        var place = Assert.Single(Assert.Single((await _figures.ListAsync(Ct)).Rows).Environments);

        Assert.Equal(("1.1", Now.AddDays(-3).AddMinutes(60)), (place.Name, place.Since));
    }

    [Fact]
    public async Task A_place_behind_customers_and_places_of_a_stage_that_differ_are_drift()
    {
        var old = new Candidate("cart", "1.0", Now.AddDays(-10), "sha256:10");
        var next = new Candidate("cart", "1.1", Now.AddDays(-2), "sha256:11");
        await _book.TellAsync(
            old.Built(), old.Deployed("integration"), old.Deployed("production-eu", 10), next.Built(), next.Deployed("production-us", 30));

        var drift = Assert.Single((await _figures.ListAsync(Ct)).Rows).Drift;

        Assert.Equal(["production-eu runs 1.0, production-us runs 1.1", "integration runs 1.0, older than the 1.1 customers use", "production-us runs 1.1, which integration never had"], drift);
    }

    [Fact]
    public async Task A_rollout_that_goes_on_explains_two_releases_in_production()
    {
        var old = new Candidate("cart", "1.0", Now.AddDays(-10), "sha256:10");
        var next = new Candidate("cart", "1.1", Now.AddHours(-2), "sha256:11");
        await _book.TellAsync(
            old.Built(), old.Deployed("production-eu"), old.Deployed("production-us"), next.Built(), next.Deployed("production-us", 30, weight: 10),
            next.Rollout(EventTypes.RolloutStarted, 31, weight: 10));

        Assert.Empty(Assert.Single((await _figures.ListAsync(Ct)).Rows).Drift);
    }

    [Fact]
    public async Task A_version_that_turned_out_to_be_an_artifact_is_shown_as_that_release()
    {
        var early = new Candidate("cart", "1.0", Now.AddHours(-3));
        await _book.TellAsync(early.Deployed("production"));
        await _book.TellAsync(new Candidate("cart", "1.0", Now.AddHours(-2), "sha256:10").Built());

        var service = Assert.Single((await _figures.ListAsync(Ct)).Rows);

        Assert.Equal(service.Newest!.PublicId, service.InUse!.ReleaseId);
    }

    [Fact]
    public async Task A_service_is_quiet_after_ninety_days_and_a_name_with_two_repositories_is_noticed()
    {
        await _book.TellAsync(
            new Candidate("old", "1.0", Now.AddDays(-91)).Built(),
            new Candidate("cart", "1.0", Now).Built() with { Repository = "https://git.example/shop/cart" },
            new Candidate("cart", "1.1", Now).Built() with { Repository = "https://git.example/legacy/cart" });

        var rows = (await _figures.ListAsync(Ct)).Rows.ToDictionary(s => s.Name);

        Assert.True(rows["old"].IsQuiet);
        Assert.False(rows["cart"].IsQuiet);
        Assert.NotNull(rows["cart"].OtherRepository);
        Assert.Null(rows["old"].OtherRepository);
    }

    [Fact]
    public async Task Delivery_is_counted_from_the_daily_sums_with_what_it_rests_on()
    {
        foreach (var n in Enumerable.Range(1, 4))
        {
            var release = new Candidate("cart", $"1.{n}", Now.AddDays(-n * 2), $"sha256:{n}");
            await _book.TellAsync(
                release.Built(0, n == 1 ? Outcome.Failure : Outcome.Success), release.Deployed("production", 120));
        }

        await _book.TellAsync(
            new Candidate("cart", null, Now.AddDays(-3)).Event(EventTypes.IncidentDetected, 0, "INC-1"),
            new Candidate("cart", null, Now.AddDays(-3)).Event(EventTypes.IncidentResolved, 30, "INC-1"),
            new Candidate("cart", null, Now.AddHours(-1)).Event(EventTypes.IncidentDetected, 0, "INC-2"));

        var reading = await _figures.FindAsync(" CART ", 30, Ct);

        Assert.Equal(4, reading!.Delivery.Sum.Shipped);
        Assert.Equal(4, reading.Delivery.Sum.ReleasesWithLead);
        Assert.InRange(reading.Delivery.MeanLead!.Value.TotalMinutes, 120, 123);
        Assert.Equal((3, 4), (reading.Delivery.Sum.FirstAttemptsGreen, reading.Delivery.Sum.FirstAttempts));
        Assert.Equal(TimeSpan.FromMinutes(30), reading.Delivery.MeanRestore);
        Assert.Equal("INC-2", Assert.Single(reading.OpenIncidents).Subject);
        Assert.Equal(4, reading.Delivery.ShippedPerWeek.Sum());
    }

    [Fact]
    public async Task A_name_nobody_sent_is_null_and_an_empty_book_an_empty_list()
    {
        Assert.Null(await _figures.FindAsync("cart", 30, Ct));
        Assert.Empty((await _figures.ListAsync(Ct)).Rows);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();
}
