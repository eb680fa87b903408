using Dashboard.Core.Confidence;

namespace Dashboard.Figures;

/// The releases that customers got around the gates.
public static class BypassedReleases
{
    public const string Sql = "SELECT Id FROM Releases WHERE Bypassed = 1 AND FirstWeightAt >= @from AND RedirectTo IS NULL ORDER BY FirstWeightAt DESC LIMIT @most";

    private const int Most = 1000;

    // Counted by the day everybody had it; the first customers may have had it long before.
    private static readonly TimeSpan LongestRollout = TimeSpan.FromDays(60);

    /// Those counted since that day, the newest first.
    public static async Task<IReadOnlyList<ReleaseReading>> ReadAsync(Snapshot snapshot, DateTimeOffset from, CancellationToken ct)
    {
        var ids = await snapshot.ListAsync(Sql, r => r.GetInt64(0), ct, ("@from", (from - LongestRollout).UtcTicks), ("@most", Most));
        return [.. (await ReleaseReader.ReadAsync(snapshot, ids, ct)).Where(r => (r.Release.ShippedAt ?? r.Release.FirstWeightAt) >= from && Counts(r.Release.ByShippingDay))
            .OrderByDescending(r => r.Release.FirstWeightAt)];
    }

    private static bool Counts(Measures sums) => sums.Bypasses + sums.Overrides > 0;
}
