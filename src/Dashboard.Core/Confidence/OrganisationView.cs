using Dashboard.Core.Confidence.Checks;

namespace Dashboard.Core.Confidence;

/// <summary>Can we be confident today? The worst of the five leaders' answers, told by the first of those who give it.</summary>
public sealed record OrganisationView(Verdict Verdict, Statement Statement, IReadOnlyList<RoleView> Roles)
{
    /// <summary>The answer and the fact that decides it.</summary>
    public string Sentence => Statement.Headline;

    /// <summary>How many leaders can be confident.</summary>
    public int MetCount => Roles.Count(r => r.Verdict == Verdict.Met);

    /// <summary>All five roles and the organisation, from the fifteen findings.</summary>
    public static OrganisationView Of(IReadOnlyList<Finding> findings)
    {
        var roles = Enum.GetValues<Role>().Select(role => RoleView.Of(role, findings)).ToList();
        var verdict = Verdicts.Worst(roles.Select(r => r.Verdict));
        var deciding = roles.First(r => r.Verdict == verdict).Statement;
        return new OrganisationView(
            verdict,
            verdict == Verdict.Met
                ? (roles.Find(r => r.Statement.Service is not null)?.Statement ?? deciding) with { Fact = "All five leaders can be confident in what reaches customers." }
                : deciding with { Answer = Lead.Of(verdict, Role.Ceo), Leaders = LeaderWords.Of(roles) },
            roles);
    }
}
