using Dashboard.Core.Confidence;
using Dashboard.Figures;

namespace Dashboard.Numbers;

/// From the sheet to the number with its rows.
internal static class NumberViews
{
    public static NumberView Of(NumberSheet sheet, NumberRule rule, int take)
    {
        var (asked, reading) = (sheet.Asked, sheet.Reading);
        var all = rule.Rows(sheet).Where(r => asked.Service is not { } service || string.Equals(r.Service, service, StringComparison.OrdinalIgnoreCase))
            .OrderBy(r => r.IsCounted ? 0 : 1).ThenByDescending(r => r.Worse).ThenByDescending(r => r.At).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        var counted = all.Where(r => r.IsCounted).ToList();
        var shown = asked.Rows switch
        {
            NumberAsked.Counted => counted,
            NumberAsked.Excluded => all.Where(r => !r.IsCounted || r.IsIncomplete).ToList(),
            _ => all,
        };
        var value = rule.Value(counted);
        return (asked.IsShare ? OfShare(sheet) : OfCheck(sheet)) with
        {
            Columns = rule.Columns,
            Rows = [.. shown.Take(take)],
            MoreRows = Math.Max(0, shown.Count - take),
            Noun = rule.Noun,
            Counted = counted.Count,
            LeftOut = all.Count - counted.Count,
            Totals = [.. rule.Columns.Select((_, i) => Total(counted, i))],
            FromRows = value,
            FromRowsText = NumberWords.Value(asked, value),
        };
    }

    private static decimal? Total(List<NumberRow> counted, int column) =>
        counted.Count > 0 && counted.TrueForAll(r => r.Adds[column] is null) ? null : NumberRule.Sum(counted, column);

    private static NumberView OfCheck(NumberSheet sheet)
    {
        var (asked, reading) = (sheet.Asked, sheet.Reading);
        var check = RoleChecks.All.Single(c => c.Id == asked.CheckId);
        var finding = reading.RoleOf(check.Role).Findings.Single(f => f.CheckId == check.Id);
        return Empty(sheet, check.Question, check.MeasuredFrom) with
        {
            Sentence = finding.Sentence,
            Verdict = finding.Verdict,
            Value = finding.Value,
            ValueText = finding.ValueText,
            Target = check.Target,
            Tolerated = check.Tolerated,
            RestsOn = finding.Coverage.Expected == 0 ? null : $"{Words.Number(finding.Coverage.Known)} of {Words.Number(finding.Coverage.Expected)} {finding.CoverageOf}",
            Interval = finding.Interval,
            OldestAt = finding.OldestAt,
            Steps = finding.Steps,
        };
    }

    private static NumberView OfShare(NumberSheet sheet)
    {
        var (asked, reading) = (sheet.Asked, sheet.Reading);
        var share = asked.Role is { } role ? reading.Shares[role] : reading.Share;
        var of = share.Share;
        return Empty(sheet, "How far is it proven, by weight?", ShareWords.Rule) with
        {
            Value = of.Share,
            ValueText = of.Share is { } proven ? Words.Percent(proven) : "none",
            RestsOn = $"{Words.Number(of.ProvenItems)} of {Words.Count(of.ExpectedItems, "piece")} of evidence",
            OldestAt = of.OldestAt,
            Steps = ShareWords.Steps(share, asked.Path),
        };
    }

    private static NumberView Empty(NumberSheet sheet, string question, string rule) => new()
    {
        Role = sheet.Asked.Role,
        Check = sheet.Asked.Check,
        Question = question,
        ValueText = "none",
        Rule = rule,
        Steps = [],
        Columns = [],
        Rows = [],
        MoreRows = 0,
        Noun = "",
        Counted = 0,
        LeftOut = 0,
        Totals = [],
        FromRowsText = "none",
        Asked = sheet.Asked,
        From = sheet.Reading.AsOf - sheet.Reading.Input.Window,
        AsOf = sheet.Reading.AsOf,
        Sequence = sheet.Reading.Sequence,
    };
}
