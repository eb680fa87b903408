using Dashboard.Core.Confidence;

namespace Dashboard.Numbers;

/// A number as its page and its answer in the API show it: what it says, and every row it is made of.
public sealed record NumberView
{
    public required Role? Role { get; init; }

    public required string Check { get; init; }

    public required string Question { get; init; }

    /// The answer in a sentence; a share has none.
    public string? Sentence { get; init; }

    public Verdict? Verdict { get; init; }

    /// The number as the leader's page shows it.
    public double? Value { get; init; }

    public required string ValueText { get; init; }

    public string? Target { get; init; }

    public string? Tolerated { get; init; }

    public required string Rule { get; init; }

    /// On how much it rests, in words.
    public string? RestsOn { get; init; }

    public Interval? Interval { get; init; }

    public DateTimeOffset? OldestAt { get; init; }

    public required IReadOnlyList<ExplainStep> Steps { get; init; }

    public required IReadOnlyList<NumberColumn> Columns { get; init; }

    /// Worst first, those left out last; only the part asked for.
    public required IReadOnlyList<NumberRow> Rows { get; init; }

    /// Rows there are beyond those listed.
    public required int MoreRows { get; init; }

    /// What a row is called.
    public required string Noun { get; init; }

    public required int Counted { get; init; }

    public required int LeftOut { get; init; }

    /// Sums of every counted row; null where none of them tells.
    public required IReadOnlyList<decimal?> Totals { get; init; }

    /// The number again, from the rows alone; of one service it is that service's own.
    public double? FromRows { get; init; }

    public required string FromRowsText { get; init; }

    public required NumberAsked Asked { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required long Sequence { get; init; }

    /// The rows do not come to the number that is shown: then both are said.
    public bool Differs => Asked.Service is null && Value is not null && (FromRows is not { } rows || Math.Abs(rows - Value.Value) > 1e-9);
}
