using Dashboard.Core.Confidence.Checks;

namespace Dashboard.Core.Confidence;

/// <summary>One leader's answer: the worst of three findings, said by the one that decides it.</summary>
public sealed record RoleView(Role Role, Verdict Verdict, string Sentence, IReadOnlyList<Finding> Findings)
{
    /// <summary>How many of the findings are Met.</summary>
    public int MetCount => Findings.Count(f => f.Verdict == Verdict.Met);

    /// <summary>The finding that decides: the first of the worst; null when there is none or all are Met.</summary>
    public Finding? Deciding => Verdict == Verdict.Met ? null : Findings.FirstOrDefault(f => f.Verdict == Verdict);

    /// <summary>The sentence without its first words, for a longer sentence around it.</summary>
    public string Fact => Lead.Strip(Sentence, Verdict, Role);

    /// <summary>The view of one role, from all findings.</summary>
    public static RoleView Of(Role role, IEnumerable<Finding> findings)
    {
        var ids = RoleChecks.All.Where(c => c.Role == role).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var own = findings.Where(f => ids.Contains(f.CheckId)).ToList();
        var verdict = Verdicts.Worst(own.Select(f => f.Verdict));
        var sentence = verdict == Verdict.Met ? $"{Lead.Of(verdict, role)} {AllMet(role)}"
            : own.FirstOrDefault(f => f.Verdict == verdict)?.Sentence ?? "We cannot say. Nothing was checked.";
        return new RoleView(role, verdict, sentence, own);
    }

    private static string AllMet(Role role) => role switch
    {
        Role.Ceo => "Promises are kept, the peak holds and bad changes are stopped early.",
        Role.Ciso => "Every requirement is met, every control runs and nothing went around the gates.",
        Role.Coo => "Waiting, cost and rework are all within what was agreed.",
        Role.Cto => "Answers come fast, work flows and new technology broke nothing.",
        _ => "Every release can be proven, and a person stands behind every decision.",
    };
}

/// <summary>Can we be confident today? The worst of the five leaders' answers.</summary>
public sealed record OrganisationView(Verdict Verdict, string Sentence, IReadOnlyList<RoleView> Roles)
{
    /// <summary>How many leaders can be confident.</summary>
    public int MetCount => Roles.Count(r => r.Verdict == Verdict.Met);

    /// <summary>All five roles and the organisation, from the fifteen findings.</summary>
    public static OrganisationView Of(IReadOnlyList<Finding> findings)
    {
        var roles = Enum.GetValues<Role>().Select(role => RoleView.Of(role, findings)).ToList();
        var verdict = Verdicts.Worst(roles.Select(r => r.Verdict));
        var deciding = roles.Where(r => r.Verdict == verdict).ToList();
        var sentence = verdict == Verdict.Met
            ? "Yes. All five leaders can be confident in what reaches customers."
            : $"{Lead.Of(verdict, Role.Ceo)} {deciding[0].Fact.TrimEnd('.')} ({Words.Of(deciding[0].Role)})"
                + $"{Others(deciding.Count - 1, verdict)}.";
        return new OrganisationView(verdict, sentence, roles);
    }

    private static string Others(int others, Verdict verdict) => others == 0 ? "" : $"; {Words.Count(others, "more leader")} " + verdict switch
    {
        Verdict.NotMet => others == 1 ? "says no" : "say no",
        Verdict.AtRisk => others == 1 ? "says nearly" : "say nearly",
        _ => "cannot say",
    };
}
