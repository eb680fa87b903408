namespace Dashboard.Figures;

/// The plain queries behind the stages.
public static class StageSql
{
    public static readonly string AllServices = OfServices("Services s");

    public static readonly string SomeServices = OfServices($"(SELECT value AS Key FROM json_each({AskedServices.Name})) s");

    public const string Escaped = "SELECT EscapedStage, COUNT(*) FROM Incidents WHERE DetectedAt >= @since AND EscapedStage IS NOT NULL GROUP BY EscapedStage";

    public static readonly IReadOnlyList<string> All = [AllServices, SomeServices, Escaped];

    private static string OfServices(string services) =>
        $"""
        SELECT d.Service, d.Parts, r.OrderAt FROM {services} CROSS JOIN ReleaseStages d ON d.Service = s.Key AND d.LastDay > @from
        CROSS JOIN Releases r ON r.Id = d.ReleaseId
        """;
}
