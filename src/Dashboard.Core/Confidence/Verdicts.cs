namespace Dashboard.Core.Confidence;

/// <summary>How several verdicts become one.</summary>
public static class Verdicts
{
    /// <summary>The worse of two: NotMet, then AtRisk, then Unknown, then Met.</summary>
    public static Verdict Worst(Verdict a, Verdict b) => a < b ? a : b;

    /// <summary>The worst of several; Unknown when there is none, because nothing answered.</summary>
    public static Verdict Worst(IEnumerable<Verdict> verdicts) =>
        verdicts.Aggregate((Verdict?)null, (worst, next) => worst is { } w ? Worst(w, next) : next) ?? Verdict.Unknown;
}
