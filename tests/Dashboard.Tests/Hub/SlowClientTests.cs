using System.Threading.Channels;
using Dashboard.Core.Pipeline;
using Dashboard.Hub;
using Dashboard.Journal;
using Dashboard.Tests.Ingest;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Hub;

public sealed class SlowClientTests(IngestApp app) : IClassFixture<IngestApp>
{
    private const int Many = 1_700;

    [Fact]
    public async Task One_that_does_not_read_keeps_nobody_waiting_and_misses_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        var books = app.Services.GetRequiredService<Books>();
        var (slow, quick) = (new Client(), new Client());
        slow.MayGoOn = new TaskCompletionSource();
        using var publisher = new HubPublisher(books, new Context(slow, quick), TimeProvider.System, NullLogger<HubPublisher>.Instance);
        await publisher.StartAsync(ct);
        await publisher.FollowAsync("slow", 0, () => Assert.Fail("cut off"), ct);
        await publisher.FollowAsync("quick", 0, () => Assert.Fail("cut off"), ct);

        await TellAsync(books, 0, Many);
        var heard = await quick.HearAsync(Many);
        Assert.True(slow.Count <= 1);
        slow.MayGoOn.SetResult();

        Assert.Equal(heard.Order().Distinct(), heard);
        Assert.Equal(heard, await slow.HearAsync(Many));

        // Both are among the others again.
        await TellAsync(books, Many, 3);
        Assert.Equal(await quick.HearAsync(3), await slow.HearAsync(3));
        publisher.Leave("slow");
        publisher.Leave("quick");
    }

    private static Task TellAsync(Books books, int from, int count) => books.Real.Recorder.RecordAsync(
        [.. Enumerable.Range(from, count).Select(Draft)], TestContext.Current.CancellationToken);

    private static DeliveryDraft Draft(int n)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new()
        {
            Connection = "v1",
            Id = $"slow-{n}",
            Repeat = Repeat.RefuseOtherBody,
            Source = "native",
            ReceivedAt = now,
            Body = BitConverter.GetBytes(n),
            Status = DeliveryStatus.Accepted,
            Events = [new PathEvent
            {
                Type = EventTypes.TestSuiteRunFinished, SubjectId = $"suite-{n}", DeliveryKey = $"slow-{n}", OccurredAt = now, ReceivedAt = now,
                Source = "native", Service = "slow", Version = "1", Check = "unit", Stage = Stage.Build,
            }],
        };
    }

    private sealed class Client : ILiveClient
    {
        private readonly Channel<long> _heard = Channel.CreateUnbounded<long>();

        public TaskCompletionSource? MayGoOn { get; set; }

        public int Count => _heard.Reader.Count;

        public async Task<List<long>> HearAsync(int count)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(Patience.Limit);
            List<long> heard = [];
            while (heard.Count < count)
                heard.Add(await _heard.Reader.ReadAsync(limit.Token));
            return heard;
        }

        public Task CurrentState(CurrentState state) => Task.CompletedTask;

        public Task CaughtUp(long sequence) => Task.CompletedTask;

        public Task GateDecided(GateDecidedMessage message) => Task.CompletedTask;

        public Task RolloutChanged(RolloutChangedMessage message) => Task.CompletedTask;

        public Task ReleaseChanged(ReleaseChangedMessage message) => Task.CompletedTask;

        public Task IncidentChanged(IncidentChangedMessage message) => Task.CompletedTask;

        public async Task EvidenceRecorded(EvidenceRecordedMessage message)
        {
            _heard.Writer.TryWrite(message.Sequence);
            if (MayGoOn is { } wait)
                await wait.Task;
        }
    }

    private sealed class Context(Client slow, Client quick) : IHubContext<LiveHub, ILiveClient>, IHubClients<ILiveClient>
    {
        public IHubClients<ILiveClient> Clients => this;

        public IGroupManager Groups => throw new NotSupportedException();

        public ILiveClient All => throw new NotSupportedException();

        public ILiveClient Client(string connectionId) => connectionId == "slow" ? slow : quick;

        public ILiveClient AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        ILiveClient IHubClients<ILiveClient>.Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();

        public ILiveClient Group(string groupName) => throw new NotSupportedException();

        public ILiveClient GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        ILiveClient IHubClients<ILiveClient>.Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();

        public ILiveClient User(string userId) => throw new NotSupportedException();

        public ILiveClient Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();
    }
}
