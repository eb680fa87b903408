using System.Collections.Concurrent;
using System.Diagnostics;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Journal;

/// <summary>What operators can see of the journal's work.</summary>
public sealed class CommitMeasuresTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase _database = new(new FakeTimeProvider(Monday));

    [Fact]
    public async Task Deliveries_are_counted_by_outcome_and_commits_by_size_and_the_queue_empties()
    {
        using var meters = new Meters(_database.Factory, JournalMeter.Name);
        await _database.RecordAsync([.. Enumerable.Range(0, 7).Select(i => _database.Draft(Event(i)))]);
        await _database.TellAsync(Event(3));
        await _database.RecordAsync(_database.Draft(Event(4), body: "another"));
        var recorder = _database.Recorder;
        await _database.CloseAsync();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => recorder.RecordAsync([_database.Draft(Event(8))], CancellationToken.None));

        Assert.Equal(7, meters.Sum("dashboard.deliveries", "status", nameof(DeliveryStatus.Accepted)));
        Assert.Equal(1, meters.Sum("dashboard.deliveries", "status", nameof(DeliveryStatus.Duplicate)));
        Assert.Equal(1, meters.Sum("dashboard.deliveries", "status", nameof(DeliveryStatus.Conflict)));
        Assert.Equal(1, meters.Sum("dashboard.deliveries.refused"));
        Assert.Equal(3, meters.Count("dashboard.commit.size"));
        Assert.Equal(9, meters.Sum("dashboard.commit.size"));
        Assert.Equal(3, meters.Count("dashboard.commit.duration"));
        Assert.True(meters.Sum("dashboard.commit.duration") > 0);
        Assert.True(meters.Count("dashboard.queue") >= 6);
        Assert.Equal(0, meters.Sum("dashboard.queue"));
    }

    [Fact]
    public async Task A_commit_is_traced_with_its_size_and_the_requests_it_answers()
    {
        using var traces = new Traces(JournalMeter.Name);
        using var request = new Activity("request").Start();
        await _database.RecordAsync([.. Enumerable.Range(0, 5).Select(i => _database.Draft(Event(i)))]);
        await _database.CloseAsync();

        var commit = Assert.Single(traces.LinkedTo(request));
        Assert.Equal(5, commit.GetTagItem("dashboard.commit.size"));
        Assert.True(commit.Duration > TimeSpan.Zero);
        Assert.Equal(ActivityStatusCode.Unset, commit.Status);
    }

    [Fact]
    public async Task A_commit_that_fails_is_traced_as_an_error()
    {
        using var traces = new Traces(JournalMeter.Name);
        using var request = new Activity("request").Start();
        Assert.True(_database.Recorder.IsWritable);
        await using (var other = new SqliteConnection(_database.ConnectionString))
        {
            await other.OpenAsync();
            await using var turn = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<JournalUnavailableException>(() => _database.TellAsync(Event(1)));
        }

        await _database.CloseAsync();
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(traces.LinkedTo(request)).Status);
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
    };

    private sealed class Traces : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _stopped = new();
        private readonly ActivityListener _listener;

        public Traces(string source)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = s => s.Name == source,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _stopped.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        // Other tests commit at the same time.
        public IEnumerable<Activity> LinkedTo(Activity request) => _stopped.Where(a => a.Links.Any(link => link.Context.SpanId == request.SpanId));

        public void Dispose() => _listener.Dispose();
    }
}
