using Dashboard.Core.Confidence;

namespace Dashboard.Roles;

/// What stands behind a role's checks at a glance: one group of bars each, with where all the rows are.
public sealed record DetailGroup(string Title, string Note, string Address, IReadOnlyList<DetailRow> Rows)
{
    /// What is said where there is no row.
    public string Empty { get; init; } = "Nothing was told yet.";

    /// On what it rests, in a sentence above the bars.
    public string? Said { get; init; }

    /// From deliveries to the bars, where the rows behind them do not say it.
    public IReadOnlyList<ExplainStep> Steps { get; init; } = [];
}

/// One bar. Bar 0..1, null where it is not known; Mark is where the line to reach stands. Verdict is null where nothing is judged.
public sealed record DetailRow(string Name, string? Address, double? Bar, double? Mark, string Value, Verdict? Verdict, string? Said);
