using Dashboard.Core.Canaries;

namespace Dashboard.Canaries;

/// Where a reading, its baseline and its pass line lie on a line of 0 to 100, and which side of it fails.
public sealed record MetricScale(double Canary, double? Baseline, double Line, double BadFrom, double BadTo)
{
    private const double Margin = 0.12;

    public static MetricScale? Of(MetricReading metric)
    {
        if (metric is not { Canary: { } canary, Threshold: { } line, Direction: "above" or "below" })
        {
            return null;
        }

        double[] points = metric.Baseline is { } known ? [canary, line, known] : [canary, line];
        var (low, high) = (points.Min(), points.Max());
        var room = high > low ? (high - low) * Margin : Math.Max(Math.Abs(high), 1) * Margin;
        (low, high) = (low - room, high + room);

        double At(double value) => (value - low) / (high - low) * 100;

        return new MetricScale(
            At(canary), metric.Baseline is { } before ? At(before) : null, At(line),
            metric.Direction == "above" ? At(line) : 0, metric.Direction == "above" ? 100 : At(line));
    }
}
