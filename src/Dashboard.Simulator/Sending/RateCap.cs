namespace Dashboard.Simulator.Sending;

/// <summary>Holds a stream to a number of events a second, measured from its first event.</summary>
internal sealed class RateCap(double? perSecond, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private long _sent;

    public async Task TakeAsync(int events, CancellationToken stop)
    {
        if (perSecond is { } rate)
        {
            var due = TimeSpan.FromSeconds(_sent / rate) - clock.GetElapsedTime(_began);
            _sent += events;
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, clock, stop);
            }
        }
    }
}
