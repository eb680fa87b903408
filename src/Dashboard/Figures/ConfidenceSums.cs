using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Dashboard.Journal.Writing;

namespace Dashboard.Figures;

/// The sums of every service over the window, now and as they would have been at the end of each of the weeks before.
/// Windows overlap, so the days are summed by the database between all their edges, once.
internal sealed class ConfidenceSums
{
    public const int Weeks = 12;
    public const int WindowDays = 30;
    private const int DaysPerWeek = 7;

    // Cost compares 28 days with the 28 before, for each of the weeks.
    private const int Reach = (Weeks - 1 + 8) * DaysPerWeek;

    // 30 days end two days into a week: each week is cut there, and window w is the stretches 2w to 2w+8.
    private const int Overhang = WindowDays % DaysPerWeek;
    private const int PerWeek = 2;
    private const int StretchesPerWindow = (WindowDays / DaysPerWeek * PerWeek) + 1;
    private const int StretchesPerPeriod = 4 * PerWeek;

    public static readonly string Sql =
        $"""
        SELECT Service, Ago / {DaysPerWeek} * {PerWeek} + CASE WHEN Ago % {DaysPerWeek} >= {Overhang} THEN 1 ELSE 0 END AS Stretch, {MeasureColumns.Sums}
        FROM (SELECT *, CASE WHEN Day > @today THEN 0 ELSE @today - Day END AS Ago FROM Rollups WHERE Day > @today - {Reach})
        GROUP BY Service, Stretch
        """;

    private readonly Dictionary<string, Measures?[]> _byService;

    private ConfidenceSums(Dictionary<string, Measures?[]> byService) => _byService = byService;

    public static async Task<ConfidenceSums> ReadAsync(Snapshot snapshot, CancellationToken ct)
    {
        var rows = await snapshot.ListAsync(
            Sql, r => (Service: r.GetString(0), Stretch: r.GetInt32(1), Sums: MeasureColumns.Read(r, 2)), ct, ("@today", Rollups.DayOf(snapshot.AsOf)));
        var byService = new Dictionary<string, Measures?[]>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!byService.TryGetValue(row.Service, out var stretches))
            {
                byService[row.Service] = stretches = new Measures?[Reach / DaysPerWeek * PerWeek];
            }

            stretches[row.Stretch] = row.Sums;
        }

        return new ConfidenceSums(byService);
    }

    /// The window that ended so many weeks ago; 0 is now.
    public Measures Window(string service, int week) => Sum(service, week * PerWeek, StretchesPerWindow);

    /// Releases shipped in the 28 days that ended so many weeks ago.
    public long ShippedIn28Days(string service, int week) => Sum(service, week * PerWeek, StretchesPerPeriod).Shipped;

    private Measures Sum(string service, int first, int count) =>
        _byService.TryGetValue(service, out var stretches)
            ? stretches.Skip(first).Take(count).OfType<Measures>().Aggregate(Measures.Zero, (sum, m) => sum + m)
            : Measures.Zero;
}
