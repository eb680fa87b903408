using System.Diagnostics.Metrics;

namespace Dashboard.Tests.Support;

/// <summary>What one meter of one factory measured.</summary>
public sealed class Meters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _seen = [];

    public Meters(IMeterFactory factory, string name)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Other tests measure at the same time, each with a factory of its own.
            if (instrument.Meter.Name == name && ReferenceEquals(instrument.Meter.Scope, factory))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public double Sum(string name, string? tag = null, object? value = null) => Seen(name, tag, value).Sum(seen => seen.Value);

    public int Count(string name, string? tag = null, object? value = null) => Seen(name, tag, value).Count();

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_seen)
            _seen.Add((instrument.Name, value, tags.ToArray()));
    }

    private IEnumerable<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> Seen(string name, string? tag, object? value)
    {
        lock (_seen)
            return [.. _seen.Where(seen => seen.Name == name && (tag is null || seen.Tags.Contains(new(tag, value))))];
    }
}
