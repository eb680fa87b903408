using System.Globalization;
using System.Text;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Shared;

namespace Dashboard.Releases;

/// One release as Markdown, for the page of the job that made it.
public static class ReleaseSummary
{
    public static string Of(ReleaseView view, string home)
    {
        var head = view.Head;
        var verdict = ReleaseVerdict.Of(view);
        var text = new StringBuilder();
        Line(text, $"## {MarkdownText.Of($"{verdict.Answer} {verdict.Sentence}")}");
        Line(text, "");
        Line(text, MarkdownText.Of(
            $"{StateLook.Of(Chips.Of(head.State)).Word}, tier {head.Tier}, {(head.Share is { } share ? $"{Words.Percent(share)} proven" : "nothing is asked for")} on {head.ProvenItems} of {head.ExpectedItems}. {AgreementWords.Of(view.Agreement.Version, view.Agreement.SignedBy)}."));
        foreach (var alarm in view.Alarms)
        {
            Line(text, "");
            Line(text, $"> **{MarkdownText.Of(alarm.Title)}** {MarkdownText.Of(alarm.Words)}");
        }

        Table(text, "Gates", ["Gate", "Answer", "Why"], view.Gates.Select(gate =>
            new[] { GateNames.Title(gate.Gate), StateLook.Of(GateChips.Of(gate.Open)).Word, string.Join("; ", gate.Reasons.Select(ItemWords.Said)) }));
        Table(text, "Right to ship", ["Leader", "Proven", "Why"], view.RightToShip.Select(right =>
            new[] { Words.Of(right.Role), right.Share is { } of ? $"{Words.Percent(of)} {right.CoverageText}" : "nothing is asked for", ItemWords.Said(right.Reason) }));
        Table(text, "Evidence", ["Check", "Stage", "State", "Result", "Proven"], view.Evidence.Select(Row));
        Line(text, "");
        Line(text, $"[Open this release]({home}{Addresses.Release(head.PublicId)}) \u00b7 as of {Time(view.AsOf)}, fact {view.Sequence.ToString(CultureInfo.InvariantCulture)}");
        return text.ToString();
    }

    private static string[] Row(EvidenceView line) =>
    [
        line.Check,
        $"{StageWords.Of(line.Stage)}{(line.Item is null ? ", not asked for" : "")}",
        $"{StateLook.Of(line.NotDue ? ChipState.NotDue : GateChips.Of(line.State)).Word}{(line.Running ? ", running" : "")}",
        $"{EvidenceWords.Result(line)}{(line.Flaky ? " Flaky: passed after failing on this same release." : "")}",
        line.ProvenAt is { } at ? Time(at) : "never",
    ];

    // Inside a table nothing can begin a list, a heading or a block of code.
    private static void Table(StringBuilder text, string title, string[] heads, IEnumerable<string[]> rows)
    {
        Line(text, "");
        Line(text, $"### {title}");
        Line(text, "");
        Line(text, $"| {string.Join(" | ", heads)} |");
        Line(text, $"|{string.Concat(heads.Select(_ => " --- |"))}");
        foreach (var row in rows)
        {
            Line(text, $"| {string.Join(" | ", row.Select(MarkdownText.Of))} |");
        }
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
