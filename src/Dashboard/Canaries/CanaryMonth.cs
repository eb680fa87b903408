using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Figures;

namespace Dashboard.Canaries;

/// What the rollouts of the last weeks came to, in figures; the pages behind them hold the rows.
public sealed record CanaryMonth
{
    /// "in the last 30 days", and the longer window of the way back.
    public required string WindowWords { get; init; }
    public required string WayBackWords { get; init; }
    public required CanaryRecord Record { get; init; }
    public required PaceRecord Pace { get; init; }
    public DateTimeOffset? NewestShippedAt { get; init; }
    public required WayBack WayBack { get; init; }

    /// Services that customers use, and how many of them never practised their way back.
    public required int Services { get; init; }
    public required int NeverPractised { get; init; }
    public required DateTimeOffset AsOf { get; init; }

    public static CanaryMonth Of(CanaryReading reading) => new()
    {
        WindowWords = Last(reading.Window),
        WayBackWords = Last(CanaryReading.WayBackWindow),
        Record = reading.Record,
        Pace = reading.Pace,
        NewestShippedAt = reading.Shipped.Count > 0 ? reading.Shipped[0].Way.ShippedAt : null,
        WayBack = reading.WayBack,
        Services = reading.WaysBack.Count,
        AsOf = reading.AsOf,
        NeverPractised = reading.WaysBack.Count(w => w.Way.Last is null),
    };

    internal static string Last(TimeSpan window) => $"in the last {Words.Count((long)window.TotalDays, "day")}";
}
