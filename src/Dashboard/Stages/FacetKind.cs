using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Stages;

/// Lines of one kind that runs named: scenarios, faults or journeys. Those that lost most first tries come first.
public sealed record FacetKind(string Key, string Title, IReadOnlyList<StageRow> Rows, int More, long LeftOut)
{
    private static readonly (string Key, string Title)[] Kinds = [("scenario", "Scenarios"), ("fault", "Faults"), ("journey", "Journeys")];

    public static IEnumerable<FacetKind> Of(StagesReading reading, StageAsked asked) => Kinds
        .Select(kind => (kind.Key, kind.Title, Rows: RowsOf(reading, asked, kind.Key), LeftOut: reading.LeftOut.GetValueOrDefault(new(asked.Stage, kind.Key))))
        .Where(kind => kind.Rows.Count > 0)
        .Select(kind => asked.All ? new FacetKind(kind.Key, kind.Title, kind.Rows, 0, kind.LeftOut)
            : new(kind.Key, kind.Title, [.. kind.Rows.Take(StageAsked.Usual)], Math.Max(0, kind.Rows.Count - StageAsked.Usual), kind.LeftOut));

    private static List<StageRow> RowsOf(StagesReading reading, StageAsked asked, string key) =>
    [
        .. reading.Lines.Where(l => l.Key.Stage == asked.Stage && l.Key.Facet.StartsWith(key + ":", StringComparison.Ordinal) && l.Value.Sums.Runs > 0)
            .OrderByDescending(l => l.Value.Sums.Held).ThenByDescending(l => l.Value.Sums.Releases - l.Value.Sums.FirstGreen)
            .ThenBy(l => l.Key.Facet, StringComparer.Ordinal).ThenBy(l => l.Key.Check, StringComparer.Ordinal)
            .Select(l => new StageRow(l.Key.Facet[(key.Length + 1)..], l.Value.Sums) { Owner = CheckWords.Of(l.Key.Stage, l.Key.Check) }),
    ];
}
