using System.Diagnostics.Metrics;

namespace Dashboard.Journal;

/// What the journal tells operators: how much came, how much waits, how long a commit takes.
public sealed class JournalMeter
{
    public const string Name = "Dashboard.Journal";

    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _refused;
    private readonly UpDownCounter<long> _queued;
    private readonly Histogram<double> _seconds;
    private readonly Histogram<int> _size;

    public JournalMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _deliveries = meter.CreateCounter<long>("dashboard.deliveries", "{delivery}", "Deliveries by what became of them.");
        _refused = meter.CreateCounter<long>("dashboard.deliveries.refused", "{delivery}", "Deliveries refused because too many were waiting.");
        _queued = meter.CreateUpDownCounter<long>("dashboard.queue", "{delivery}", "Deliveries waiting for their commit.");
        _seconds = meter.CreateHistogram<double>("dashboard.commit.duration", "s", "Time of one commit.");
        _size = meter.CreateHistogram<int>("dashboard.commit.size", "{delivery}", "Deliveries sharing one commit.");
    }

    public void Queued(int change) => _queued.Add(change);

    public void Refused() => _refused.Add(1);

    public void Committed(int size, TimeSpan took)
    {
        _size.Record(size);
        _seconds.Record(took.TotalSeconds);
    }

    public void Recorded(IReadOnlyList<RecordResult> results)
    {
        foreach (var result in results)
        {
            _deliveries.Add(1, new KeyValuePair<string, object?>("status", result.Status.ToString()));
        }
    }
}
