using Dashboard.Core.Confidence.Checks;

namespace Dashboard.Core.Confidence;

/// <summary>One leader's answer: the worst of three findings, told by the one that decides it.</summary>
public sealed record RoleView(Role Role, Verdict Verdict, Statement Statement, IReadOnlyList<Finding> Findings)
{
    /// <summary>The answer and the fact that decides it.</summary>
    public string Sentence => Statement.Headline;

    /// <summary>How many of the findings are Met.</summary>
    public int MetCount => Findings.Count(f => f.Verdict == Verdict.Met);

    /// <summary>The finding that decides: the first of the worst; null when there is none or all are Met.</summary>
    public Finding? Deciding => Verdict == Verdict.Met ? null : Findings.FirstOrDefault(f => f.Verdict == Verdict);

    /// <summary>The view of one role, from all findings.</summary>
    public static RoleView Of(Role role, IEnumerable<Finding> findings)
    {
        var ids = RoleChecks.All.Where(c => c.Role == role).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var own = findings.Where(f => ids.Contains(f.CheckId)).ToList();
        var verdict = Verdicts.Worst(own.Select(f => f.Verdict));
        var statement = verdict == Verdict.Met ? AllMet(role, own)
            : own.FirstOrDefault(f => f.Verdict == verdict)?.Statement ?? Unchecked(role);
        return new RoleView(role, verdict, statement, own);
    }

    // A good answer behind which a service fails still says which, whose it is and what to do.
    private static Statement AllMet(Role role, List<Finding> own)
    {
        var hidden = own.Find(f => f.Statement.Service is not null)?.Statement;
        return new Statement
        {
            Answer = Lead.Of(Verdict.Met, role),
            Fact = AllMet(role),
            Service = hidden?.Service,
            Cause = hidden is null ? null : $"{hidden.Fact} {hidden.Cause}".TrimEnd(),
            Owner = hidden?.Owner,
            Asked = hidden?.Asked ?? Telling.NobodyAsked,
            NextStep = hidden?.NextStep,
        };
    }

    private static string AllMet(Role role) => role switch
    {
        Role.Ceo => "Promises are kept, the peak holds and bad changes are stopped early.",
        Role.Ciso => "Every requirement is met, every control runs and nothing went around the gates.",
        Role.Coo => "Waiting, cost and rework are all within what was agreed.",
        Role.Cto => "Answers come fast, work flows and new technology broke nothing.",
        _ => "Every release can be proven, and a person stands behind every decision.",
    };

    private static Statement Unchecked(Role role) => new()
    {
        Answer = Lead.Of(Verdict.Unknown, role),
        Fact = "Nothing was checked.",
        Asked = Telling.Operator,
    };
}
