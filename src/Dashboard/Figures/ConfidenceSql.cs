namespace Dashboard.Figures;

/// The plain queries behind confidence. None of them may walk through a table that grows with history.
public static class ConfidenceSql
{
    public static IReadOnlyList<string> All { get; } =
    [
        ConfidenceSums.AllSql, ConfidenceSums.SomeSql, ConfidenceShipped.Sql, ConfidenceReleases.NewestSql, ConfidenceReleases.InFlightSql, ConfidenceReleases.AllRolloutsSql, ConfidenceReleases.SomeRolloutsSql,
        ConfidenceFeedback.AllSql, ConfidenceFeedback.SomeSql, ConfidenceSpan.AllShippedSql, ConfidenceSpan.SomeShippedSql, ConfidenceSpan.AllBuiltSql, ConfidenceSpan.SomeBuiltSql,
        ConfidenceSides.CostsSql, ConfidenceSides.AllCostsSql, ConfidenceSides.SomeCostsSql, Snapshot.ToldSql,
        ConfidenceStretch.Sql, SinceEvents.ShippedSql, SinceEvents.BypassedSql, SinceEvents.TurnedBackSql, SinceEvents.IncidentsSql,
        InterventionFigures.OpenSql, InterventionFigures.PastSql, BypassedReleases.Sql, ReleaseFigures.InFlightSql,
        MonthSums.Sql, MonthSums.CostsSql, .. LookBackSql.All, .. CanaryFigures.All,
    ];
}
