namespace Dashboard.Figures;

/// One cost as told, in millionths.
internal sealed record CostPoint(long At, long Micros, string Currency);

/// All costs in the order of their time, so that the sum of any time between is two look-ups.
internal sealed class CostLine
{
    private readonly long[] _moments;
    private readonly Dictionary<string, (long[] Moments, decimal[] Before)> _byCurrency;

    private CostLine(IReadOnlyDictionary<string, IReadOnlyList<CostPoint>> of)
    {
        Of = of;
        var costs = of.Values.SelectMany(c => c).OrderBy(c => c.At).ToList();
        _moments = [.. costs.Select(c => c.At)];
        _byCurrency = costs.GroupBy(c => c.Currency, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => (g.Select(c => c.At).ToArray(), RunningSums([.. g])), StringComparer.Ordinal);
    }

    /// What it was made from.
    public IReadOnlyDictionary<string, IReadOnlyList<CostPoint>> Of { get; }

    /// The same line while the costs are the same.
    public static CostLine From(CostLine? known, IReadOnlyDictionary<string, IReadOnlyList<CostPoint>> costs) =>
        known is not null && ReferenceEquals(known.Of, costs) ? known : new CostLine(costs);

    /// After the one moment, up to and with the other: the sums by currency.
    public Dictionary<string, decimal> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (currency, (moments, before)) in _byCurrency)
        {
            var (first, end) = (UpTo(moments, from), UpTo(moments, to));
            if (end > first)
            {
                sums[currency] = (before[end] - before[first]) / 1_000_000m;
            }
        }

        return sums;
    }

    /// The oldest and the newest cost of that time.
    public (DateTimeOffset? Oldest, DateTimeOffset? Newest) Edges(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, end) = (UpTo(_moments, from), UpTo(_moments, to));
        return end > first ? (new(_moments[first], TimeSpan.Zero), new(_moments[end - 1], TimeSpan.Zero)) : (null, null);
    }

    // How many are not later than the moment.
    private static int UpTo(long[] moments, DateTimeOffset moment)
    {
        var (low, high) = (0, moments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = moments[middle] <= moment.UtcTicks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static decimal[] RunningSums(List<CostPoint> costs)
    {
        var sums = new decimal[costs.Count + 1];
        for (var i = 0; i < costs.Count; i++)
        {
            sums[i + 1] = sums[i] + costs[i].Micros;
        }

        return sums;
    }
}
