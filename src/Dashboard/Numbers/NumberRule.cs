
namespace Dashboard.Numbers;

/// What has to be read for a number.
[Flags]
internal enum NumberNeeds
{
    None = 0,
    Reached = 1,
    Built = 2,
    Shipped = 4,
    Costs = 8,
    Builds = 16,
    Items = 32,
}

/// How the rows of a number are made, and how they become the number again.
internal sealed record NumberRule
{
    public required string CheckId { get; init; }

    public required NumberNeeds Needs { get; init; }

    public required IReadOnlyList<NumberColumn> Columns { get; init; }

    public required Func<NumberSheet, IEnumerable<NumberRow>> Rows { get; init; }

    /// The figure from the rows that count; null where they make none.
    public Func<IReadOnlyList<NumberRow>, double?> Value { get; init; } = Quotient;

    /// Its rows of one service are of another kind than its rows of all.
    public NumberRule? OfService { get; init; }

    /// What a row is called, for "12 releases".
    public string Noun { get; init; } = "release";

    public static decimal Sum(IReadOnlyList<NumberRow> rows, int column) => rows.Sum(r => r.Adds[column] ?? 0);

    /// The first column over the last.
    public static double? Quotient(IReadOnlyList<NumberRow> rows) =>
        rows.Count > 0 && Sum(rows, rows[0].Adds.Count - 1) is not 0 and var whole ? (double)Sum(rows, 0) / (double)whole : null;
}
