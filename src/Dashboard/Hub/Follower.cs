using System.Threading.Channels;

namespace Dashboard.Hub;

/// One client that follows, and what it is still to be sent. Bounded: one that is slower than the path keeps nobody waiting;
/// it is handed no more, and reads from the journal what it missed once it has sent what it has.
internal sealed class Follower(ILiveClient client)
{
    private const int Most = 1_000;

    private readonly Lock _change = new();
    private Channel<LiveMessage> _waiting = NewQueue();
    private volatile bool _ended;

    public ILiveClient Client => client;

    public bool HasEnded => _ended;

    /// Completes when nothing is sent to it any more.
    public Task Sending { get; set; } = Task.CompletedTask;

    /// It stands where the others stand, with nothing waiting.
    public void Join()
    {
        lock (_change)
        {
            _waiting = NewQueue();
            if (_ended)
                _waiting.Writer.TryComplete();
        }
    }

    /// False from the first message that finds no room until it joins again.
    public bool Add(IReadOnlyList<LiveMessage> messages)
    {
        foreach (var message in messages)
        {
            if (!_waiting.Writer.TryWrite(message))
            {
                _waiting.Writer.TryComplete();
                return false;
            }
        }

        return true;
    }

    /// Sends what waits and what comes, until it has ended or found no room; answers the last sequence sent.
    public async Task<long> SendAsync(long reached, CancellationToken ct)
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync(ct))
        {
            if (_ended)
                break;
            await SendAsync(message);
            reached = message.Sequence;
        }

        return reached;
    }

    public Task SendAsync(LiveMessage message) => message switch
    {
        GateDecidedMessage m => client.GateDecided(m),
        RolloutChangedMessage m => client.RolloutChanged(m),
        EvidenceRecordedMessage m => client.EvidenceRecorded(m),
        ReleaseChangedMessage m => client.ReleaseChanged(m),
        IncidentChangedMessage m => client.IncidentChanged(m),
        _ => throw new InvalidOperationException($"{message.GetType().Name} has no method on ILiveClient"),
    };

    public void End()
    {
        lock (_change)
        {
            _ended = true;
            _waiting.Writer.TryComplete();
        }
    }

    private static Channel<LiveMessage> NewQueue() => Channel.CreateBounded<LiveMessage>(new BoundedChannelOptions(Most) { SingleReader = true });
}
