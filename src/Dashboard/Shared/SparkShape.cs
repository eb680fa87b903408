namespace Dashboard.Shared;

/// <summary>The geometry of a sparkline in a box of 100 × 100, top left first.</summary>
public sealed record SparkShape(IReadOnlyList<string> Lines, (double X, double Y)? Last, double? PassY)
{
    private const double Margin = 8;

    public static SparkShape? Of(IReadOnlyList<double?> values, double? pass)
    {
        var known = values.OfType<double>().ToList();
        if (known.Count == 0)
            return null;

        var low = Math.Min(known.Min(), pass ?? double.MaxValue);
        var high = Math.Max(known.Max(), pass ?? double.MinValue);

        double Y(double value) => high == low ? 50 : Round(100 - Margin - ((value - low) / (high - low) * (100 - (2 * Margin))));
        double X(int index) => values.Count == 1 ? 100 : Round(index * 100.0 / (values.Count - 1));

        var lastIndex = values.Count - 1;
        while (values[lastIndex] is null)
            lastIndex--;

        return new SparkShape(
            Runs(values).Select(run => string.Join(' ', run.Select(index => $"{X(index)},{Y(values[index]!.Value)}"))).ToList(),
            (X(lastIndex), Y(values[lastIndex]!.Value)),
            pass is { } line ? Y(line) : null);
    }

    private static IEnumerable<List<int>> Runs(IReadOnlyList<double?> values)
    {
        var run = new List<int>();
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is not null)
            {
                run.Add(index);
                continue;
            }
            if (run.Count > 0)
                yield return run;
            run = [];
        }
        if (run.Count > 0)
            yield return run;
    }

    private static double Round(double value) => Math.Round(value, 2);
}
