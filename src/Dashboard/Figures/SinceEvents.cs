using Dashboard.Core.Confidence;

namespace Dashboard.Figures;

/// What happened since the start of a day: counted, and named while it is only a few.
internal static class SinceEvents
{
    private const int MostNamed = 3;

    // Counted in the index alone: a row that leads to another release has no times.
    public const string ShippedSql = "SELECT COUNT(*) FROM Releases WHERE ShippedAt IS NOT NULL AND ShippedAt >= @from";

    public const string BypassedSql =
        """
        SELECT r.PublicId, s.Name, r.Version, r.Digest, r."Commit" FROM Releases r JOIN Services s ON s.Key = r.Service
        WHERE r.ShippedAt IS NOT NULL AND r.ShippedAt >= @from AND r.Bypassed = 1 AND r.RedirectTo IS NULL ORDER BY r.ShippedAt DESC
        """;

    public const string TurnedBackSql =
        """
        SELECT r.PublicId, s.Name, r.Version, r.Digest, r."Commit" FROM Releases r JOIN Services s ON s.Key = r.Service
        WHERE r.RolloutAt IS NOT NULL AND r.RolloutAt >= @from AND r.RolloutPhase = 3 AND r.RedirectTo IS NULL ORDER BY r.RolloutAt DESC
        """;

    public const string IncidentsSql =
        """
        SELECT i.Subject, s.Name FROM Incidents i JOIN Services s ON s.Key = i.Service
        WHERE i.DetectedAt >= @from ORDER BY i.DetectedAt DESC
        """;

    public static async Task<IReadOnlyList<Happening>> ReadAsync(Snapshot snapshot, DateTimeOffset from, int days, CancellationToken ct)
    {
        var since = ("@from", (object)from.UtcTicks);
        var shipped = (await snapshot.ListAsync(ShippedSql, r => r.GetInt64(0), ct, since))[0];
        var bypassed = await snapshot.ListAsync(BypassedSql, NameOf, ct, since);
        var turnedBack = await snapshot.ListAsync(TurnedBackSql, r => NameOf(r) with { Address = $"/canaries/{r.GetString(0)}" }, ct, since);
        var incidents = await snapshot.ListAsync(
            IncidentsSql, r => new HappeningName($"{r.GetString(0)} on {r.GetString(1)}", $"/services/{Uri.EscapeDataString(r.GetString(1))}"), ct, since);
        return
        [
            .. Of(shipped, "release shipped", "releases shipped", false, $"/releases?shipped={days}d", []),
            .. Of(bypassed.Count, "release went around the gates", "releases went around the gates", true, null, bypassed),
            .. Of(turnedBack.Count, "canary turned back", "canaries turned back", false, "/canaries", turnedBack),
            .. Of(incidents.Count, "incident opened", "incidents opened", true, null, incidents),
        ];
    }

    private static IEnumerable<Happening> Of(long count, string one, string many, bool bad, string? address, IReadOnlyList<HappeningName> names)
    {
        if (count > 0)
        {
            yield return new Happening(count, Words.Noun(count, one, many), bad, address, [.. names.Take(MostNamed)]);
        }
    }

    private static HappeningName NameOf(System.Data.Common.DbDataReader row)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        var id = row.GetString(0);
        return new HappeningName($"{row.GetString(1)} {ReleaseNames.Of(Text(2), Text(3), Text(4), id)}", $"/releases/{id}");
    }
}
