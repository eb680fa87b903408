using System.Collections.Concurrent;
using Dashboard.Journal;
using Dashboard.Live;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Hub;

/// Reads new facts once for all clients when the doorbell rings and hands them to each in order. A client that follows from an older
/// sequence is brought up to the same point first and joins between two handings, so that it gets everything once. Nothing is sent
/// during a handing: a client that takes its time delays nobody else.
public sealed partial class HubPublisher(Books books, IHubContext<LiveHub, ILiveClient> hub, TimeProvider time, ILogger<HubPublisher> log)
    : IHostedService, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<string, Follower> _followers = [];
    private LiveMessages? _messages;
    private Subscription? _subscription;
    private long _handed;

    private LiveMessages Messages => _messages ??= new LiveMessages(books.Real.Contexts, time);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = books.Real.Changes.Subscribe([Topic.Releases, Topic.Gates, Topic.Rollouts, Topic.Incidents], PublishAsync, TimeSpan.Zero);
        _handed = await Messages.NewestAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// Brings one client from a sequence (null: from now, with the current state) up to the present and lets it follow until it is gone.
    /// One that cannot be served is aborted; it can come back to where it was.
    public async Task FollowAsync(string connection, long? after, Action abort, CancellationToken gone)
    {
        if (_followers.TryRemove(connection, out var before))
        {
            before.End();
            await before.Sending;
        }

        var follower = new Follower(hub.Clients.Client(connection));
        long reached;
        if (after is { } sequence)
        {
            reached = Math.Max(0, sequence);
        }
        else
        {
            var now = await Messages.NowAsync(gone);
            await follower.Client.CurrentState(now);
            reached = now.Sequence;
        }

        reached = await BringUpAsync(connection, follower, reached, gone);
        follower.Sending = SendOnAsync(connection, follower, reached, abort, gone);
    }

    public void Leave(string connection)
    {
        if (_followers.TryRemove(connection, out var follower))
            follower.End();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _turn.Dispose();
    }

    private async Task<long> BringUpAsync(string connection, Follower follower, long reached, CancellationToken gone)
    {
        long? joined;
        while ((joined = await JoinAsync(connection, follower, reached, gone)) is null)
        {
            var (messages, next) = await Messages.AfterAsync(reached, gone);
            foreach (var message in messages)
                await follower.SendAsync(message);
            reached = next;
        }

        await follower.Client.CaughtUp(joined.Value);
        return joined.Value;
    }

    // Where the client joined, when it stood exactly where the others stand; then it is one of them.
    private async Task<long?> JoinAsync(string connection, Follower follower, long reached, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (reached > _handed)
                await CatchUpAsync(reached, ct);
            if (reached < _handed)
                return null;
            follower.Join();
            _followers[connection] = follower;
            return _handed;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task SendOnAsync(string connection, Follower follower, long reached, Action abort, CancellationToken gone)
    {
        try
        {
            while (true)
            {
                reached = await follower.SendAsync(reached, gone);
                if (follower.HasEnded)
                    return;
                Log.Behind(log, connection, reached);
                reached = await BringUpAsync(connection, follower, reached, gone);
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
        }
        catch (Exception problem)
        {
            Log.NotServed(log, connection, problem);
            abort();
        }
        finally
        {
            _followers.TryRemove(new(connection, follower));
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
                _handed = Math.Max(_handed, books.Real.Sequence);
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
        while (_handed < until)
        {
            var (messages, reached) = await Messages.AfterAsync(_handed, ct);
            if (reached == _handed)
                return;
            foreach (var follower in _followers.Values)
                follower.Add(messages);
            _handed = reached;
            Log.Published(log, messages.Count, reached);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Handed out {Count} messages, up to fact {Sequence}.")]
        public static partial void Published(ILogger log, int count, long sequence);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Client {Connection} is behind; it is brought up from fact {Sequence}.")]
        public static partial void Behind(ILogger log, string connection, long sequence);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Client {Connection} could not be served and was cut off; it can come back to where it was.")]
        public static partial void NotServed(ILogger log, string connection, Exception problem);
    }
}
