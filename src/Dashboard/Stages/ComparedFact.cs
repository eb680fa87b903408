using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Why;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// A figure as it was at first and as it is: twelve weeks, from the first that told anything.
internal sealed record ComparedFact(string Key, string Title, IReadOnlyList<double?> Weeks, bool HigherIsBetter, Func<double, string> Word)
{
    /// What nobody told, and the event that would.
    public required string Missing { get; init; }

    /// What the figures are, after "from … to …".
    public required string Says { get; init; }

    public required string TrendOf { get; init; }

    public required IReadOnlyList<ExplainStep> Steps { get; init; }

    public StageFact Fact()
    {
        var sides = Courses.Since(Weeks, HigherIsBetter);
        var told = Weeks.Count(w => w is not null);
        return new StageFact(
            Key, Title,
            told == 0 ? StageFact.NotTold : sides is { Before: { } before, Now: { } now } ? $"from {Word(before)} to {Word(now)}" : "too few weeks",
            told == 0 ? [Missing] : [$"{Says} {CourseOf(sides.Course)}", $"Told by {Words.Number(told)} of {Words.Count(Weeks.Count, "week")}; the newest week {(Weeks[^1] is { } newest ? Word(newest) : "told nothing")}."],
            [new("Weeks end now. The first four from the first that told anything, against the newest four: the mean of each side, from at least two weeks that told it."), .. Steps])
        {
            Trend = Weeks,
            TrendOf = TrendOf,
        };
    }

    private static string CourseOf(Course course) => course switch
    {
        Course.Better => "It gets better.",
        Course.Worse => "It gets worse.",
        Course.Steady => "It stays as it was.",
        _ => "Too few weeks told it to compare them.",
    };
}
