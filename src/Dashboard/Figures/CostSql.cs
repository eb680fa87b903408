namespace Dashboard.Figures;

/// The plain queries behind what delivery costs.
public static class CostSql
{
    public const string Places =
        "SELECT Environment, Kind, Currency, SUM(Micros), COUNT(*) FROM Costs WHERE At > @from AND At <= @now GROUP BY Environment, Kind, Currency";

    public const string Incidents =
        "SELECT Service, DetectedAt, EscapedStage, Cause, Guardrail, GuardrailAt, ResolvedAt FROM Incidents WHERE DetectedAt >= @since AND DetectedAt <= @now";

    public static IReadOnlyList<string> All { get; } = [Places, Incidents];
}
