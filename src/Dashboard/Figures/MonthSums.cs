using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Dashboard.Journal.Writing;

namespace Dashboard.Figures;

/// The sums of every service in each of the last calendar months and in the one before them, which cost is compared with. Newest first.
internal sealed class MonthSums
{
    public const int Months = 6;
    private const int Read = Months + 1;

    private static readonly string Bucket =
        $"CASE {string.Join(' ', Enumerable.Range(0, Read - 1).Select(m => $"WHEN Day >= @m{Letter(m)} THEN {m}"))} ELSE {Read - 1} END";

    public static readonly string Sql =
        $"SELECT Service, {Bucket} AS Month, {MeasureColumns.Sums} FROM Rollups WHERE Day >= @m{Letter(Read - 1)} GROUP BY Service, Month";

    public const string CostsSql =
        "SELECT At, Currency, Micros FROM Costs WHERE At >= @from AND At <= @now";

    private readonly IReadOnlyList<DateTimeOffset> _starts;
    private readonly Dictionary<(string, int), Measures> _sums;
    private readonly IReadOnlyList<(DateTimeOffset At, string Currency, long Micros)> _costs;

    private MonthSums(
        IReadOnlyList<DateTimeOffset> starts, Dictionary<(string, int), Measures> sums, IReadOnlyList<(DateTimeOffset At, string Currency, long Micros)> costs) =>
        (_starts, _sums, _costs) = (starts, sums, costs);

    public static async Task<MonthSums> ReadAsync(Snapshot snapshot, CancellationToken ct)
    {
        var now = snapshot.AsOf.UtcDateTime;
        var first = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var starts = Enumerable.Range(0, Read).Select(m => first.AddMonths(-m)).ToList();
        var edges = starts.Select((at, m) => ($"@m{Letter(m)}", (object)Rollups.DayOf(at))).ToArray();
        var sums = await snapshot.ListAsync(Sql, r => (Service: r.GetString(0), Month: r.GetInt32(1), Sums: MeasureColumns.Read(r, 2)), ct, edges);
        var costs = await snapshot.ListAsync(
            CostsSql, r => (r.At(0), r.GetString(1), r.GetInt64(2)), ct, ("@from", starts[^1].UtcTicks), ("@now", snapshot.AsOf.UtcTicks));
        return new MonthSums(starts, sums.ToDictionary(r => (r.Service, r.Month), r => r.Sums), costs);
    }

    public DateTimeOffset Start(int month) => _starts[month];

    /// The end of a month; of this month the end is still to come.
    public DateTimeOffset End(int month) => _starts[month].AddMonths(1);

    public Measures Of(string service, int month) => _sums.GetValueOrDefault((service, month), Measures.Zero);

    /// Cost of a month against the month before.
    public CostComparison Costs(int month, long shipped, long shippedBefore) => new(Between(month), Between(month + 1), shipped, shippedBefore);

    private Dictionary<string, decimal> Between(int month) => _costs.Where(c => c.At >= Start(month) && c.At < End(month))
        .GroupBy(c => c.Currency, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => (decimal)c.Micros) / 1_000_000m, StringComparer.Ordinal);

    // Parameters are told apart by letters.
    private static string Letter(int month) => ((char)('a' + month)).ToString(CultureInfo.InvariantCulture);
}
