using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Journal;

/// <summary>What the writer promises: once, whole, in order, or a clear refusal.</summary>
public sealed class RecorderTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Monday);
    private readonly TestDatabase _database;

    public RecorderTests() => _database = new TestDatabase(_time);

    [Fact]
    public async Task Who_stops_waiting_takes_nothing_back()
    {
        using var gone = new CancellationTokenSource();
        var drafts = Enumerable.Range(0, 50).Select(i => _database.Draft(Event(i))).ToList();
        var waiting = _database.Recorder.RecordAsync(drafts, gone.Token);
        await gone.CancelAsync();
        await Record.ExceptionAsync(() => waiting);

        // Whatever was accepted before this one is done when it is.
        await _database.TellAsync(Event(99));

        Assert.Equal(51, _database.Read<long>("SELECT COUNT(*) FROM Deliveries"));
    }

    [Fact]
    public async Task What_was_accepted_is_written_before_the_end()
    {
        var recordings = Enumerable.Range(0, 300).Select(i => _database.RecordAsync(_database.Draft(Event(i)))).ToList();
        await _database.CloseAsync();

        Assert.All(await Task.WhenAll(recordings), r => Assert.Equal(DeliveryStatus.Accepted, r[0].Status));
        Assert.Equal(300, _database.Read<long>("SELECT COUNT(*) FROM Deliveries"));
    }

    [Fact]
    public async Task After_the_end_everything_is_refused()
    {
        var recorder = _database.Recorder;
        await _database.CloseAsync();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => recorder.RecordAsync([_database.Draft(Event(1))], CancellationToken.None));
    }

    [Fact]
    public async Task While_another_holds_the_file_senders_are_asked_to_come_again_and_later_it_goes_on_by_itself()
    {
        await _database.TellAsync(Event(1));
        await using (var other = new SqliteConnection(_database.ConnectionString))
        {
            await other.OpenAsync();
            await using var turn = other.BeginTransaction(deferred: false);
            var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() => _database.TellAsync(Event(2)));
            Assert.True(refused.RetryAfter > TimeSpan.Zero);
            Assert.False(_database.Recorder.IsWritable);
        }

        // Nobody sends; its own second try finds out.
        _time.Advance(TimeSpan.FromSeconds(2));
        await _database.Recorder.RedecideDueAsync(TestContext.Current.CancellationToken);
        Assert.True(_database.Recorder.IsWritable);
        Assert.Equal(DeliveryStatus.Accepted, (await _database.TellAsync(Event(2))).Status);
        Assert.Equal(2, _database.Read<long>("SELECT MAX(Seq) FROM Facts"));
    }

    [Fact]
    public async Task What_cannot_be_folded_is_parked_and_all_the_others_are_recorded()
    {
        var recordings = Enumerable.Range(0, 200).Select(i => _database.RecordAsync(_database.Draft(i % 50 == 7 ? Poison(i) : Event(i)))).ToList();

        Assert.All(await Task.WhenAll(recordings), r => Assert.Equal(DeliveryStatus.Accepted, r[0].Status));
        Assert.Equal(4, _database.Read<long>("SELECT COUNT(*) FROM Parked WHERE Reason<>''"));
        Assert.Equal(4, _database.Read<long>($"SELECT COUNT(*) FROM Deliveries WHERE Flags='{Fates.Parked}'"));
        Assert.Equal(200, _database.Read<long>("SELECT COUNT(*) FROM Facts WHERE DeliverySeq>0"));
        Assert.Equal(196, _database.Read<long>("SELECT COUNT(*) FROM Entries"));
        Assert.True((await _database.Book.Verifier.VerifyAsync(null, TestContext.Current.CancellationToken)).IsWhole);
    }

    [Fact]
    public async Task A_release_that_cannot_be_folded_again_keeps_no_other_from_being_decided()
    {
        await _database.TellAsync(Event(1) with { Check = "unit", Stage = Stage.Build, Version = "old" });
        await _database.TellAsync(Event(2) with { Check = "unit", Stage = Stage.Build, Version = "spoilt" });
        _database.Execute("UPDATE Entries SET Body=CAST('{' AS BLOB) WHERE NameId=(SELECT Id FROM Names WHERE Value='spoilt')");
        await _database.CloseAsync();

        _time.Advance(TimeSpan.FromDays(31));
        await _database.Recorder.RedecideDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, _database.Read<long>("SELECT COUNT(*) FROM Releases WHERE Version='old' AND DueAt IS NOT NULL"));
        Assert.Equal(_time.GetUtcNow().AddHours(1).UtcTicks, _database.Read<long>("SELECT DueAt FROM Releases WHERE Version='spoilt'"));
    }

    [Fact]
    public async Task A_full_disk_is_a_refusal_and_it_goes_on_by_itself_once_there_is_room()
    {
        await _database.TellAsync(Event(1));
        WriterConnection.Execute(_database.Recorder, "PRAGMA max_page_count=1");

        await Assert.ThrowsAsync<JournalUnavailableException>(() => _database.RecordAsync(_database.Draft(Event(2), body: new string('x', 200_000))));

        Assert.Equal(DeliveryStatus.Accepted, (await _database.TellAsync(Event(3))).Status);
        Assert.Equal([1L, 2L], [_database.Read<long>("SELECT MIN(Seq) FROM Deliveries"), _database.Read<long>("SELECT MAX(Seq) FROM Deliveries")]);
        Assert.True((await _database.Book.Verifier.VerifyAsync(null, TestContext.Current.CancellationToken)).IsWhole);
    }

    [Fact]
    public async Task A_changed_tier_decides_what_is_in_flight_at_once_and_measures_what_had_shipped_anew()
    {
        var told = new Candidate("checkout", "1", Monday.AddHours(-5), "sha256:" + new string('a', 64), new string('b', 40));
        await _database.RecordAsync([.. told.EverythingFor(Core.Gates.Gate.ReadyToShip).Append(told.Deployed("production", 60)).Select(e => _database.Draft(e))]);
        var cells = _database.Read<long>("SELECT RequirementCells FROM Rollups WHERE Shipped=1");

        await _database.TellAsync(Event(1) with { Service = "checkout", Version = "2", Details = new Dictionary<string, string> { ["tier"] = "1" } });
        await _database.Recorder.RedecideDueAsync(TestContext.Current.CancellationToken);

        Assert.True(_database.Read<long>("SELECT RequirementCells FROM Rollups WHERE Shipped=1") > cells);
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    private static PathEvent Event(int i) => new()
    {
        Type = EventTypes.TestSuiteRunFinished,
        SubjectId = "build/unit/",
        DeliveryKey = $"key-{i}",
        OccurredAt = Monday,
        ReceivedAt = Monday,
        Source = "native",
        Service = "ledger",
        Version = $"1.{i}",
        Stage = Stage.Build,
        Check = "unit",
        Outcome = Outcome.Success,
    };

    // No rule can say when a proof of the last moment of time ages out.
    private static PathEvent Poison(int i) => Event(i) with { OccurredAt = DateTimeOffset.MaxValue };
}
