using System.Diagnostics.Metrics;

namespace Dashboard.Live;

/// <summary>How busy the doorbell is. Circuits are counted by the framework itself, see <see cref="CircuitMeterName"/>.</summary>
public sealed class LiveMeter
{
    public const string Name = "Dashboard.Live";

    /// <summary>aspnetcore.components.circuit.active, .connected and .duration.</summary>
    public const string CircuitMeterName = "Microsoft.AspNetCore.Components.Server.Circuits";

    private readonly Counter<long> _rings;
    private readonly UpDownCounter<long> _listeners;
    private readonly Histogram<double> _answers;

    public LiveMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _rings = meter.CreateCounter<long>("dashboard.live.rings", "{ring}", "Changes told, by what they were about");
        _listeners = meter.CreateUpDownCounter<long>("dashboard.live.listeners", "{listener}", "Pages, panels and hubs that listen");
        _answers = meter.CreateHistogram<double>("dashboard.live.answer.duration", "s", "Time a listener took to read again");
    }

    // Only the kind: a key for every release would make as many time series.
    public void Rang(Topic topic) => _rings.Add(1, new KeyValuePair<string, object?>("topic", topic.Kind));

    public void Came() => _listeners.Add(1);

    public void Left() => _listeners.Add(-1);

    public void Answered(TimeSpan took, bool failed) =>
        _answers.Record(took.TotalSeconds, new KeyValuePair<string, object?>("failed", failed));
}
