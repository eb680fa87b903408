using System.Threading.Channels;
using Dashboard.Hub;
using Dashboard.Tests.Ingest;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dashboard.Tests.Hub;

/// <summary>A program that follows the path, and everything it was sent, in order.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly Channel<object> _heard = Channel.CreateUnbounded<object>();

    private HubClient(IngestApp app, string? token) => _connection = new HubConnectionBuilder()
        .WithUrl("http://localhost/live", options =>
        {
            options.HttpMessageHandlerFactory = _ => app.Server.CreateHandler();
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.LongPolling;
            options.AccessTokenProvider = () => Task.FromResult(token);
        })
        .Build();

    public static async Task<HubClient> ConnectAsync(IngestApp app, string? token = IngestApp.Token)
    {
        var client = new HubClient(app, token);
        client.On<CurrentState>(nameof(ILiveClient.CurrentState));
        client.On<GateDecidedMessage>(nameof(ILiveClient.GateDecided));
        client.On<RolloutChangedMessage>(nameof(ILiveClient.RolloutChanged));
        client.On<EvidenceRecordedMessage>(nameof(ILiveClient.EvidenceRecorded));
        client.On<ReleaseChangedMessage>(nameof(ILiveClient.ReleaseChanged));
        client.On<IncidentChangedMessage>(nameof(ILiveClient.IncidentChanged));
        client.On<long>(nameof(ILiveClient.CaughtUp));
        await client._connection.StartAsync(TestContext.Current.CancellationToken);
        return client;
    }

    public Task FollowAsync(long? after) => _connection.InvokeAsync("Follow", after, TestContext.Current.CancellationToken);

    /// <summary>What was sent up to and including the first message that fits.</summary>
    public async Task<List<object>> HearUntilAsync(Func<object, bool> fits)
    {
        List<object> heard = [];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience.Limit);
        while (heard.Count == 0 || !fits(heard[^1]))
            heard.Add(await _heard.Reader.ReadAsync(limit.Token));
        return heard;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void On<T>(string method) => _connection.On<T>(method, message => _heard.Writer.TryWrite(message!));
}
