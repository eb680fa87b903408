namespace Dashboard.Core.Confidence;

/// <summary>THE list of the fifteen checks, in the order leaders read them. Each role's entries stand in <c>Checks/</c>.</summary>
public static class RoleChecks
{
    /// <summary>All checks.</summary>
    public static readonly IReadOnlyList<RoleCheck> All = [];
}
