namespace Dashboard.Ingest.Formats;

/// <summary>
/// When it happened: <c>at</c>, else the end, the start, the queueing, else the receipt.
/// <c>duration</c> in seconds fills the end that is missing.
/// </summary>
public readonly record struct NativeTimes(
    DateTimeOffset OccurredAt, DateTimeOffset? QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt)
{
    private const double LongestDuration = 366 * 24 * 3600d;

    public static NativeTimes Read(NativeFields fields, List<string> notices)
    {
        var queued = fields.Time("queued");
        var started = fields.Time("started");
        var finished = fields.Time("finished");
        var at = fields.Time("at");
        if (fields.Number("duration", 0, LongestDuration) is { } seconds)
        {
            var duration = TimeSpan.FromSeconds(seconds);
            if (started is not null)
            {
                finished ??= started + duration;
            }
            else
            {
                finished ??= at ?? fields.ReceivedAt;
                started = finished - duration;
            }
        }

        (started, finished) = Sensible(started, finished, notices);
        return new NativeTimes(at ?? finished ?? started ?? queued ?? fields.ReceivedAt, queued, started, finished);
    }

    /// A run that ends before it starts has one wrong clock; the end is kept because evidence is ordered by it.
    public static (DateTimeOffset? Started, DateTimeOffset? Finished) Sensible(
        DateTimeOffset? started, DateTimeOffset? finished, List<string> notices)
    {
        if (started is null || finished is null || started <= finished)
        {
            return (started, finished);
        }

        notices.Add("it is said to have finished before it started; the start was left out");
        return (null, finished);
    }
}
