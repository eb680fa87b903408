namespace Dashboard.Live;

/// <summary>
/// The doorbell of this node. It carries no data: a ring that is lost among others does no harm, no listener holds a stale
/// copy, and what a listener may see is checked when it reads. Ring only after the commit.
/// </summary>
public sealed class ChangeFeed(TimeProvider time, LiveMeter meter, ILogger<ChangeFeed> log)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<Topic, HashSet<Subscription>> _listeners = [];
    private readonly Guid _node = Guid.NewGuid();
    private long _published;

    /// <summary>How long a listener is left alone after it has answered a ring.</summary>
    public TimeSpan MinimumGap { get; init; } = TimeSpan.FromMilliseconds(250);

    public int ListenerCount
    {
        get
        {
            lock (_turn)
                return _listeners.Values.SelectMany(listeners => listeners).Distinct().Count();
        }
    }

    /// <summary>
    /// Changes with every ring on this node, and differs between nodes and starts. Whoever subscribes and finds the mark
    /// that stood before a read was made knows that nothing was missed since.
    /// </summary>
    public string Mark
    {
        get
        {
            lock (_turn)
                return $"{_node:N}-{_published}";
        }
    }

    public void Publish(params IEnumerable<Topic> topics)
    {
        var changed = topics.ToHashSet();
        lock (_turn)
        {
            _published++;
            // A listener to several of the topics is rung once: a second ring could come too late to merge with the first.
            foreach (var listener in changed.SelectMany(ListenersTo).ToHashSet())
                listener.Ring();
        }
        foreach (var topic in changed)
            meter.Rang(topic);
    }

    public Subscription Subscribe(Topic topic, Func<CancellationToken, Task> answer) => Subscribe([topic], answer);

    /// <summary>A listener of the server's own may ask for a shorter gap than readers of pages have.</summary>

    public Subscription Subscribe(IEnumerable<Topic> topics, Func<CancellationToken, Task> answer, TimeSpan? minimumGap = null)
    {
        var listener = new Subscription(this, topics.ToHashSet(), answer, minimumGap ?? MinimumGap, time, meter, log);
        lock (_turn)
        {
            foreach (var topic in listener.Topics)
            {
                if (!_listeners.TryGetValue(topic, out var listeners))
                    _listeners.Add(topic, listeners = []);
                listeners.Add(listener);
            }
        }
        meter.Came();
        return listener;
    }

    internal void Remove(Subscription listener)
    {
        lock (_turn)
        {
            // A topic nobody listens to is forgotten: there is one for every release ever looked at.
            foreach (var topic in listener.Topics)
            {
                if (_listeners.TryGetValue(topic, out var listeners) && listeners.Remove(listener) && listeners.Count == 0)
                    _listeners.Remove(topic);
            }
        }
        meter.Left();
    }

    private IEnumerable<Subscription> ListenersTo(Topic topic) => _listeners.GetValueOrDefault(topic) ?? [];
}
