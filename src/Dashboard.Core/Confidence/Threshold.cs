namespace Dashboard.Core.Confidence;

/// <summary>The line from which a value is Met, and the line beyond which it is NotMet. In the unit of the value: shares 0..1.</summary>
public sealed record Threshold(double Pass, double Warn, bool HigherIsBetter)
{
    /// <summary>Met from <paramref name="pass"/> upwards, AtRisk from <paramref name="warn"/> upwards.</summary>
    public static Threshold AtLeast(double pass, double warn) => new(pass, warn, true);

    /// <summary>Met up to <paramref name="pass"/>, AtRisk up to <paramref name="warn"/>.</summary>
    public static Threshold AtMost(double pass, double warn) => new(pass, warn, false);

    /// <summary>Fewer cases than so many tell nothing about a rate.</summary>
    public const int FewestCases = 5;

    /// <summary>True when nothing less than all will do: such a rate is judged from the first case on.</summary>
    public bool WantsAll => HigherIsBetter && Pass >= 1;

    /// <summary>Met, AtRisk or NotMet; both lines belong to the better side.</summary>
    public Verdict Judge(double value) =>
        Reaches(value, Pass) ? Verdict.Met : Reaches(value, Warn) ? Verdict.AtRisk : Verdict.NotMet;

    /// <summary>The same of a rate of cases: Unknown on fewer than five, unless nothing less than all of them will do.</summary>
    public Verdict JudgeCases(long part, long whole) =>
        whole <= 0 || IsTooFew(whole) ? Verdict.Unknown : Judge((double)part / whole);

    /// <summary>True when so many cases are too few to judge a rate by.</summary>
    public bool IsTooFew(long cases) => cases < FewestCases && !WantsAll;

    private bool Reaches(double value, double line) => HigherIsBetter ? value >= line : value <= line;
}
