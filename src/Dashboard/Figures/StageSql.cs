using System.Data.Common;
using Dashboard.Core.Measuring.Stages;

namespace Dashboard.Figures;

/// The plain queries behind the stages.
public static class StageSql
{
    private const string EveryStage = "(SELECT 0 AS S UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6)";

    private static readonly string SumColumns = string.Join(',', StageSums.Fields.Select(f => $"SUM(d.{f.Name})"));

    /// Of all services, each line over the window.
    public static readonly string Totals =
        $"""
        SELECT d.Stage, d."Check", d.Facet, MAX(d.Day), {SumColumns}
        FROM {EveryStage} e CROSS JOIN StageDays d ON d.Service = '' AND d.Stage = e.S AND d.Day > @today - 30 GROUP BY d.Stage, d."Check", d.Facet
        """;

    public const string Times =
        """
        SELECT Stage, "Check", IsQueue, Band, SUM(Count) FROM StageTimes WHERE Day > @today - 30 GROUP BY Stage, "Check", IsQueue, Band
        """;

    /// First tries by week, of the stages and their checks.
    public static readonly string Weeks =
        $"""
        SELECT d.Stage, d."Check", MAX(0, @today - d.Day) / 7 AS Ago, SUM(d.FirstGreen), SUM(d.Releases)
        FROM {EveryStage} e CROSS JOIN StageDays d ON d.Service = '' AND d.Stage = e.S AND d.Day > @today - 84 AND d.Facet = '' GROUP BY d.Stage, d."Check", Ago
        """;

    public static readonly string AllServices = OfServices("Services s");

    public static readonly string SomeServices = OfServices($"(SELECT value AS Key FROM json_each({AskedServices.Name})) s");

    public const string Escaped = "SELECT EscapedStage, COUNT(*) FROM Incidents WHERE DetectedAt >= @since AND EscapedStage IS NOT NULL GROUP BY EscapedStage";

    public static readonly IReadOnlyList<string> All = [Totals, Times, Weeks, AllServices, SomeServices, Escaped];

    internal static StageSums Sums(DbDataReader reader, int first) => StageSums.Each(i => reader.GetInt64(first + i));

    private static string OfServices(string services) =>
        $"""
        SELECT d.Service, d.Stage, d."Check", d.Facet, {SumColumns}
        FROM {services} CROSS JOIN {EveryStage} e CROSS JOIN StageDays d ON d.Service = s.Key AND d.Stage = e.S AND d.Day > @today - 30 GROUP BY d.Service, d.Stage, d."Check", d.Facet
        """;
}
