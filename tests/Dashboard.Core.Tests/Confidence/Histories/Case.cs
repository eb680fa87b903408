using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence.Histories;

/// <summary>What a history shows of its check.</summary>
public enum Shows
{
    Met,
    AtRisk,
    NotMet,
    NoData,
    TooLittle,
    Stale,
    Waived,
    Hidden,
}

/// <summary>A history, and the answer computed from it by hand. Of a hidden service: its name.</summary>
internal sealed record Case(string Check, Shows Shows, string What, Verdict Verdict, string Value, Func<Org, Org> Tell, string? Weakest = null)
{
    public override string ToString() => $"{Check}, {Shows}: {What}";
}
