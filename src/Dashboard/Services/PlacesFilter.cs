namespace Dashboard.Services;

/// What the address of the matrix asks for beside its moment.
public sealed record PlacesFilter(string? Text = null, string? Team = null, int? Tier = null, bool OnlyApart = false, bool Today = false)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Team) && Tier is null && !OnlyApart;

    public bool Matches(PlaceRow row) =>
        (string.IsNullOrWhiteSpace(Text) || row.Name.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase))
        && (string.IsNullOrWhiteSpace(Team) || row.Team.Equals(Team.Trim(), StringComparison.OrdinalIgnoreCase))
        && (Tier is null || row.Tier == Tier)
        && (!OnlyApart || row.Apart.Count > 0);
}
