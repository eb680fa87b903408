using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;

namespace Dashboard.Roles;

/// What a leader sees further back than thirty days: at most a course over weeks, a grid of gaps, and bars.
public sealed record LookBackView
{
    public required Role Role { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public WeekCourse? Course { get; init; }

    public GapGridView? Gaps { get; init; }

    public IReadOnlyList<DetailGroup> Groups { get; init; } = [];
}

/// Twelve weeks, a bar each, and a line over them where there is a second figure.
public sealed record WeekCourse(string Title, string Note, string Figure, string Said, string Bars, string? Line, IReadOnlyList<WeekMark> Weeks, IReadOnlyList<ExplainStep> Steps)
{
    public bool IsTold => Weeks.Any(w => w.Bar is not null || w.Point is not null);

    /// What is said where no week told anything.
    public required string Empty { get; init; }
}

/// One week. Null is not told, which is neither nothing nor good.
public sealed record WeekMark(DateTimeOffset From, double? Bar, string BarText, double? Point, string? PointText);

/// Releases that shipped without everything that was asked for: a row each, a column for every requirement that any of them lacked.
public sealed record GapGridView(string Figure, string Said, IReadOnlyList<GapColumn> Columns, IReadOnlyList<GapRow> Rows, string? More, IReadOnlyList<ExplainStep> Steps)
{
    /// What is said where nothing is missing, or nothing was asked yet.
    public required string Empty { get; init; }

    public required Verdict Verdict { get; init; }
}

public sealed record GapColumn(string Item, string Name);

public sealed record GapRow(string PublicId, string Service, string Release, DateTimeOffset ShippedAt, IReadOnlyList<GapMark?> Cells);

public sealed record GapMark(Gate Gate, EvidenceState State);
