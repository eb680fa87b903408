using Dashboard.Figures;

namespace Dashboard.Services;

/// What the address of the list asks for.
public sealed record ServicesFilter(string? Text = null, string? Team = null, bool OnlyDrift = false)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Team) && !OnlyDrift;

    public bool Matches(ServiceHead s) =>
        (string.IsNullOrWhiteSpace(Text) || s.Name.Contains(Text.Trim(), StringComparison.OrdinalIgnoreCase))
        && (string.IsNullOrWhiteSpace(Team) || s.Team.Equals(Team.Trim(), StringComparison.OrdinalIgnoreCase))
        && (!OnlyDrift || s.Drift.Count > 0);
}
