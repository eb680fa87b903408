using Dashboard.Core.Canaries;

namespace Dashboard.Canaries;

/// A metric over time, new against the version before, with its pass line and the side that fails: points of 0 to 100, downwards.
public sealed record CourseScale(string Canary, string? Baseline, double LastX, double LastY, double Line, double BadFrom, double BadTo)
{
    private const double Margin = 0.15;

    /// Null for fewer than two readings with a value, or without a line or its failing side.
    public static CourseScale? Of(IReadOnlyList<MetricReading>? readings)
    {
        List<MetricReading> told = [.. (readings ?? []).Where(r => r.Canary is not null).OrderBy(r => r.At)];
        if (told.Count < 2 || told[^1] is not { Threshold: { } line, Direction: "above" or "below" } last || last.At <= told[0].At)
        {
            return null;
        }

        var values = told.Select(r => r.Canary!.Value).Concat(told.Select(r => r.Baseline).OfType<double>()).Append(line).ToList();
        var (low, high) = (values.Min(), values.Max());
        var room = high > low ? (high - low) * Margin : Math.Max(Math.Abs(high), 1) * Margin;
        (low, high) = (low - room, high + room);

        double Y(double value) => (high - value) / (high - low) * 100;
        double X(DateTimeOffset at) => (at - told[0].At) / (last.At - told[0].At) * 100;
        string Points(IEnumerable<(DateTimeOffset At, double Value)> of) => string.Join(' ', of.Select(p => FormattableString.Invariant($"{X(p.At):0.##},{Y(p.Value):0.##}")));

        var before = told.Where(r => r.Baseline is not null).Select(r => (r.At, r.Baseline!.Value)).ToList();
        return new CourseScale(
            Points(told.Select(r => (r.At, r.Canary!.Value))), before.Count < 2 ? null : Points(before), 100, Y(last.Canary!.Value), Y(line),
            last.Direction == "above" ? 0 : Y(line), last.Direction == "above" ? Y(line) : 100);
    }
}
