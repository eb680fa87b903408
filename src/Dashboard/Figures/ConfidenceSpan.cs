namespace Dashboard.Figures;

/// How far back the window's releases reach, and their newest, service by service.
internal static class ConfidenceSpan
{
    public static readonly string AllShippedSql = ShippedWhere("");
    public static readonly string SomeShippedSql = ShippedWhere($"Service IN {AskedServices.Keys} AND ");
    public static readonly string AllBuiltSql = BuiltWhere("");
    public static readonly string SomeBuiltSql = BuiltWhere($"Service IN {AskedServices.Keys} AND ");

    public static async Task<ServiceSpan> ReadAsync(Snapshot snapshot, DateTimeOffset from, CancellationToken ct)
    {
        var all = (await snapshot.Parts.Spans.ReadAsync(snapshot, services => ReadAsync(snapshot, services, from, ct), (a, b) => a == b, ct)).Values;
        return new ServiceSpan(all.Min(s => s.FirstSeenAt), all.Max(s => s.LastShippedAt), all.Min(s => s.FirstBuiltAt), all.Max(s => s.LastBuiltAt));
    }

    private static async Task<Dictionary<string, ServiceSpan>> ReadAsync(Snapshot snapshot, IReadOnlyCollection<string>? services, DateTimeOffset from, CancellationToken ct)
    {
        (string, object)[] asked = [("@from", from.UtcTicks), AskedServices.Of(services)];
        var shipped = await snapshot.ListAsync(services is null ? AllShippedSql : SomeShippedSql, r => (Service: r.GetString(0), First: r.AtOrNull(1), Last: r.AtOrNull(2)), ct, asked);
        var spans = shipped.ToDictionary(s => s.Service, s => new ServiceSpan(s.First, s.Last, null, null), StringComparer.Ordinal);
        foreach (var built in await snapshot.ListAsync(services is null ? AllBuiltSql : SomeBuiltSql, r => (Service: r.GetString(0), First: r.AtOrNull(1), Last: r.AtOrNull(2)), ct, asked))
        {
            spans[built.Service] = spans.GetValueOrDefault(built.Service, new ServiceSpan(null, null, null, null)) with { FirstBuiltAt = built.First, LastBuiltAt = built.Last };
        }

        return spans;
    }

    private static string ShippedWhere(string asked) =>
        $"SELECT Service, MIN(FirstSeenAt), MAX(ShippedAt) FROM Releases WHERE {asked}ShippedAt >= @from AND RedirectTo IS NULL GROUP BY Service";

    private static string BuiltWhere(string asked) =>
        $"SELECT Service, MIN(BuiltAt), MAX(BuiltAt) FROM Releases WHERE {asked}OrderAt >= @from AND RedirectTo IS NULL GROUP BY Service";
}

/// First and last proof behind what shipped, and first and last build.
internal sealed record ServiceSpan(DateTimeOffset? FirstSeenAt, DateTimeOffset? LastShippedAt, DateTimeOffset? FirstBuiltAt, DateTimeOffset? LastBuiltAt);
