using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// All stages over the last 30 days, at one sequence number.
public sealed record StagesReading
{
    public required long Sequence { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// Every line that anything ran at, over all services.
    public required IReadOnlyDictionary<StageLine, StageLineReading> Lines { get; init; }

    public required IReadOnlyList<ServiceStages> Services { get; init; }

    /// Incidents of the window by the stage that is said to have let them through.
    public required IReadOnlyDictionary<Stage, long> Escaped { get; init; }

    public StageLineReading LineOf(StageLine line) => Lines.GetValueOrDefault(line) ?? StageLineReading.None;
}

/// One line over the window: sums, how long runs took and waited, and the share green at once in each of the last twelve weeks.
public sealed record StageLineReading(
    StageSums Sums, IReadOnlyDictionary<int, long> Ran, IReadOnlyDictionary<int, long> Waited, IReadOnlyList<double?> Trend, DateTimeOffset? NewestDay)
{
    public static readonly StageLineReading None = new(StageSums.Zero, new Dictionary<int, long>(), new Dictionary<int, long>(), [], null);
}

/// What one service did at every line.
public sealed record ServiceStages(string Name, string Team, IReadOnlyDictionary<StageLine, StageSums> Lines)
{
    public StageSums Of(StageLine line) => Lines.GetValueOrDefault(line, StageSums.Zero);
}
