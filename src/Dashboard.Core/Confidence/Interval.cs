namespace Dashboard.Core.Confidence;

/// <summary>A range a true rate probably lies in, both ends 0..1.</summary>
public sealed record Interval(double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>
    /// The 95 % Wilson score interval of <paramref name="successes"/> in <paramref name="trials"/>; null without trials.
    /// Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference".
    /// </summary>
    public static Interval? Wilson(long successes, long trials)
    {
        if (trials <= 0)
        {
            return null;
        }

        var p = (double)successes / trials;
        var z2 = Z * Z;
        var centre = p + (z2 / (2 * trials));
        var spread = Z * Math.Sqrt(((p * (1 - p)) + (z2 / (4 * trials))) / trials);
        var scale = 1 + (z2 / trials);
        return new Interval(
            successes == 0 ? 0 : Math.Max(0, (centre - spread) / scale),
            successes == trials ? 1 : Math.Min(1, (centre + spread) / scale));
    }
}
