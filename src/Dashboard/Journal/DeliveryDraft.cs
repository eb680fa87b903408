using Dashboard.Core.Pipeline;

namespace Dashboard.Journal;

/// What Ingest hands to the Recorder: the bytes as they came and what they mean in our words.
public sealed record DeliveryDraft
{
    /// The connection it came through: "v1" for the bearer-token API, else the connection's name.
    public required string Connection { get; init; }

    /// The sender's delivery id; null when the sender has none (then the body's hash stands in, see Repeat).
    public string? Id { get; init; }

    public required Repeat Repeat { get; init; }

    public required string Source { get; init; }

    public string? SourceEvent { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    /// Headers worth keeping; never an authorization, cookie or signature header.
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public required DeliveryStatus Status { get; init; }

    /// Why it was ignored or not understood, in words a sender can act on.
    public string? Reason { get; init; }

    /// Empty for ignored and not-understood deliveries.
    public IReadOnlyList<PathEvent> Events { get; init; } = [];
}

/// What to do when a delivery comes again.
public enum Repeat
{
    /// Native: the same id with another body is refused with 409.
    RefuseOtherBody,

    /// Other senders: the same id with another body is kept beside the first and flagged.
    KeepOtherBody,

    /// No id: the same body within five minutes is a duplicate, unless another outcome for the same line came between.
    BodyWithinFiveMinutes,

    /// No id, and identical bodies always mean the same thing (Alertmanager, Flagger): the body's hash is the id.
    BodyForever,
}

public enum DeliveryStatus
{
    Accepted,
    Duplicate,
    Ignored,
    NotUnderstood,
    Conflict,
}

/// What became of one draft. FirstClosedGate is null when the delivery concerned no release or every gate is open.
public sealed record RecordResult(
    DeliveryStatus Status,
    string DeliveryId,
    long Sequence,
    string? ReleaseId = null,
    GateEcho? FirstClosedGate = null,
    string? Reason = null);

/// The first closed gate of the release a delivery concerned, echoed into the pipeline's log.
public sealed record GateEcho(string Name, bool Open, IReadOnlyList<string> Missing);

/// The journal cannot take more now; the sender should come again after the given time (503 + Retry-After).
public sealed class JournalUnavailableException(string reason, TimeSpan retryAfter, Exception? inner = null) : Exception(reason, inner)
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
