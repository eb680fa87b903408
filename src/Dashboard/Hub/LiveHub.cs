using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Hub;

/// For programs that follow the path: wall boards, chat bots, deployment tools. It only reads.
public sealed class LiveHub(HubPublisher publisher) : Hub<ILiveClient>
{
    /// Without a sequence: the current state, then everything that happens. With one: everything after it, then everything that happens.
    public Task Follow(long? after) => publisher.FollowAsync(Context.ConnectionId, after, Context.Abort, Context.ConnectionAborted);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        publisher.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
