namespace Dashboard.Simulator.Stream;

/// <summary>What one service has still to tell, by time; of equal times the one written first.</summary>
internal sealed class EventLog(string service)
{
    private readonly PriorityQueue<LifeEvent, (long At, long Ordinal)> _waiting = new();
    private long _written;

    public void Write(string type, DateTimeOffset at, IEnumerable<(string Key, object? Value)> values)
    {
        at = WholeSecond(at);
        var known = new List<(string, object)>();
        foreach (var (key, value) in values)
        {
            if (value is not null)
            {
                known.Add((key, value is DateTimeOffset time ? WholeSecond(time) : value));
            }
        }

        var ordinal = ++_written;
        _waiting.Enqueue(new LifeEvent(service, ordinal, type, at, known), (at.UtcTicks, ordinal));
    }

    public IEnumerable<LifeEvent> TakeBefore(DateTimeOffset end)
    {
        while (_waiting.TryPeek(out var next, out _) && next.At < end)
        {
            yield return _waiting.Dequeue();
        }
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerSecond));
}
