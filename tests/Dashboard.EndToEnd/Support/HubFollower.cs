using System.Threading.Channels;
using Dashboard.Hub;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dashboard.EndToEnd.Support;

/// A program that follows the path, as docs/live.md shows it.
internal sealed class HubFollower : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly Channel<object> _heard = Channel.CreateUnbounded<object>();

    private HubFollower(RunningApp app)
    {
        _connection = new HubConnectionBuilder()
            .WithUrl(new Uri(app.Address, "live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(app.Token))
            .Build();
        Hear<CurrentState>("CurrentState");
        Hear<GateDecidedMessage>("GateDecided");
        Hear<RolloutChangedMessage>("RolloutChanged");
        Hear<EvidenceRecordedMessage>("EvidenceRecorded");
        Hear<ReleaseChangedMessage>("ReleaseChanged");
        Hear<IncidentChangedMessage>("IncidentChanged");
        _connection.On<long>("CaughtUp", sequence => _heard.Writer.TryWrite(new CaughtUp(sequence)));
    }

    public static async Task<HubFollower> StartAsync(RunningApp app, long? after)
    {
        var follower = new HubFollower(app);
        await follower._connection.StartAsync();
        await follower._connection.InvokeAsync("Follow", after);
        return follower;
    }

    /// The next thing heard.
    public async Task<T> NextAsync<T>()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        return Assert.IsType<T>(await _heard.Reader.ReadAsync(limit.Token));
    }

    /// So many recorded changes, whatever else is said between them.
    public async Task<IReadOnlyList<LiveMessage>> TakeAsync(int count)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        List<LiveMessage> messages = [];
        while (messages.Count < count)
        {
            if (await _heard.Reader.ReadAsync(limit.Token) is LiveMessage message)
                messages.Add(message);
        }

        return messages;
    }

    /// Everything heard up to one of a kind, that one left out.
    public async Task<IReadOnlyList<LiveMessage>> UntilAsync<T>()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        List<LiveMessage> messages = [];
        while (await _heard.Reader.ReadAsync(limit.Token) is LiveMessage message and not T)
            messages.Add(message);
        return messages;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private void Hear<T>(string name) where T : notnull => _connection.On<T>(name, message => _heard.Writer.TryWrite(message));
}

internal sealed record CaughtUp(long Sequence);
