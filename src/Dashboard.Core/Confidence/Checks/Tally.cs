namespace Dashboard.Core.Confidence.Checks;

/// <summary>A part of a whole, both counted: promises kept of promises tested, seconds waited of seconds of lead time.</summary>
internal readonly record struct Tally(long Part, long Whole)
{
    /// <summary>Part ÷ whole; null without a whole, because nothing of nothing is no rate.</summary>
    public double? Value => Whole == 0 ? null : (double)Part / Whole;

    public long Rest => Whole - Part;

    public Coverage AsCoverage() => new((int)Math.Min(Part, int.MaxValue), (int)Math.Min(Whole, int.MaxValue));

    public override string ToString() => $"{Words.Number(Part)} of {Words.Number(Whole)}";
}

internal static class Tallies
{
    /// <summary>The share as percent, never rounded over a line of its check; "none" when there is none.</summary>
    public static string Text(this RoleCheck check, Tally tally) =>
        tally.Value is { } share ? Words.Percent(share, check.Line.Pass, check.Line.Warn) : "none";

    public static bool Meets(this RoleCheck check, Tally tally) => tally.Value is { } share && check.Line.Judge(share) == Verdict.Met;
}
