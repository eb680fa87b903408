namespace Dashboard.Core.Confidence.Checks;

/// <summary>Which leader says what, worst first: <c>The CEO says no; Legal cannot say; the other three can be confident.</c></summary>
internal static class LeaderWords
{
    public static string Of(IReadOnlyList<RoleView> roles)
    {
        var groups = roles.GroupBy(r => r.Verdict).OrderBy(g => g.Key).Select(g => (g.Key, Roles: g.Select(r => r.Role).ToList())).ToList();
        return groups is [var (verdict, all)]
            ? verdict == Verdict.Unknown ? "None of the five leaders can say." : $"All five leaders {Say(verdict, all.Count)}."
            : Telling.Sentence(string.Join("; ", groups.Select((g, i) => $"{Who(g.Roles, i == groups.Count - 1)} {Say(g.Key, g.Roles.Count)}")))!;
    }

    private static string Who(List<Role> roles, bool last) => last && roles.Count > 1
        ? $"the other {(roles.Count switch { 2 => "two", 3 => "three", _ => "four" })}"
        : Words.List([.. roles.Select(r => r == Role.Legal ? Words.Of(r) : $"the {Words.Of(r)}")]);

    private static string Say(Verdict verdict, int leaders) => verdict switch
    {
        Verdict.NotMet => leaders == 1 ? "says no" : "say no",
        Verdict.AtRisk => leaders == 1 ? "says nearly" : "say nearly",
        Verdict.Unknown => "cannot say",
        _ => "can be confident",
    };
}
