using System.Diagnostics.CodeAnalysis;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Journal;

/// <summary>Many writers at once.</summary>
public sealed class LoadTests : IAsyncDisposable
{
    private static readonly DateTimeOffset NewYear = new(2026, 12, 31, 23, 58, 30, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(NewYear);
    private readonly TestDatabase _database;

    public LoadTests() => _database = new TestDatabase(_time);

    [Fact]
    public async Task Every_event_sent_up_to_five_times_in_parallel_is_kept_once()
    {
        var events = 10_000 * Scale.Factor;
        var random = new Random(6);
        var sendings = Enumerable.Range(0, events).SelectMany(i => Enumerable.Repeat(i, random.Next(1, 6))).ToArray();
        random.Shuffle(sendings);
        // Every hundredth id comes once more with another body.
        var refused = Enumerable.Range(0, events / 100).Select(i => i * 100).ToList();

        var statuses = await InParallelAsync(sendings, i => _database.Draft(Event(i)));
        var conflicts = await InParallelAsync(refused, i => _database.Draft(Event(i), body: "another"));

        Assert.Equal(events, statuses.Count(s => s == DeliveryStatus.Accepted));
        Assert.Equal(sendings.Length - events, statuses.Count(s => s == DeliveryStatus.Duplicate));
        Assert.All(conflicts, s => Assert.Equal(DeliveryStatus.Conflict, s));
        Assert.Equal((events, refused.Count, sendings.Length - events), (
            _database.Read<int>("SELECT COUNT(*) FROM Deliveries"), _database.Read<int>("SELECT SUM(Conflicts) FROM Deliveries"), _database.Read<int>("SELECT SUM(Repeats) FROM Deliveries")));
        await IsWholeAsync(events);
    }

    [Fact]
    public async Task Sixty_four_writers_across_minutes_hours_and_days_are_never_refused()
    {
        const int boundaries = 100;
        var sent = 0;
        for (var i = 0; i < boundaries; i++)
        {
            // Half of them before the boundary is crossed, half after, all under way together.
            var writers = Enumerable.Range(0, 64).Select(async w =>
            {
                if (w == 32)
                    _time.Advance(i % 3 == 0 ? TimeSpan.FromMinutes(1) : i % 3 == 1 ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1));
                return await _database.TellAsync(Event(Interlocked.Increment(ref sent)));
            }).ToList();
            Assert.All(await Task.WhenAll(writers), r => Assert.Equal(DeliveryStatus.Accepted, r.Status));
        }

        await IsWholeAsync(boundaries * 64);
    }

    [Fact]
    public async Task A_queue_that_is_full_refuses_at_once_and_forgets_nothing_it_took()
    {
        await _database.TellAsync(Event(0));
        List<Task<IReadOnlyList<RecordResult>>> recordings;
        await using (var other = new SqliteConnection(_database.ConnectionString))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var turn = other.BeginTransaction(deferred: false);
            recordings = [.. Enumerable.Range(1, 9_000).Select(i => _database.RecordAsync(_database.Draft(Event(i))))];

            var refused = recordings.Where(r => r.IsFaulted).Select(r => r.Exception!.InnerException).ToList();
            Assert.True(refused.Count >= 9_000 - 8_192 - 256);
            Assert.All(refused, problem => Assert.True(Assert.IsType<JournalUnavailableException>(problem).RetryAfter > TimeSpan.Zero));
        }

        var outcomes = await Task.WhenAll(recordings.Select(WasKeptAsync));
        Assert.Equal(outcomes.Count(kept => kept) + 1, _database.Read<int>("SELECT COUNT(*) FROM Deliveries"));
        Assert.Equal(DeliveryStatus.Accepted, (await _database.TellAsync(Event(9_001))).Status);
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    private static async Task<bool> WasKeptAsync(Task<IReadOnlyList<RecordResult>> recording)
    {
        try
        {
            return (await recording)[0].Status == DeliveryStatus.Accepted;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }

    [SuppressMessage("Usage", "xUnit1051", Justification = "The writers end by themselves.")]
    private async Task<IReadOnlyList<DeliveryStatus>> InParallelAsync(IReadOnlyList<int> of, Func<int, DeliveryDraft> draft)
    {
        var statuses = new DeliveryStatus[of.Count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < of.Count; i = Interlocked.Increment(ref next))
                statuses[i] = (await _database.RecordAsync(draft(of[i])))[0].Status;
        })));
        return statuses;
    }

    private async Task IsWholeAsync(int events)
    {
        Assert.Equal(events, _database.Read<int>("SELECT COUNT(*) FROM Facts WHERE DeliverySeq>0"));
        Assert.True((await _database.Book.Verifier.VerifyAsync(null, TestContext.Current.CancellationToken)).IsWhole);
    }

    private PathEvent Event(int i) => new()
    {
        Type = EventTypes.TestSuiteRunFinished,
        SubjectId = "build/unit/",
        DeliveryKey = $"key-{i}",
        OccurredAt = NewYear,
        ReceivedAt = _time.GetUtcNow(),
        Source = "native",
        Service = $"service-{i % 20}",
        Version = $"1.{i % 500}",
        Stage = Stage.Build,
        Check = "unit",
        Suite = $"{i % 7}",
        Outcome = Outcome.Success,
    };
}
