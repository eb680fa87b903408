namespace Dashboard.Numbers;

/// The plain queries behind the rows of numbers. None of them may walk through a table that grows with history.
public static class NumberSql
{
    private const string Columns = "r.Id, r.UpdatedSeq, r.PublicId, r.Service, r.Version, r.Digest, r.\"Commit\", r.BuiltAt, r.FirstWeightAt, r.ShippedAt";

    // What was given to some and never to all has no index of its own: it is found by its rollout, or among what was built not long before.
    public const string Reached =
        $"""
        SELECT {Columns} FROM Releases r WHERE r.ShippedAt >= @from AND r.RedirectTo IS NULL
        UNION ALL
        SELECT {Columns} FROM Releases r WHERE r.RolloutAt IS NOT NULL AND r.RolloutAt >= @from AND +r.ShippedAt IS NULL AND r.FirstWeightAt >= @from AND r.RedirectTo IS NULL
        UNION ALL
        SELECT {Columns} FROM Releases r WHERE r.OrderAt >= @before AND +r.ShippedAt IS NULL AND r.FirstWeightAt >= @from AND r.RedirectTo IS NULL
        """;

    public const string Built = $"SELECT {Columns} FROM Releases r WHERE r.OrderAt >= @from AND r.BuiltAt IS NOT NULL AND r.RedirectTo IS NULL";

    public const string Overdue =
        $"""
        SELECT {Columns} FROM Releases r
        WHERE r.FeedbackStartedAt IS NOT NULL AND r.FeedbackStartedAt > @start AND r.FeedbackStartedAt <= @late AND r.FeedbackSeconds IS NULL AND r.BuiltAt IS NOT NULL
          AND r.RedirectTo IS NULL
        """;

    public const string Costs =
        """
        SELECT Service, Currency, SUM(CASE WHEN At > @middle THEN Micros ELSE 0 END), SUM(CASE WHEN At <= @middle THEN Micros ELSE 0 END), MAX(At)
        FROM Costs WHERE At > @from AND At <= @now GROUP BY Service, Currency
        """;

    public const string CostsOfService =
        "SELECT Currency, Micros, At, Kind, Environment FROM Costs WHERE Service = @service AND At > @from AND At <= @now ORDER BY At DESC LIMIT @most";

    public const string ShippedSince =
        "SELECT r.Service, r.PublicId, r.Version, r.Digest, r.\"Commit\", r.ShippedAt FROM Releases r WHERE r.ShippedAt >= @from AND r.RedirectTo IS NULL";

    public static IReadOnlyList<string> All { get; } = [Reached, Built, Overdue, Costs, CostsOfService, ShippedSince];
}
