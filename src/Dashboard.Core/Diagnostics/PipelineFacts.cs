using Dashboard.Core.Confidence;

namespace Dashboard.Core.Diagnostics;

/// <summary>What is known of a team's releases from events alone; counts over the last 90 days unless they say otherwise.</summary>
public sealed record PipelineInput
{
    public Measures Sum { get; init; } = Measures.Zero;

    /// <summary>Releases first built or seen, and those of them that share their version with another artifact.</summary>
    public int Releases { get; init; }

    /// <summary>See <see cref="Releases"/>.</summary>
    public int SharingAVersion { get; init; }

    /// <summary>Releases that shipped, and those of them that went out step by step.</summary>
    public int Shipped { get; init; }

    /// <summary>See <see cref="Shipped"/>.</summary>
    public int SteppedOut { get; init; }

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

/// <summary>What a team's own pipeline says beside its answers. Facts, never marks.</summary>
public static class PipelineFacts
{
    /// <summary>The facts beside a question, in a fixed order.</summary>
    public static IReadOnlyList<PipelineFact> For(string question, PipelineInput input) => question switch
    {
        "build" => [SharedVersions(input), KnownCommits(input)],
        "stubbed-functional" => [Promises(input), Flaky(input)],
        "stubbed-non-functional" => [Sizing(input)],
        "integration" => [Together(input), Queues(input)],
        "extended" => [Peak(input)],
        "canary-and-production" => [Steps(input), Approvals(input), Stopped(input)],
        _ => [],
    };

    private static PipelineFact SharedVersions(PipelineInput i) => new(
        i.Releases == 0 ? null
            : i.SharingAVersion == 0 ? $"No two packages share a version ({Words.Count(i.Releases, "release")})"
            : $"{Words.Number(i.SharingAVersion)} of {Words.Count(i.Releases, "release")} share a version with another package",
        "whether packages share a version",
        "build.finished with version and digest");

    private static PipelineFact KnownCommits(PipelineInput i) => new(
        i.Sum.Shipped == 0 ? null : $"The commit is known for {Words.Number(i.Sum.Shipped - i.Sum.TrailNoCommit)} of {Words.Count(i.Sum.Shipped, "release")} that shipped",
        "which change a release came from",
        "build.finished with commit, and service.deployed for production");

    private static PipelineFact Promises(PipelineInput i) => new(
        i.Sum.Shipped == 0 ? null : $"Functional or acceptance tests ran for {Words.Number(i.Sum.ReleasesWithPromises)} of {Words.Count(i.Sum.Shipped, "release")} that shipped",
        "whether releases were tested for what they promise",
        "testsuiterun.finished with stage=stubbed-functional and check=functional");

    private static PipelineFact Flaky(PipelineInput i) => new(
        i.Checks == 0 ? null
            : i.FlakyChecks == 0 ? $"No check passed only after a failure ({Words.Count(i.Checks, "check")} of the newest {Words.Count(i.Looked, "release")})"
            : $"{Words.Number(i.FlakyChecks)} of {Words.Count(i.Checks, "check")} passed only after a failure (newest {Words.Count(i.Looked, "release")})",
        "which checks need more than one try",
        "testsuiterun.finished for every run, re-runs included, with attempt");

    private static PipelineFact Sizing(PipelineInput i)
    {
        var used = new[] { Share("processor", i.Sum.UsedCpuMilli, i.Sum.RequestedCpuMilli), Share("memory", i.Sum.UsedMemoryMilli, i.Sum.RequestedMemoryMilli) }.OfType<string>().ToList();
        return new(
            used.Count == 0 ? null : $"Under load {Words.List(used)} was used ({Words.Number(i.Sum.ReleasesWithSizing)} of {Words.Count(i.Sum.Shipped, "release")} told)",
            "how much of what it asks for is used",
            "testsuiterun.finished with check=load, usedCpu, requestedCpu, usedMemory and requestedMemory");
    }

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

    private static PipelineFact Steps(PipelineInput i) => new(
        i.Shipped == 0 ? null : $"{Words.Number(i.SteppedOut)} of {Words.Count(i.Shipped, "release")} that shipped went out step by step",
        "whether releases go out step by step",
        "rollout.started, rollout.progressed and rollout.promoted with weight");

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

    private static string? Share(string what, long used, long requested) => requested == 0 ? null : $"{Words.Percent((double)used / requested)} of the {what} asked for";
}
