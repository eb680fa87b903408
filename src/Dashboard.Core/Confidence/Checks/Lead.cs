namespace Dashboard.Core.Confidence.Checks;

/// <summary>The first words of every answer.</summary>
internal static class Lead
{
    /// <summary>A CEO asks about something that is growing, so "not yet"; the others ask about a rule, so "no".</summary>
    public static string Of(Verdict verdict, Role role) => verdict switch
    {
        Verdict.Met => "Yes.",
        Verdict.AtRisk => "Nearly.",
        Verdict.NotMet => role == Role.Ceo ? "Not yet." : "No.",
        _ => "We cannot say.",
    };
}
