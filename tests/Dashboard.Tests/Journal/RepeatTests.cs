using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Journal;

/// <summary>What comes again: under the same id with the same body or another, or without an id.</summary>
public sealed class RepeatTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly TestDatabase _database;

    public RepeatTests() => _database = new TestDatabase(_time);

    [Fact]
    public async Task The_same_id_with_the_same_body_is_a_duplicate_and_counted()
    {
        var e = Unit(Outcome.Success);
        await _database.TellAsync(e);

        Assert.Equal(DeliveryStatus.Duplicate, (await _database.TellAsync(e)).Status);
        Assert.Equal(1, _database.Read<long>("SELECT Repeats FROM Deliveries"));
        Assert.Equal(1, FactsOf("testsuiterun.finished"));
    }

    [Fact]
    public async Task A_native_id_with_another_body_is_refused_and_only_its_count_is_kept()
    {
        var e = Unit(Outcome.Success);
        await _database.TellAsync(e);

        var refused = await _database.RecordAsync(_database.Draft(e with { Outcome = Outcome.Failure }));

        Assert.Equal(DeliveryStatus.Conflict, refused[0].Status);
        Assert.Equal((1, 1), (_database.Read<long>("SELECT COUNT(*) FROM Deliveries"), _database.Read<long>("SELECT Conflicts FROM Deliveries")));
        Assert.Equal(1, FactsOf("testsuiterun.finished"));
    }

    [Fact]
    public async Task Another_senders_id_with_another_body_is_kept_beside_the_first_and_flagged()
    {
        var e = Unit(Outcome.Success);
        var first = _database.Draft(e, "one", "id", Repeat.KeepOtherBody);
        var second = _database.Draft(e with { Outcome = Outcome.Failure }, "two", "id", Repeat.KeepOtherBody);

        var statuses = (await _database.RecordAsync(first, second, first, second)).Select(r => r.Status);

        Assert.Equal([DeliveryStatus.Accepted, DeliveryStatus.Accepted, DeliveryStatus.Duplicate, DeliveryStatus.Duplicate], statuses);
        Assert.Equal(Fates.IdUsedBefore, _database.Read<string>("SELECT Flags FROM Deliveries WHERE Seq=2"));
        Assert.StartsWith("id#", _database.Read<string>("SELECT DeliveryId FROM Deliveries WHERE Seq=2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_seen_before_under_a_new_id_is_kept_and_flagged()
    {
        var e = Unit(Outcome.Success);
        await _database.RecordAsync(_database.Draft(e, "body", "one", Repeat.KeepOtherBody));

        var again = await _database.RecordAsync(_database.Draft(e, "body", "two", Repeat.KeepOtherBody));

        Assert.Equal((DeliveryStatus.Accepted, Fates.BodySeenBefore), (again[0].Status, again[0].Reason));
    }

    [Fact]
    public async Task A_batch_in_which_one_id_is_refused_keeps_nothing()
    {
        await _database.RecordAsync(_database.Draft(Unit(Outcome.Success), "one", "a"));

        var results = await _database.RecordAsync(
            _database.Draft(Unit(Outcome.Success), "new", "b"), _database.Draft(Unit(Outcome.Success), "two", "a"), _database.Draft(Unit(Outcome.Success), "other", "b"));

        Assert.Equal([DeliveryStatus.Ignored, DeliveryStatus.Conflict, DeliveryStatus.Conflict], results.Select(r => r.Status));
        Assert.Equal(1, _database.Read<long>("SELECT COUNT(*) FROM Deliveries"));
    }

    [Fact]
    public async Task Without_an_id_the_same_body_is_a_duplicate_for_five_minutes()
    {
        Assert.Equal(DeliveryStatus.Accepted, await WithoutId("body"));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(DeliveryStatus.Duplicate, await WithoutId("body"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(DeliveryStatus.Accepted, await WithoutId("body"));
    }

    [Fact]
    public async Task Fail_pass_fail_without_ids_stay_three()
    {
        DeliveryStatus[] statuses =
        [
            await WithoutId("fail", Outcome.Failure), await WithoutId("pass", Outcome.Success), await WithoutId("fail", Outcome.Failure), await WithoutId("fail", Outcome.Failure),
        ];

        Assert.Equal([DeliveryStatus.Accepted, DeliveryStatus.Accepted, DeliveryStatus.Accepted, DeliveryStatus.Duplicate], statuses);
        Assert.Equal(3, FactsOf("testsuiterun.finished"));
    }

    [Fact]
    public async Task Fail_pass_fail_stay_three_after_a_restart_and_when_the_pass_names_the_release_otherwise()
    {
        await WithoutId("fail", Outcome.Failure);
        await _database.TellAsync(Unit(Outcome.Success) with { Digest = "sha256:" + new string('a', 64) });
        await _database.CloseAsync();

        Assert.Equal(DeliveryStatus.Accepted, await WithoutId("fail", Outcome.Failure));
    }

    [Fact]
    public async Task Another_suites_word_in_between_makes_no_second_failure()
    {
        await WithoutId("fail", Outcome.Failure);
        await _database.TellAsync(Unit(Outcome.Success) with { Suite = "other" });

        Assert.Equal(DeliveryStatus.Duplicate, await WithoutId("fail", Outcome.Failure));
    }

    [Fact]
    public async Task A_release_deployed_again_after_another_is_no_repetition()
    {
        PathEvent Deployed(string version) => Unit(Outcome.Success) with
        {
            Type = EventTypes.ServiceDeployed,
            Version = version,
            Stage = null,
            Check = null,
            Environment = "production",
            SubjectId = $"production@{_time.GetUtcNow().Ticks}",
        };
        async Task<DeliveryStatus> Deploy(string version)
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            return (await _database.RecordAsync(_database.Draft(Deployed(version), version, id: null)))[0].Status;
        }

        DeliveryStatus[] statuses = [await Deploy("1"), await Deploy("1"), await Deploy("2"), await Deploy("1")];

        Assert.Equal([DeliveryStatus.Accepted, DeliveryStatus.Duplicate, DeliveryStatus.Accepted, DeliveryStatus.Accepted], statuses);
    }

    [Fact]
    public async Task An_alert_that_fires_again_after_its_end_is_no_repetition()
    {
        PathEvent Alert(string type) => Unit(Outcome.Success) with { Type = type, Stage = null, Check = null, Outcome = null, SubjectId = "latency" };
        async Task<DeliveryStatus> Tell(string type) => (await _database.RecordAsync(_database.Draft(Alert(type), type, id: null)))[0].Status;

        DeliveryStatus[] statuses = [await Tell(EventTypes.AlertFired), await Tell(EventTypes.AlertResolved), await Tell(EventTypes.AlertFired)];

        Assert.All(statuses, s => Assert.Equal(DeliveryStatus.Accepted, s));
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    private async Task<DeliveryStatus> WithoutId(string body, Outcome outcome = Outcome.Success) =>
        (await _database.RecordAsync(_database.Draft(Unit(outcome), body, id: null)))[0].Status;

    private long FactsOf(string type) => _database.Read<long>($"SELECT COUNT(*) FROM Facts WHERE Type='{type}'");

    private PathEvent Unit(Outcome outcome) => new()
    {
        Type = EventTypes.TestSuiteRunFinished,
        SubjectId = "build/unit/",
        DeliveryKey = "unit",
        OccurredAt = _time.GetUtcNow(),
        ReceivedAt = _time.GetUtcNow(),
        Source = "native",
        Service = "checkout",
        Version = "1.4.2",
        Stage = Stage.Build,
        Check = "unit",
        Outcome = outcome,
    };
}
