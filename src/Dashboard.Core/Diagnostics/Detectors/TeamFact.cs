using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>Where a fact comes from: the service, the delivery that told it, and the release it is about, if any.</summary>
/// <param name="Service">The service as shown.</param>
/// <param name="Key">Delivery key; leads to the delivery as it was sent. Null where several deliveries make the fact.</param>
/// <param name="ReleaseId">For the release's address; null for what is about the service only.</param>
/// <param name="Release">The release as a reader knows it.</param>
public sealed record FactSource(string Service, string? Key, string? ReleaseId = null, string? Release = null);

/// <summary>One thing told about a team's services that a detector may count. What was not told is null.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="At">When it happened.</param>
public abstract record TeamFact(FactSource Source, DateTimeOffset At);

/// <summary>A build that ended with a verdict.</summary>
public sealed record BuildFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At);

/// <summary>An artifact that goes by a version.</summary>
public sealed record VersionFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At)
{
    public required string Version { get; init; }

    /// <summary>Null for a release that no digest was told of.</summary>
    public string? Digest { get; init; }

    /// <summary>Another artifact goes by the same version.</summary>
    public bool IsShared { get; init; }
}

/// <summary>A deployment that ended, whatever it came to.</summary>
public sealed record DeploymentFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At)
{
    /// <summary>Where the environment stands; null where no rule places it.</summary>
    public Stage? Stage { get; init; }
    public Outcome? Outcome { get; init; }

    /// <summary>The artifact it put there; null for a release known by version or commit only.</summary>
    public string? Digest { get; init; }

    /// <summary>Steps done by hand, as told.</summary>
    public int? ManualSteps { get; init; }

    /// <summary>The configuration it ran with, and the one that its build promised for all places.</summary>
    public string? Configuration { get; init; }

    /// <summary>See <see cref="Configuration"/>.</summary>
    public string? BuiltConfiguration { get; init; }

    /// <summary>The change it came from is known.</summary>
    public bool CommitKnown { get; init; }

    /// <summary>A build, publication or attestation named the digest; also true without a digest.</summary>
    public bool BuildKnown { get; init; }

    /// <summary>From its queue to its start.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>Somebody or something turned it away: cancelled, skipped or rejected, not failed by itself.</summary>
    public bool Rejected { get; init; }

    public bool Succeeded => Outcome == Pipeline.Outcome.Success;
}

/// <summary>A run of a check that ended with a verdict.</summary>
public sealed record RunFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At)
{
    public required Stage Stage { get; init; }
    public required string Check { get; init; }
    public string Suite { get; init; } = "";
    public required bool Passed { get; init; }

    /// <summary>auto or manual.</summary>
    public string? Trigger { get; init; }

    /// <summary>What a failure, or the try after it, is said to be due to.</summary>
    public string? Cause { get; init; }

    /// <summary>Load carried ÷ load expected.</summary>
    public double? Headroom { get; init; }

    /// <summary>Processor used ÷ requested, 0..; memory the same.</summary>
    public double? Processor { get; init; }

    /// <summary>See <see cref="Processor"/>.</summary>
    public double? Memory { get; init; }

    /// <summary>From its queue to its start.</summary>
    public TimeSpan? Waited { get; init; }
}

/// <summary>A word about an environment.</summary>
public sealed record EnvironmentFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At)
{
    public required string Environment { get; init; }
    public Stage? Stage { get; init; }

    /// <summary>From the request to its being ready.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>True: it fails; false: it works.</summary>
    public bool? Down { get; init; }
}

/// <summary>An approval that was given or refused.</summary>
public sealed record ApprovalFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At)
{
    /// <summary>It let a release on to customers: by its gate, else by its environment.</summary>
    public required bool ForCustomers { get; init; }

    /// <summary>True: a person; false: a machine; null: nobody was named.</summary>
    public bool? ByPerson { get; init; }
}

/// <summary>A release that was taken back, for real or as a drill.</summary>
public sealed record RollbackFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At)
{
    public TimeSpan? Took { get; init; }
    public bool Worked { get; init; }
}

/// <summary>How a release came to its customers, from the moment the first of them had it.</summary>
public sealed record ReachFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At)
{
    /// <summary>Everybody at once; null where neither steps nor a strategy were told.</summary>
    public bool? AtOnce { get; init; }

    /// <summary>Two versions served side by side: a share of traffic between none and all.</summary>
    public bool SideBySide { get; init; }

    /// <summary>True: rules took it on to everybody; false: somebody did; null: not told.</summary>
    public bool? ByRules { get; init; }
}

/// <summary>A paper that says something is agreed or known: <c>evidence.recorded</c>.</summary>
public sealed record PaperFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At)
{
    public required string Kind { get; init; }

    /// <summary>The stage it is about; null where it names none.</summary>
    public Stage? Stage { get; init; }
}

/// <summary>An incident tied to a release.</summary>
public sealed record IncidentFact(FactSource Source, DateTimeOffset At) : TeamFact(Source, At)
{
    public string? Cause { get; init; }
}
