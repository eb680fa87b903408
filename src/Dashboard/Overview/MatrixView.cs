using Dashboard.Core.Confidence;

namespace Dashboard.Overview;

/// Every service and its stages, and the part of it that the prerendered page shows.
public sealed record MatrixView
{
    /// As many as are shown at once; more are laid out as the reader comes to them.
    public const int AtOnce = 60;

    /// Of more than those the prerendered page shows as many as fit into the window of the table.
    public const int InSight = 20;

    public required IReadOnlyList<MatrixRow> All { get; init; }

    public required IReadOnlyList<MatrixRow> First { get; init; }

    /// Rows that the filter of the prerendered page leaves.
    public required int Matching { get; init; }

    public required int Services { get; init; }

    /// Those with something that must be read.
    public required int Loud { get; init; }

    public required IReadOnlyList<string> Teams { get; init; }

    public static MatrixView Of(IReadOnlyList<MatrixRow> all, MatrixFilter filter)
    {
        var matching = filter.Of(all);
        return new MatrixView
        {
            All = all,
            First = [.. matching.Take(matching.Count > AtOnce ? InSight : AtOnce)],
            Matching = matching.Count,
            Services = all.Count,
            Loud = all.Count(r => r.Loud),
            Teams = [.. all.Select(r => r.Team).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)],
        };
    }
}

/// A line of the table: the head of a group, or a service.
public sealed record MatrixLine(string? Title, MatrixRow? Row)
{
    /// With a head before every group of neighbours that share one.
    public static List<MatrixLine> Of(IReadOnlyList<MatrixRow> rows, MatrixFilter filter) =>
    [
        .. rows.GroupBy(filter.GroupOf, StringComparer.Ordinal)
            .SelectMany(g => (IEnumerable<MatrixLine>)[new MatrixLine($"{g.Key}, {Words.Count(g.Count(), "service")}", null), .. g.Select(r => new MatrixLine(null, r))]),
    ];
}
