using Dashboard.Core.Confidence;

namespace Dashboard.Shared;

/// <summary>How the answer of a check, a role or the organisation is shown.</summary>
public static class VerdictLook
{
    public static ChipState State(Verdict verdict) => verdict switch
    {
        Verdict.Met => ChipState.Met,
        Verdict.AtRisk => ChipState.AtRisk,
        Verdict.NotMet => ChipState.NotMet,
        _ => ChipState.Unknown,
    };

    /// <summary>The class that colours the first words of a page's sentence.</summary>
    public static string Css(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.AtRisk => "risk",
        Verdict.NotMet => "notmet",
        _ => "unknown",
    };
}
