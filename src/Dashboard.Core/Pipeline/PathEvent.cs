using System.Globalization;

namespace Dashboard.Core.Pipeline;

/// <summary>
/// One thing that happened on the path, in our own words, whoever sent it.
/// Times are UTC. Names of the release are optional; which release it belongs to is decided by joining, never here.
/// </summary>
public sealed record PathEvent
{
    /// <summary>CDEvents <c>subject.predicate</c> without prefix and version, or one of our own: <see cref="EventTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The run, deployment, change or incident it is about; the same id means the same thing.</summary>
    public required string SubjectId { get; init; }

    /// <summary>Unique per delivery and position; breaks ties in ordinal order.</summary>
    public required string DeliveryKey { get; init; }

    /// <summary>When it happened, by the sender's clock; the time of receipt where none was given.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it reached us.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The sender: <c>native</c>, <c>cdevents</c>, <c>github</c> …</summary>
    public required string Source { get; init; }

    /// <summary>The sender's own name for the event: <c>workflow_run.completed</c>.</summary>
    public string? SourceEvent { get; init; }

    /// <summary>Where a person can look at it.</summary>
    public string? Url { get; init; }

    /// <summary>1 for the first try; a re-run of the same subject counts up.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>When the run entered its queue.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>When the run started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the run ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The service as sent; null where the sender has none.</summary>
    public string? Service { get; init; }

    /// <summary>The version as sent; never a floating name.</summary>
    public string? Version { get; init; }

    /// <summary>The artifact's digest, <c>sha256:…</c> in lower case.</summary>
    public string? Digest { get; init; }

    /// <summary>The artifact's package URL as sent.</summary>
    public string? Purl { get; init; }

    /// <summary>The full commit hash.</summary>
    public string? Commit { get; init; }

    /// <summary>The source repository.</summary>
    public string? Repository { get; init; }

    /// <summary>The branch or tag the sender named.</summary>
    public string? Ref { get; init; }

    /// <summary>True for pull-request, fork and feature-branch runs: they prove a change, never a release.</summary>
    public bool ChangeOnly { get; init; }

    /// <summary>True when a commit alone may start a release: a native event, the default branch, a tag, or production.</summary>
    public bool StartsRelease { get; init; }

    /// <summary>The environment as sent.</summary>
    public string? Environment { get; init; }

    /// <summary>The stage it belongs to; null is unplaced.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The check's slug; see <see cref="CheckNames"/>.</summary>
    public string? Check { get; init; }

    /// <summary>Suite, job, matrix leg, journey or scenario within the check; empty when the sender has one only.</summary>
    public string Suite { get; init; } = "";

    /// <summary>How far the run has come; terminal for things that just happen.</summary>
    public RunPhase Phase { get; init; } = RunPhase.Terminal;

    /// <summary>How it ended; null while it has not, or where the event has no outcome.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Cases or criteria.</summary>
    public Counts? Counts { get; init; }

    /// <summary>Share of traffic 0–100, of rollouts and deployments.</summary>
    public double? Weight { get; init; }

    /// <summary>Rollout step, counted from 1.</summary>
    public int? Step { get; init; }

    /// <summary>Number of rollout steps.</summary>
    public int? Steps { get; init; }

    /// <summary>Who acted: once recorded, a reference into the table of persons, never the name.</summary>
    public string? Actor { get; init; }

    /// <summary>approved, rejected … of reviews and approvals.</summary>
    public string? Decision { get; init; }

    /// <summary>The sender's words about it.</summary>
    public string? Summary { get; init; }

    /// <summary>Ties events of one pipeline run together.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The type's own keys, by native name; numbers in invariant form, lists comma-separated.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }

    /// <summary>Keys we have no rule for; kept and shown, never judged.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>What a reader should know of this event: a time not believed, a label cut.</summary>
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>A detail by its native name, or null.</summary>
    public string? Detail(string key) => Details is not null && Details.TryGetValue(key, out var value) ? value : null;

    /// <summary>A numeric detail, or null when absent or not a finite number.</summary>
    public double? Number(string key) =>
        double.TryParse(Detail(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : null;

    /// <summary>A true-or-false detail, or null.</summary>
    public bool? Flag(string key) => bool.TryParse(Detail(key), out var flag) ? flag : null;
}
