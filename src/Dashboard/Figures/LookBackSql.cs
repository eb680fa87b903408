namespace Dashboard.Figures;

/// The plain queries behind what looks back. None of them may walk through a table that grows with history.
public static class LookBackSql
{
    public const int Days = 90;

    public static readonly string ByDay =
        $"""
        SELECT Day, SUM(Shipped), SUM(Bad), SUM(BadStopped), SUM(RequirementCells), SUM(RequirementCellsPassed)
        FROM Rollups WHERE Day > @today - {Days} GROUP BY Day
        """;

    // By service only where it matters whose customers they were: few days have a bad change.
    public static readonly string Bad =
        $"""
        SELECT Service, Day, Bad, BadStopped, BadReachBasisPoints, BadReachUnknown
        FROM Rollups WHERE Day > @today - {Days} AND Bad > 0
        """;

    public const string Quarters =
        """
        SELECT Service, CASE WHEN Day >= @qa THEN 0 WHEN Day >= @qb THEN 1 WHEN Day >= @qc THEN 2 ELSE 3 END AS Quarter, SUM(Shipped), SUM(TrailComplete)
        FROM Rollups WHERE Day >= @qd AND Shipped > 0 GROUP BY Service, Quarter
        """;

    public const string Costs =
        "SELECT (@end - 1 - At) / @week AS Ago, Currency, SUM(Micros) FROM Costs WHERE At >= @from AND At < @end GROUP BY Ago, Currency";

    // The daily sums know on which days something was missing: only releases of such days are looked at.
    public static readonly string Gaps =
        $"""
        SELECT r.Id FROM Rollups d CROSS JOIN Releases r
        WHERE d.Day > @today - {Days} AND d.RequirementCells > d.RequirementCellsPassed AND r.Service = d.Service
          AND r.ShippedAt >= @epoch + (d.Day * @day) AND r.ShippedAt < @epoch + ((d.Day + 1) * @day) AND r.RedirectTo IS NULL
        ORDER BY d.Day DESC LIMIT @most
        """;

    public const string Newest = "SELECT Id FROM Releases WHERE ShippedAt >= @from AND RedirectTo IS NULL ORDER BY ShippedAt DESC LIMIT @most";

    public static IReadOnlyList<string> All { get; } = [ByDay, Bad, Quarters, Costs, Gaps, Newest];
}
