using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// The tries and environments of the last 30 days, service by service, at one sequence number.
public sealed record TrialReading
{
    public required long Sequence { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// In the order of their names.
    public required IReadOnlyList<TriedService> Services { get; init; }

    /// Environments that many share, as they held up.
    public required IReadOnlyList<EnvironmentHealth> Shared { get; init; }

    /// Environments that were made, by the stage they stand at.
    public required IReadOnlyDictionary<Stage, EnvironmentLives> Lives { get; init; }

    /// From a change to its fast answer.
    public required FastClock Clock { get; init; }

    /// In force over a lint rule: what teams took the freedom to leave out.
    public required IReadOnlyList<WaiverReading> LintWaivers { get; init; }
}

public sealed record TriedService(string Key, string Name, string Team, ServiceTrials Trials);

/// The clock of all services over the window: the answers in order, and where their time went. Times are seconds.
public sealed record FastClock(IReadOnlyList<long> Answers, int Waiting, TimeSpan Budget, long Timed, long Whole, long Build, long Test, long Queue)
{
    /// Neither running nor told to be in a queue.
    public long Between => Math.Max(0, Whole - Build - Test - Queue);
}
