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

    public static readonly string AllSql = SqlWhere("");
    public static readonly string SomeSql = SqlWhere($"Service IN {AskedServices.Keys} AND ");

    private readonly IReadOnlyDictionary<string, ServiceSums> _byService;

    private ConfidenceSums(IReadOnlyDictionary<string, ServiceSums> byService) => _byService = byService;

    public static async Task<ConfidenceSums> ReadAsync(Snapshot snapshot, CancellationToken ct) =>
        new(await snapshot.Parts.Sums.ReadAsync(snapshot, services => ReadAsync(snapshot, services, ct), (a, b) => a.Equals(b), ct));

    /// Of all services over the window that ends now.
    public Measures Total() => _byService.Values.Aggregate(Measures.Zero, (sum, s) => sum + s.Windows[0]);

    public ServiceSums Of(string service) => _byService.GetValueOrDefault(service, ServiceSums.None);

    private static async Task<Dictionary<string, ServiceSums>> ReadAsync(Snapshot snapshot, IReadOnlyCollection<string>? services, CancellationToken ct)
    {
        var rows = await snapshot.ListAsync(
            services is null ? AllSql : SomeSql, r => (Service: r.GetString(0), Stretch: r.GetInt32(1), Sums: MeasureColumns.Read(r, 2)), ct,
            ("@today", Rollups.DayOf(snapshot.AsOf)), AskedServices.Of(services));
        return rows.GroupBy(r => r.Service, StringComparer.Ordinal).ToDictionary(g => g.Key, g => SumsOf(g.Select(r => (r.Stretch, r.Sums))), StringComparer.Ordinal);
    }

    private static string SqlWhere(string asked) =>
        $"""
        SELECT Service, Ago / {DaysPerWeek} * {PerWeek} + CASE WHEN Ago % {DaysPerWeek} >= {Overhang} THEN 1 ELSE 0 END AS Stretch, {MeasureColumns.Sums}
        FROM (SELECT *, CASE WHEN Day > @today THEN 0 ELSE @today - Day END AS Ago FROM Rollups WHERE {asked}Day > @today - {Reach})
        GROUP BY Service, Stretch
        """;

    private static ServiceSums SumsOf(IEnumerable<(int Stretch, Measures Sums)> rows)
    {
        var stretches = new Measures?[Reach / DaysPerWeek * PerWeek];
        foreach (var (stretch, sums) in rows)
        {
            stretches[stretch] = sums;
        }

        Measures Sum(int first, int count) => stretches.Skip(first).Take(count).OfType<Measures>().Aggregate(Measures.Zero, (sum, m) => sum + m);
        return new ServiceSums(
            [.. Enumerable.Range(0, Weeks).Select(week => Sum(week * PerWeek, StretchesPerWindow))],
            [.. Enumerable.Range(0, Weeks + 4).Select(week => Sum(week * PerWeek, StretchesPerPeriod).Shipped)]);
    }
}

/// Of one service: the windows that ended so many weeks ago, and the releases of the 28 days before each of these ends.
internal sealed record ServiceSums(IReadOnlyList<Measures> Windows, IReadOnlyList<long> ShippedIn28Days)
{
    public static readonly ServiceSums None = new([.. Enumerable.Repeat(Measures.Zero, ConfidenceSums.Weeks)], [.. Enumerable.Repeat(0L, ConfidenceSums.Weeks + 4)]);

    private IReadOnlyList<ServiceWindow>? _windows;

    /// The windows with what is known of the service: the same objects while neither differs.
    public IReadOnlyList<ServiceWindow> WindowsOf(ServiceRow service)
    {
        var newest = ConfidenceFigures.WindowOf(service, Windows[0]);
        if (_windows is { } known && known[0] == newest)
        {
            return known;
        }

        IReadOnlyList<ServiceWindow> windows = [newest, .. Windows.Skip(1).Select(sums => newest with { Sums = sums })];
        // What stands for a service without sums stands for many.
        return ReferenceEquals(this, None) ? windows : _windows = windows;
    }

    public bool Equals(ServiceSums? other) => other is not null && Windows.SequenceEqual(other.Windows) && ShippedIn28Days.SequenceEqual(other.ShippedIn28Days);

    public override int GetHashCode() => Windows.Count == 0 ? 0 : Windows[0].GetHashCode();
}
