using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Journal;

/// <summary>The runs of a proposed change: no release, but a first attempt that passed or did not.</summary>
public sealed class ChangeRunsTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Monday.AddDays(3));
    private readonly TestDatabase _database;

    public ChangeRunsTests() => _database = new TestDatabase(_time);

    [Fact]
    public async Task Each_change_is_one_case_on_the_day_of_its_first_attempt()
    {
        await _database.TellAsync(Run("a", Outcome.Failure, hours: 30));
        await _database.TellAsync(Run("a", Outcome.Success, hours: 31, attempt: 2));
        await _database.TellAsync(Run("b", Outcome.Success, hours: 2));

        Assert.Equal((0, 2, 1), (_database.Read<int>("SELECT COUNT(*) FROM Releases"), Sum("FirstAttempts"), Sum("FirstAttemptsGreen")));
        Assert.Equal(2, _database.Read<int>("SELECT COUNT(*) FROM Rollups"));
    }

    [Fact]
    public async Task An_earlier_attempt_told_late_takes_the_place_of_the_first()
    {
        await _database.TellAsync(Run("a", Outcome.Success, hours: 30));
        await _database.TellAsync(Run("a", Outcome.Failure, hours: 3));

        Assert.Equal((1, 1, 0), (_database.Read<int>("SELECT COUNT(*) FROM Rollups"), Sum("FirstAttempts"), Sum("FirstAttemptsGreen")));
    }

    [Fact]
    public async Task A_replay_comes_to_the_same_sums()
    {
        await Each_change_is_one_case_on_the_day_of_its_first_attempt();
        await _database.CloseAsync();

        new Replay(_database.ConnectionString, DefaultAgreement.Version0, _time).Run(null, TestContext.Current.CancellationToken);

        Assert.Equal((2, 1), (Sum("FirstAttempts"), Sum("FirstAttemptsGreen")));
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    private int Sum(string column) => _database.Read<int>($"SELECT SUM({column}) FROM Rollups WHERE Service='checkout'");

    private static PathEvent Run(string commit, Outcome outcome, double hours, int attempt = 1) => new()
    {
        Type = EventTypes.TestSuiteRunFinished,
        SubjectId = "run-1",
        DeliveryKey = $"{commit}-{hours}",
        OccurredAt = Monday.AddHours(hours),
        ReceivedAt = Monday.AddHours(hours),
        Source = "github",
        Service = "checkout",
        Commit = new string(commit[0], 40),
        Stage = Stage.Build,
        Check = "unit",
        Attempt = attempt,
        Outcome = outcome,
        ChangeOnly = true,
    };
}
