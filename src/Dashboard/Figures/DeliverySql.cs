namespace Dashboard.Figures;

/// The plain queries behind how releases come to customers. None of them may walk through a table that grows with history.
internal static class DeliverySql
{
    public const string Incidents = "SELECT DetectedAt, ResolvedAt FROM Incidents WHERE DetectedAt >= @from AND ReleaseId IS NOT NULL AND (@service IS NULL OR Service = @service)";

    public const string Approvals =
        """
        SELECT a."Id", COUNT(DISTINCT f."Seq") FROM "Releases" a CROSS JOIN "Facts" f
        WHERE a."Id" IN (SELECT value FROM json_each(@ids)) AND +f."Type" = 'approval.closed' AND f."NameId" IN (a."NameId",
          (SELECT n."Id" FROM "Names" n WHERE n."Value" = a."Digest" AND n."Kind" = 0 AND n."Service" = a."Service"),
          (SELECT n."Id" FROM "Names" n WHERE n."Value" = a."Version" AND n."Kind" = 1 AND n."Service" = a."Service"),
          (SELECT n."Id" FROM "Names" n WHERE n."Value" = a."Commit" AND n."Kind" = 2 AND n."Service" = a."Service"))
        GROUP BY a."Id"
        """;

    /// With a service the index on services leads to its days, without one that on days.
    public static string Days(bool ofOne) => $"SELECT Day, SUM(Shipped), SUM(Built) FROM Rollups WHERE {Of(ofOne)}Day > @from AND Day <= @today GROUP BY Day";

    public static string Shipments(bool ofOne) =>
        $"""
        SELECT Id, ShippedAt, FirstWeightAt, FeedbackStartedAt, Bypassed, RolledBackAt IS NOT NULL FROM Releases
        WHERE {Of(ofOne)}ShippedAt >= @from AND ShippedAt <= @now AND RedirectTo IS NULL ORDER BY ShippedAt DESC
        """;

    private static string Of(bool ofOne) => ofOne ? "Service = @service AND " : "";
}
