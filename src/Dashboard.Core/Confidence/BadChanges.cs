namespace Dashboard.Core.Confidence;

/// <summary>How well bad changes were stopped before they had every customer.</summary>
public static class BadChanges
{
    /// <summary>The share stopped early that is asked for, from five bad changes on.</summary>
    public static readonly Threshold Line = Threshold.AtLeast(0.8, 0.6);

    /// <summary>Under five by count: none unstopped is Met, one AtRisk, more NotMet. From five on the share decides.</summary>
    public static Verdict Judge(long stopped, long bad) => Few(stopped, bad) ?? Line.Judge((double)stopped / bad);

    /// <summary>The answer by count; null from five bad changes on.</summary>
    public static Verdict? Few(long stopped, long bad) => bad >= Threshold.FewestCases ? null
        : (bad - stopped) switch { 0 => Verdict.Met, 1 => Verdict.AtRisk, _ => Verdict.NotMet };
}
