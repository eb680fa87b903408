using Dashboard.Core.Confidence;
using Dashboard.Journal;

namespace Dashboard.Figures;

/// The sums of every service over one window that ended on an earlier day, and over the two times 28 days that cost compares.
internal sealed class ConfidenceStretch
{
    private const int Recent = 0;
    private const int Older = 1;
    private const int Before = 2;

    public static readonly string Sql =
        $"""
        SELECT Service, CASE WHEN Day > @last - 28 THEN {Recent} WHEN Day > @last - {ConfidenceSums.WindowDays} THEN {Older} ELSE {Before} END AS Stretch, {MeasureColumns.Sums}
        FROM Rollups WHERE Day > @last - 56 AND Day <= @last GROUP BY Service, Stretch
        """;

    private readonly ILookup<string, (int Stretch, Measures Sums)> _byService;

    private ConfidenceStretch(ILookup<string, (int Stretch, Measures Sums)> byService) => _byService = byService;

    public static async Task<ConfidenceStretch> ReadAsync(Snapshot snapshot, int lastDay, CancellationToken ct)
    {
        var rows = await snapshot.ListAsync(Sql, r => (Service: r.GetString(0), Stretch: r.GetInt32(1), Sums: MeasureColumns.Read(r, 2)), ct, ("@last", lastDay));
        return new ConfidenceStretch(rows.ToLookup(r => r.Service, r => (r.Stretch, r.Sums), StringComparer.Ordinal));
    }

    public Measures Window(string service) => Sum(service, Recent, Older);

    public long Shipped(string service) => Sum(service, Recent, Recent).Shipped;

    public long ShippedBefore(string service) => Sum(service, Older, Before).Shipped;

    private Measures Sum(string service, int first, int last) =>
        _byService[service].Where(s => s.Stretch >= first && s.Stretch <= last).Aggregate(Measures.Zero, (sum, s) => sum + s.Sums);
}
