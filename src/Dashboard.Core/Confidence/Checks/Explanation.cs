using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Confidence.Checks;

/// <summary>"Explain this number": from what arrived to the verdict, a step that counts rows with the page that lists them.</summary>
internal static class Explanation
{
    public static IReadOnlyList<ExplainStep> Of(Reading reading, Verdict verdict, string fact)
    {
        var check = reading.Check;
        return
        [
            Arrived(reading.Input),
            .. new[] { reading.Counted, reading.LeftOut }.OfType<ExplainStep>(),
            new ExplainStep($"The rule: {check.MeasuredFrom}.", check.Rows("#rule")),
            new ExplainStep($"The lines. Met: {check.Target}. At risk: {check.Tolerated}. Else not met.", check.Rows("#rule")),
            new ExplainStep(
                reading.Figure is null ? "No figure: there is nothing to compute it from." : $"The figure: {reading.Figure}.", check.Rows("#sum")),
            new ExplainStep($"The answer: {Words.Of(verdict)}{Why(reading, verdict, fact)}", check.Rows()),
        ];
    }

    /// <summary>The page with every row behind the check's figure.</summary>
    public static string Rows(this RoleCheck check, string part = "") => $"/roles/{Slug.Of(check.Role)}/{check.Id[(check.Id.IndexOf('.') + 1)..]}{part}";

    /// <summary>Of those the ones that are counted.</summary>
    public static string RowsCounted(this RoleCheck check) => check.Rows("?rows=counted");

    /// <summary>Of those the ones that are left out, wholly or in part.</summary>
    public static string RowsLeftOut(this RoleCheck check) => check.Rows("?rows=excluded");

    private static ExplainStep Arrived(ConfidenceInput input) => input.Deliveries is not { } arrived
        ? new ExplainStep($"Everything that arrived {input.WindowWords} is kept as evidence.", "/evidence")
        : new ExplainStep(
            $"{Words.Count(arrived.Arrived, "delivery", "deliveries")} from {Words.Count(arrived.Senders, "sender")} arrived "
            + $"{input.WindowWords}; {(arrived.Unused == 0 ? "all" : Words.Number(arrived.Arrived - arrived.Unused))} could be used.",
            "/evidence");

    private static string Why(Reading reading, Verdict verdict, string fact) => verdict switch
    {
        Verdict.Unknown when reading.HasValue && fact == reading.Thin => $". {fact}; under half is known, and that is too little to judge.",
        Verdict.Unknown => $". {fact}.",
        Verdict.AtRisk when fact == reading.Cap => $", at best. {fact}.",
        Verdict.AtRisk when fact == reading.Thin => $", at best. {fact}; it takes 80% to be met.",
        _ when reading.IsThin => $". {fact}. What is known is thin: {reading.Thin}.",
        _ => $". {fact}.{(reading.Interval is null ? "" : " The value decides, not its interval.")}",
    };
}
