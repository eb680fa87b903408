using Dashboard.Core.Confidence;

namespace Dashboard.Numbers;

/// What stands behind the three numbers of Legal.
internal static class LegalNumbers
{
    public static readonly NumberRule Trail = ReleaseRows.Rule(
        "legal.trail", NumberNeeds.Reached,
        m => [m.TrailComplete, m.Shipped],
        m => m.Shipped == 0 ? "it never reached all customers" : null,
        Gaps,
        checks: null,
        new NumberColumn("Full trail", NumberUnit.Count), new NumberColumn("Releases", NumberUnit.Count));

    public static readonly NumberRule Evidence = new()
    {
        CheckId = "legal.evidence",
        Needs = NumberNeeds.None,
        Noun = "verification",
        Columns = [new("Bodies that match", NumberUnit.Count), new("Bodies that must be kept", NumberUnit.Count)],
        Rows = sheet => sheet.Reading.Input.Verification is { } last ? [VerificationRow(last)] : [],
    };

    public static readonly NumberRule Accountability = ReleaseRows.Rule(
        "legal.accountability", NumberNeeds.Reached,
        m => [m.AccountableNamed, m.AccountableTotal],
        m => m.Shipped == 0 ? "it never reached all customers" : m.AccountableTotal == 0 ? "it shipped without any decision on record" : null,
        m => m.AccountableLate > 0 ? $"{Words.Number(m.AccountableLate)} signed only after it shipped"
            : m.AccountableTotal > m.AccountableNamed ? $"{Words.Number(m.AccountableTotal - m.AccountableNamed)} without a person" : null,
        checks: null,
        new NumberColumn("With a person", NumberUnit.Count), new NumberColumn("Decisions", NumberUnit.Count));

    private static NumberRow VerificationRow(Verification last) => new()
    {
        Kind = "verification",
        Name = "The last verification of the whole journal",
        Page = "/evidence",
        Adds = [last.BodiesMatching, last.BodiesKept],
        Note = last.Reason ?? (last.ChainIntact ? "the chain of facts is intact" : "the chain of facts is broken"),
        At = last.At,
        Deliveries = NumberAddress.OfDeliveries(),
        Worse = last.BodiesKept - last.BodiesMatching,
    };

    private static string? Gaps(Measures m)
    {
        var gaps = new (long Lacks, string What)[]
        {
            (m.TrailNoCommit, "commit"), (m.TrailNoAuthor, "author"), (m.TrailNoReviewer, "reviewer"), (m.TrailNoBuild, "build with its digest"),
            (m.TrailNoDecision, "an open decision at every gate"), (m.TrailNoActor, "who deployed it"),
        }.Where(g => g.Lacks > 0).Select(g => g.What).ToList();
        return gaps.Count == 0 ? null : $"lacks {Words.List(gaps)}";
    }
}
