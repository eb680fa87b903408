using System.Text.Json.Serialization;

namespace Dashboard.Core.Pipeline;

/// <summary>
/// What one event adds to a release: the part of a <see cref="PathEvent"/> that answers are computed from.
/// Entries with the same <see cref="Identity"/> are the same fact told twice; of those the smallest <see cref="Key"/> stays.
/// </summary>
public sealed record Entry
{
    public required string Type { get; init; }
    public required string Subject { get; init; }
    public int Attempt { get; init; } = 1;
    public RunPhase Phase { get; init; } = RunPhase.Terminal;
    public Stage? Stage { get; init; }
    public string? Check { get; init; }
    public string Suite { get; init; } = "";
    public Outcome? Outcome { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? Queued { get; init; }
    public DateTimeOffset? Started { get; init; }
    public DateTimeOffset? Finished { get; init; }
    public string? Environment { get; init; }
    public double? Weight { get; init; }
    public int? Step { get; init; }
    public int? Steps { get; init; }
    public Counts? Counts { get; init; }
    public string? Actor { get; init; }
    public string? Decision { get; init; }
    public bool ChangeOnly { get; init; }
    public IReadOnlyDictionary<string, string>? Details { get; init; }

    /// <summary>The delivery key of the event, to open it and to break ties in ordinal order.</summary>
    public required string Key { get; init; }

    /// <summary>Two entries with equal identities tell the same fact.</summary>
    [JsonIgnore]
    public EntryIdentity Identity =>
        new(Type, Subject, Attempt, Phase, Stage, Check, Suite, Outcome, At, Environment, Weight, Step, Decision, Actor, ChangeOnly, Part);

    // Several readings of one moment, or several reviewers, are several facts although all else is equal.
    private string? Part => Detail("analysis") ?? Detail("reviewer");

    /// <summary>When the run ended; for things that just happen, when they happened.</summary>
    [JsonIgnore]
    public DateTimeOffset End => Finished ?? At;

    /// <summary>A detail by its native name, or null.</summary>
    public string? Detail(string key) => Details is not null && Details.TryGetValue(key, out var value) ? value : null;

    /// <summary>True for an outcome that proves something: success, failure or error.</summary>
    [JsonIgnore]
    public bool IsProof => Phase == RunPhase.Terminal && Outcome is Pipeline.Outcome.Success or Pipeline.Outcome.Failure or Pipeline.Outcome.Error;

    /// <summary>True for a successful proof.</summary>
    [JsonIgnore]
    public bool IsSuccess => Phase == RunPhase.Terminal && Outcome == Pipeline.Outcome.Success;

    /// <summary>The entry an event adds. What customers were given is a release's, whatever branch it came from.</summary>
    public static Entry Of(PathEvent e)
    {
        var entry = Plain(e);
        return entry.ChangeOnly && Reach.IsSeenAmongCustomers(entry) ? entry with { ChangeOnly = false } : entry;
    }

    private static Entry Plain(PathEvent e) => new()
    {
        Type = e.Type,
        Subject = e.SubjectId,
        Attempt = e.Attempt,
        Phase = e.Phase,
        Stage = StageOf(e),
        Check = CheckOf(e),
        Suite = e.Suite.Length == 0 && IsDeployment(e.Type) ? e.Environment ?? "" : e.Suite,
        Outcome = OutcomeOf(e),
        At = e.OccurredAt,
        Queued = e.QueuedAt ?? (e.Phase == RunPhase.Queued ? e.OccurredAt : null),
        Started = e.StartedAt ?? (e.Phase == RunPhase.Running ? e.OccurredAt : null),
        Finished = e.FinishedAt,
        Environment = e.Environment,
        Weight = e.Weight,
        Step = e.Step,
        Steps = e.Steps,
        Counts = e.Counts,
        Actor = e.Actor,
        Decision = e.Decision,
        ChangeOnly = e.ChangeOnly,
        Details = e.Details,
        Key = e.DeliveryKey,
    };

    /// <summary>True for the types that say a version reached an environment.</summary>
    public static bool IsDeployment(string type) => type is EventTypes.ServiceDeployed or EventTypes.ServiceUpgraded;

    private static Stage? StageOf(PathEvent e) =>
        e.Stage ?? (e.Type.StartsWith("build.", StringComparison.Ordinal) || e.Type.StartsWith("artifact.", StringComparison.Ordinal) ? Pipeline.Stage.Build
            : EnvironmentStage.Of(e.Environment));

    private static string? CheckOf(PathEvent e) => e.Check ?? e.Type switch
    {
        EventTypes.BuildQueued or EventTypes.BuildStarted or EventTypes.BuildFinished => "build",
        EventTypes.ArtifactSigned => "signature",
        _ when IsDeployment(e.Type) => "deployment",
        _ => null,
    };

    // A build or a deployment that ended and says nothing else produced what it was there for; CDEvents sends neither an outcome.
    private static Outcome? OutcomeOf(PathEvent e) => e.Outcome
        ?? (e.Phase == RunPhase.Terminal && (e.Type is EventTypes.BuildFinished or EventTypes.ArtifactSigned || IsDeployment(e.Type))
            ? Pipeline.Outcome.Success : null);
}

/// <summary>What makes two entries the same fact.</summary>
public readonly record struct EntryIdentity(
    string Type, string Subject, int Attempt, RunPhase Phase, Stage? Stage, string? Check, string Suite, Outcome? Outcome,
    DateTimeOffset At, string? Environment, double? Weight, int? Step, string? Decision, string? Actor, bool ChangeOnly, string? Part);
