using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;

namespace Dashboard.Core.Pipeline;

/// <summary>
/// One artifact of one service on its way to customers: everything its names were told, put together. Derived, never edited;
/// verdicts that depend on the time of day are computed from it on read.
/// </summary>
public sealed record Release
{
    public required string Service { get; init; }

    /// <summary>The name that is its identity: the digest, else the version, else the commit.</summary>
    public required NameKind IdentityKind { get; init; }
    public required string Identity { get; init; }
    public string? Digest { get; init; }

    /// <summary>The version a reader sees; the ordinally greatest when an artifact has several.</summary>
    public string? Version { get; init; }
    public IReadOnlyList<string> Versions { get; init; } = [];
    public string? Commit { get; init; }

    /// <summary>Another artifact goes by the same version.</summary>
    public bool DuplicateVersion { get; init; }

    /// <summary>When the second artifact of the version was first heard of; null with <see cref="DuplicateVersion"/>: from the beginning.</summary>
    public DateTimeOffset? DuplicateSince { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>When its build finished; releases of a service are ordered by it, else by <see cref="FirstSeenAt"/>.</summary>
    public DateTimeOffset? BuiltAt { get; init; }

    /// <summary>When its change was merged, else its first build started: lead time runs from here.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Evidence per check; once shipped, as it stood at shipping.</summary>
    public IReadOnlyList<CheckEvidence> Evidence { get; init; } = [];

    /// <summary>Evidence as it stood when the first customers got it; null before.</summary>
    public IReadOnlyList<CheckEvidence>? EvidenceAtFirstWeight { get; init; }

    public IReadOnlyList<EnvironmentState> Environments { get; init; } = [];
    public RolloutState? Rollout { get; init; }

    /// <summary>When the first customers got it.</summary>
    public DateTimeOffset? FirstWeightAt { get; init; }

    /// <summary>When every customer got it; its gates are frozen from then on.</summary>
    public DateTimeOffset? ShippedAt { get; init; }

    /// <summary>When it was taken back; null while it was not, or when it reached customers again since.</summary>
    public DateTimeOffset? RolledBackAt { get; init; }

    /// <summary>Known shares of traffic in the order they were given.</summary>
    public IReadOnlyList<WeightAt> Weights { get; init; } = [];

    /// <summary>Strategies that the deployments to customers named, in order of their names; null when none did.</summary>
    public IReadOnlyList<string>? Strategies { get; init; }

    /// <summary>Every time it was taken back: aborted rollouts and rollbacks.</summary>
    public IReadOnlyList<Setback> Setbacks { get; init; } = [];
    public IReadOnlyList<AlertSpan> Alerts { get; init; } = [];
    public IReadOnlyList<IncidentSpan> Incidents { get; init; } = [];
    public required Trail Trail { get; init; }

    /// <summary>Approved waivers that concern it, the first to count first; those of a shipped one it had when it shipped.</summary>
    public IReadOnlyList<WaiverSpan> Waivers { get; init; } = [];

    /// <summary>Persons' holds on it.</summary>
    public IReadOnlyList<HoldSpan> Holds { get; init; } = [];

    /// <summary>Its contribution to the sums by build day and by shipping day.</summary>
    public Measures ByBuildDay { get; init; } = Measures.Zero;

    /// <summary>See <see cref="ByBuildDay"/>.</summary>
    public Measures ByShippingDay { get; init; } = Measures.Zero;

    /// <summary>When its feedback clock started and when the answer came; null while unknown.</summary>
    public DateTimeOffset? FeedbackStartedAt { get; init; }

    /// <summary>See <see cref="FeedbackStartedAt"/>.</summary>
    public DateTimeOffset? FeedbackEndedAt { get; init; }

    /// <summary>Newest achieved ÷ expected per journey, from load and peak-load proofs.</summary>
    public IReadOnlyList<JourneyRatio> Journeys { get; init; } = [];

    /// <summary>Criteria of the features and stories its tests named.</summary>
    public IReadOnlyList<FeaturePromise> Features { get; init; } = [];

    /// <summary>Position among the service's releases.</summary>
    public DateTimeOffset OrderAt => BuiltAt ?? FirstSeenAt;

    /// <summary>The evidence of one check, or null.</summary>
    public CheckEvidence? Find(Stage stage, string check) => Evidence.FirstOrDefault(e => e.Stage == stage && e.Check == check);
}

/// <summary>The newest word on one environment.</summary>
public sealed record EnvironmentState(string Environment, Stage? Stage, DateTimeOffset At, Outcome? Outcome, bool Removed);

/// <summary>A promotion-preventing alert on the release, from firing to resolution.</summary>
public sealed record AlertSpan(string Alert, DateTimeOffset FiredAt, DateTimeOffset? ResolvedAt)
{
    /// <summary>True when it fired at or before the moment and was not yet resolved.</summary>
    public bool FiresAt(DateTimeOffset at) => FiredAt <= at && (ResolvedAt is null || ResolvedAt > at);
}

/// <summary>An incident tied to the release.</summary>
public sealed record IncidentSpan(string Incident, DateTimeOffset DetectedAt, DateTimeOffset? ResolvedAt, string? Severity, string? Cause);

/// <summary>Criteria executed and passed for one feature or story, with its newest proof.</summary>
public sealed record FeaturePromise(string Feature, long Executed, long Passed, DateTimeOffset ProvenAt);

/// <summary>Expected peak = 1.0.</summary>
public sealed record JourneyRatio(string Journey, double Ratio, DateTimeOffset ProvenAt);

/// <summary>Who and what stands behind the release; names are references.</summary>
public sealed record Trail
{
    public string? Author { get; init; }
    public string? Reviewer { get; init; }
    public string? Approver { get; init; }

    /// <summary>When the first person approved.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }
    public string? Deployer { get; init; }
    public bool Built { get; init; }

    /// <summary>A build, a publication or an attestation named the release's digest; true for a release without one.</summary>
    public bool DigestNamedByBuild { get; init; } = true;

    /// <summary>feature, fix, patch or revert, as sent.</summary>
    public string? ChangeClass { get; init; }

    /// <summary>Parts the manifest says the artifact carries: logic, infrastructure, configuration, tests, monitoring.</summary>
    public IReadOnlyList<string>? Manifest { get; init; }
    public IReadOnlyList<string> Tech { get; init; } = [];
    public string? Builder { get; init; }
    public bool? Clean { get; init; }
    public string? Url { get; init; }

    /// <summary>Reason given with an override of a closed gate.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>What a reference to a person's name begins with.</summary>
    public const string PersonPrefix = "person:";

    /// <summary>True for a reference to a person: bots are recorded with the prefix <c>bot:</c>.</summary>
    public static bool IsPerson(string? actor) => !string.IsNullOrEmpty(actor) && !actor.StartsWith("bot:", StringComparison.Ordinal);

    /// <summary>True for a name that machines go by.</summary>
    public static bool IsBotName(string name) => name.EndsWith("[bot]", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("bot:", StringComparison.Ordinal)
        || name.ToLowerInvariant() is "dependabot" or "renovate" or "github-actions" or "jenkins" or "gitlab-ci" or "argocd" or "flux" or "flagger" or "ci" or "bot" or "system";
}
