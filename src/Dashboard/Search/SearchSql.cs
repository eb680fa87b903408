namespace Dashboard.Search;

/// Each finds its few rows by the beginning of a name in an index; the services are few enough to be looked through.
public static class SearchSql
{
    public const string Services =
        """
        SELECT Key, Name, Team, Tier FROM Services WHERE instr(Key, @term) > 0
        ORDER BY instr(Key, @term), length(Key), Key LIMIT @most
        """;

    /// What was told exactly so comes first, then what begins with it. Of every kind, so that the limit bounds what is looked at.
    public const string Names =
        """
        SELECT Service, Value, Kind FROM Names WHERE Value >= @from AND Value < @to ORDER BY Value LIMIT @most
        """;

    /// The newest releases of one service whose version, digest or commit begins with the term.
    public const string OfService =
        """
        SELECT Service, coalesce(Version, Digest, "Commit") FROM (
          SELECT Service, Version, Digest, "Commit" FROM Releases WHERE Service = @service AND RedirectTo IS NULL ORDER BY OrderAt DESC LIMIT 500)
        WHERE instr(Version, @version) = 1 OR instr(Digest, @hash) = 1 OR instr(Digest, 'sha256:' || @hash) = 1 OR instr("Commit", @hash) = 1
        LIMIT @most
        """;

    /// Subjects are kept below their service: one step into the index for each service.
    public const string Incidents =
        """
        SELECT s.Name, i.Subject, i.ResolvedAt, i.Summary, r.PublicId FROM (
          SELECT Service, Subject, DetectedAt, ResolvedAt, Summary, ReleaseId FROM Services CROSS JOIN Incidents ON Service = Key AND Subject >= @from AND Subject < @to
          WHERE DetectedAt IS NOT NULL OR ResolvedAt IS NOT NULL LIMIT 500) i
        JOIN Services s ON s.Key = i.Service LEFT JOIN Releases r ON r.Id = i.ReleaseId
        ORDER BY i.Subject <> @from, i.DetectedAt DESC LIMIT @most
        """;

    /// Those of one service, open ones first.
    public const string IncidentsOfService =
        """
        SELECT s.Name, i.Subject, i.ResolvedAt, i.Summary, r.PublicId FROM (
          SELECT Service, Subject, DetectedAt, ResolvedAt, Summary, ReleaseId FROM Incidents WHERE Service = @service AND DetectedAt IS NOT NULL LIMIT 500) i
        JOIN Services s ON s.Key = i.Service LEFT JOIN Releases r ON r.Id = i.ReleaseId
        ORDER BY i.ResolvedAt IS NOT NULL, i.DetectedAt DESC LIMIT @most
        """;

    public static readonly IReadOnlyList<string> All = [Services, Names, OfService, Incidents, IncidentsOfService];
}
