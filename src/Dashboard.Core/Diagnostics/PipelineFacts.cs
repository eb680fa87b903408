using Dashboard.Core.Confidence;

namespace Dashboard.Core.Diagnostics;

/// <summary>What is known of a team's releases from events alone; counts over the last 90 days unless they say otherwise.</summary>
public sealed record PipelineInput
{
    public Measures Sum { get; init; } = Measures.Zero;

    /// <summary>Of the newest releases looked at in full: how many, checks with a proof, checks that passed only after they had failed.</summary>
    public int Looked { get; init; }

    /// <summary>See <see cref="Looked"/>.</summary>
    public int Checks { get; init; }

    /// <summary>See <see cref="Looked"/>.</summary>
    public int FlakyChecks { get; init; }

    /// <summary>Of those looked at: releases whose integration or journey tests ran.</summary>
    public int Integrated { get; init; }

    /// <summary>Of those looked at: releases whose peak load was run.</summary>
    public int PeakLoaded { get; init; }
}

/// <summary>One thing the pipeline itself says to a question; without words it cannot tell yet: About says what, Send with which events it could.</summary>
public sealed record PipelineFact(string? Words, string About, string Send)
{
    public bool IsKnown => Words is not null;
}

/// <summary>What a team's own pipeline says beside its answers and beyond the signs that <see cref="Detectors"/> look for. Facts, never marks.</summary>
public static class PipelineFacts
{
    /// <summary>The facts beside a question, in a fixed order; none where the detectors say it all.</summary>
    public static IReadOnlyList<PipelineFact> For(string question, PipelineInput input) => question switch
    {
        "stubbed-functional" => [Flaky(input)],
        "integration" => [Together(input), Queues(input)],
        "extended" => [Peak(input)],
        "canary-and-production" => [Approvals(input), Stopped(input)],
        _ => [],
    };

    private static PipelineFact Flaky(PipelineInput i) => new(
        i.Checks == 0 ? null
            : i.FlakyChecks == 0 ? $"No check passed only after a failure ({Words.Count(i.Checks, "check")} of the newest {Words.Count(i.Looked, "release")})"
            : $"{Words.Number(i.FlakyChecks)} of {Words.Count(i.Checks, "check")} passed only after a failure (newest {Words.Count(i.Looked, "release")})",
        "which checks need more than one try",
        "testsuiterun.finished for every run, re-runs included, with attempt");

    private static PipelineFact Together(PipelineInput i) => new(
        i.Looked == 0 ? null : $"Integration or journey tests ran for {Words.Number(i.Integrated)} of the newest {Words.Count(i.Looked, "release")}",
        "whether releases were tested together with others",
        "testsuiterun.finished with stage=integration and check=integration or journey");

    private static PipelineFact Queues(PipelineInput i) => new(
        i.Sum.ReleasesWithLead == 0 ? null
            : $"A release waits {Words.Hours(i.Sum.QueueWaitSeconds / i.Sum.ReleasesWithLead)} in queues on its whole way ({Words.Number(i.Sum.ReleasesWithLead)} of {Words.Count(i.Sum.Shipped, "release")} told)",
        "how long a release waits in queues",
        "events with queued, started and finished");

    private static PipelineFact Peak(PipelineInput i) => new(
        i.Looked == 0 ? null : $"Peak load was run for {Words.Number(i.PeakLoaded)} of the newest {Words.Count(i.Looked, "release")}",
        "whether the busiest hour was tried",
        "testsuiterun.finished with stage=extended, check=peak-load, journey, achieved and expected");

    private static PipelineFact Approvals(PipelineInput i) => new(
        i.Sum.ReleasesWithLead == 0 ? null : $"A release waits {Words.Hours(i.Sum.ApprovalWaitSeconds / i.Sum.ReleasesWithLead)} for approvals",
        "how long a release waits for approvals",
        "approval.created and approval.closed");

    private static PipelineFact Stopped(PipelineInput i) => new(
        i.Sum.Shipped + i.Sum.BadStopped == 0 ? null
            : i.Sum.Bad == 0 ? "No release went wrong with customers"
            : $"{Words.Number(i.Sum.BadStopped)} of {Words.Count(i.Sum.Bad, "release")} that went wrong {Words.Were(i.Sum.BadStopped)} stopped before everybody had it",
        "how early a bad release is stopped",
        "rollout.aborted, service.rolledback and incident.detected");
}
