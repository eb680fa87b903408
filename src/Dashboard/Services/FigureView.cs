using Dashboard.Core.Confidence;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Services;

/// One number with what it rests on and how it came about.
public sealed record FigureView(string Question, string Value, string Coverage, string? Equation, IReadOnlyList<ExplainStep> Steps)
{
    public Verdict? Verdict { get; init; }

    public IReadOnlyList<double?>? Trend { get; init; }
}
