using Dashboard.Core.Confidence.Checks;

namespace Dashboard.Core.Confidence;

/// <summary>THE list of the fifteen checks, in the order leaders read them. Each role's entries stand in <c>Checks/</c>.</summary>
public static class RoleChecks
{
    /// <summary>All checks.</summary>
    public static readonly IReadOnlyList<RoleCheck> All =
    [
        CeoChecks.Promises, CeoChecks.Demand, CeoChecks.Reputation,
        CisoChecks.Requirements, CisoChecks.Controls, CisoChecks.Bypass,
        CooChecks.Waste, CooChecks.Cost, CooChecks.Resources,
        CtoChecks.Adoption, CtoChecks.Feedback, CtoChecks.Flow,
        LegalChecks.Trail, LegalChecks.Evidence, LegalChecks.Accountability,
    ];

    /// <summary>Every answer, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<Finding> Evaluate(ConfidenceInput input) => [.. All.Select(check => Evaluate(check, input))];

    /// <summary>One answer; a check that fails answers Unknown with the reason, so that it cannot take the others with it.</summary>
    public static Finding Evaluate(RoleCheck check, ConfidenceInput input)
    {
        try
        {
            return check.Evaluate(input);
        }
        catch (Exception problem)
        {
            return new Finding
            {
                CheckId = check.Id,
                Verdict = Verdict.Unknown,
                ValueText = "none",
                TargetText = check.Target,
                Statement = new Statement
                {
                    Answer = Lead.Of(Verdict.Unknown, check.Role),
                    Fact = "This check could not be computed.",
                    Asked = Telling.Operator,
                    NextStep = "Report it with the message among its reasons.",
                },
                Coverage = new Coverage(0, 0),
                CoverageOf = "cases",
                Reasons = [$"Computing it failed: {problem.Message}"],
            };
        }
    }
}
