using System.Collections.Concurrent;
using Dashboard.Journal;
using Dashboard.Live;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Hub;

/// Reads new facts once for all clients when the doorbell rings and sends them in order. A client that follows from an older
/// sequence is brought up to the same point first and joins between two sendings, so that it gets everything once.
public sealed partial class HubPublisher(Books books, IHubContext<LiveHub, ILiveClient> hub, TimeProvider time, ILogger<HubPublisher> log)
    : IHostedService, IDisposable
{
    private const string Followers = "followers";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<string, bool> _followers = [];
    private LiveMessages? _messages;
    private Subscription? _subscription;
    private long _sent;

    private LiveMessages Messages => _messages ??= new LiveMessages(books.Real.Contexts, time);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = books.Real.Changes.Subscribe([Topic.Releases, Topic.Gates, Topic.Rollouts, Topic.Incidents], PublishAsync, TimeSpan.Zero);
        _sent = await Messages.NewestAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// Brings one client from a sequence (null: from now, with the current state) up to the present and lets it follow.
    public async Task FollowAsync(string connection, long? after, CancellationToken ct)
    {
        var client = hub.Clients.Client(connection);
        long reached;
        if (after is { } sequence)
        {
            reached = Math.Max(0, sequence);
        }
        else
        {
            var now = await Messages.NowAsync(ct);
            await client.CurrentState(now);
            reached = now.Sequence;
        }

        while (!await JoinAsync(connection, client, reached, ct))
        {
            var (messages, next) = await Messages.AfterAsync(reached, ct);
            await SendAsync(client, messages);
            reached = next;
        }
    }

    public void Leave(string connection) => _followers.TryRemove(connection, out _);

    public void Dispose()
    {
        _subscription?.Dispose();
        _turn.Dispose();
    }

    // True when the client stood exactly where the others stand; then it is one of them.
    private async Task<bool> JoinAsync(string connection, ILiveClient client, long reached, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (reached < _sent)
                return false;
            if (reached > _sent)
                await CatchUpAsync(reached, ct);
            await client.CaughtUp(_sent);
            _followers[connection] = true;
            await hub.Groups.AddToGroupAsync(connection, Followers, ct);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task PublishAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_followers.IsEmpty)
            {
                // Nobody to read for; whoever comes is brought up to here first.
                _sent = Math.Max(_sent, books.Real.Sequence);
                return;
            }

            await CatchUpAsync(long.MaxValue, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task CatchUpAsync(long until, CancellationToken ct)
    {
        while (_sent < until)
        {
            var (messages, reached) = await Messages.AfterAsync(_sent, ct);
            if (reached == _sent)
                return;
            await SendAsync(hub.Clients.Group(Followers), messages);
            _sent = reached;
            Log.Published(log, messages.Count, reached);
        }
    }

    private static async Task SendAsync(ILiveClient client, IReadOnlyList<LiveMessage> messages)
    {
        foreach (var message in messages)
        {
            await (message switch
            {
                GateDecidedMessage m => client.GateDecided(m),
                RolloutChangedMessage m => client.RolloutChanged(m),
                EvidenceRecordedMessage m => client.EvidenceRecorded(m),
                ReleaseChangedMessage m => client.ReleaseChanged(m),
                IncidentChangedMessage m => client.IncidentChanged(m),
                _ => throw new InvalidOperationException($"{message.GetType().Name} has no method on ILiveClient"),
            });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Sent {Count} messages, up to fact {Sequence}.")]
        public static partial void Published(ILogger log, int count, long sequence);
    }
}
