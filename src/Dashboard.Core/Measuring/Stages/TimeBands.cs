namespace Dashboard.Core.Measuring.Stages;

/// <summary>
/// Times counted in bands, so that many days can be added up and still tell a percentile. A band is at most a half wider than where it
/// begins, and a percentile is taken as if the times in a band were spread evenly: it is told as "about".
/// </summary>
public static class TimeBands
{
    // Seconds at which the next band begins; the last has no end and tells its beginning.
    private static readonly int[] Edges =
    [
        0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 40, 60, 80, 100, 120, 150, 180, 210, 240, 300, 360, 420, 480, 540, 600, 720, 900, 1_080, 1_200, 1_500, 1_800,
        2_400, 3_000, 3_600, 4_500, 5_400, 7_200, 9_000, 10_800, 14_400, 18_000, 21_600, 28_800, 36_000, 43_200, 57_600, 86_400, 129_600, 172_800,
    ];

    private static readonly IReadOnlyDictionary<int, long> None = new Dictionary<int, long>();

    /// <summary>The band of a time; a negative one is none at all.</summary>
    public static int Of(TimeSpan time)
    {
        var place = Array.BinarySearch(Edges, (int)Math.Clamp(time.Ticks / TimeSpan.TicksPerSecond, 0, int.MaxValue));
        return place >= 0 ? place : ~place - 1;
    }

    /// <summary>One time in its band; nothing where none was told.</summary>
    public static IReadOnlyDictionary<int, long> One(TimeSpan? time) => time is { } told ? new Dictionary<int, long>(1) { [Of(told)] = 1 } : None;

    /// <summary>Both counts together.</summary>
    public static IReadOnlyDictionary<int, long> Sum(IReadOnlyDictionary<int, long> a, IReadOnlyDictionary<int, long> b) =>
        a.Count == 0 ? b : b.Count == 0 ? a : a.Concat(b).GroupBy(x => x.Key).ToDictionary(g => g.Key, g => g.Sum(x => x.Value));

    /// <summary>The time under which that share of all lies (0..1); null of none.</summary>
    public static TimeSpan? Percentile(IReadOnlyDictionary<int, long> bands, double share)
    {
        var all = bands.Values.Sum();
        var wanted = share * all;
        double before = 0;
        foreach (var (band, count) in bands.Where(b => b.Value > 0).OrderBy(b => b.Key))
        {
            if (before + count >= wanted)
            {
                var from = Edges[band];
                var to = band + 1 < Edges.Length ? Edges[band + 1] : from;
                return TimeSpan.FromSeconds(Math.Round(from + ((to - from) * (wanted - before) / count)));
            }

            before += count;
        }

        return null;
    }
}
