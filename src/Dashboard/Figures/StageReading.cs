using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// All stages over the last 30 days, at one sequence number.
public sealed record StagesReading
{
    public required long Sequence { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// Every line that anything ran at, over all services.
    public required IReadOnlyDictionary<StageLine, StageTally> Lines { get; init; }

    /// How many names that runs gave are not among the lines, because newer ones are; those of one service's check count for themselves.
    public required IReadOnlyDictionary<FacetNames, long> LeftOut { get; init; }

    public required IReadOnlyList<ServiceStages> Services { get; init; }

    /// Incidents of the window by the stage that is said to have let them through.
    public required IReadOnlyDictionary<Stage, long> Escaped { get; init; }

    public StageTally LineOf(StageLine line) => Lines.GetValueOrDefault(line) ?? new StageTally();
}

/// What one service did at every line.
public sealed record ServiceStages(string Name, string Team, IReadOnlyDictionary<StageLine, StageTally> Lines)
{
    public required string Key { get; init; }

    /// What its releases had wrong, and what that cost.
    public required ServiceFinds Finds { get; init; }

    public StageSums Of(StageLine line) => Lines.GetValueOrDefault(line)?.Sums ?? StageSums.Zero;
}
