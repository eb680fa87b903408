namespace Dashboard.Overview;

/// What the address asks to see of the services and stages, and in which groups.
public sealed record MatrixFilter(string? Text = null, string? Team = null, int? Tier = null, bool OnlyLoud = false, bool ByTier = false)
{
    private const string NoTeam = "unassigned";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Team) && Tier is null && !OnlyLoud;

    /// The rows it leaves, group after group: teams by name, the unassigned last; or tiers, the highest first.
    public IReadOnlyList<MatrixRow> Of(IEnumerable<MatrixRow> rows) =>
    [
        .. rows.Where(Matches).OrderBy(r => !ByTier && r.Team == NoTeam).ThenBy(r => ByTier ? "" : r.Team, StringComparer.Ordinal)
            .ThenBy(r => r.Tier).ThenBy(r => r.Service, StringComparer.OrdinalIgnoreCase),
    ];

    public string GroupOf(MatrixRow row) => ByTier ? $"Tier {row.Tier}" : row.Team;

    private bool Matches(MatrixRow row) =>
        (string.IsNullOrWhiteSpace(Text) || row.Service.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase))
        && (string.IsNullOrWhiteSpace(Team) || row.Team.Equals(Team.Trim(), StringComparison.OrdinalIgnoreCase))
        && (Tier is null || row.Tier == Tier)
        && (!OnlyLoud || row.Loud);
}
