using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Numbers;

/// Which number, and which of its rows.
public sealed record NumberAsked
{
    public const string Share = "share";
    public const string Counted = "counted";
    public const string Excluded = "excluded";

    /// Null: the organisation's.
    public Role? Role { get; init; }

    /// The end of a check's id, or the share.
    public required string Check { get; init; }

    public string? Service { get; init; }

    public string? Technology { get; init; }

    /// counted, excluded, or null for all.
    public string? Rows { get; init; }

    public bool IsShare => Check == Share;

    public string CheckId => $"{(Role is { } role ? Slug.Of(role) : "all")}.{Check}";

    public string Path => Role is { } role ? $"/roles/{Slug.Of(role)}/{Check}" : "/share";

    /// Null when there is no such number.
    public static NumberAsked? Of(string? role, string check, string? service = null, string? technology = null, string? rows = null)
    {
        var known = default(Role?);
        if (role is not null)
        {
            if (!Slug.TryParse<Role>(role, out var named))
            {
                return null;
            }

            known = named;
        }

        var asked = new NumberAsked { Role = known, Check = check.ToLowerInvariant(), Service = Trim(service), Technology = Trim(technology), Rows = Trim(rows)?.ToLowerInvariant() };
        return asked.IsShare || RoleChecks.All.Any(c => c.Id == asked.CheckId) ? asked : null;
    }

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
