using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Roles;

/// The CISO's look back: what was required of which release and was not proven when it shipped.
public static class LookBackGaps
{
    private const int MostRows = 8;

    public static GapGridView Of(LookBack back)
    {
        var (cells, passed) = (back.Sums.RequirementCells, back.Sums.RequirementCellsPassed);
        var rows = back.Gaps.Take(MostRows).ToList();
        List<GapColumn> columns = [.. rows.SelectMany(r => r.Cells).Select(c => c.Item).Distinct().Order(StringComparer.Ordinal).Select(item => new GapColumn(item, ItemWords.Name(item)))];
        return new GapGridView(
            cells == 0 ? "unknown" : cells == passed ? "no gaps" : Words.Count(cells - passed, "gap"),
            cells == 0 ? "Nothing shipped in 90 days, so nothing was required."
                : $"{Words.Number(cells - passed)} of {Words.Number(cells)} required pieces of evidence {Words.Were(cells - passed)} not proven when their release shipped, over {Words.Count(back.Sums.Shipped, "release")} of 90 days.",
            columns,
            [.. rows.Select(r => new GapRow(r.PublicId, r.Service, r.Name, r.ShippedAt, [.. columns.Select(c => MarkOf(r, c))]))],
            MoreOf(back, rows.Count),
            [
                new($"Each of {Words.Count(back.Sums.Shipped, "release")} that shipped in 90 days is held against every requirement of the agreement that the CISO asks for and that can close a gate: {Words.Count(cells, "cell")}."),
                new("A cell is met when its evidence had passed when the release shipped. Failed, missing, stale and waived are gaps; only gaps are shown.", Addresses.Number("ciso.requirements")),
                new($"The figure comes from daily sums, the rows from the releases themselves, the newest first. {LookBackViews.OnceAMinute}"),
            ])
        {
            Verdict = cells == 0 ? Verdict.Unknown : cells == passed ? Verdict.Met : Verdict.NotMet,
            Empty = cells == 0 ? "When a release ships, everything that was required of it and not proven stands here."
                : $"No gaps: all {Words.Number(cells)} required pieces of evidence were proven when their release shipped. A release that ships without one appears here, with what it lacked.",
        };
    }

    private static GapMark? MarkOf(GapRelease release, GapColumn column) =>
        release.Cells.FirstOrDefault(c => c.Item == column.Item) is { } cell ? new GapMark(cell.Gate, cell.State) : null;

    private static string? MoreOf(LookBack back, int shown) => back.Gaps.Count <= shown ? null
        : $"The newest {shown}; the file has {(back.Gaps.Count < LookBackFigures.MostGaps ? $"all {back.Gaps.Count}" : "the newest")}.";
}
