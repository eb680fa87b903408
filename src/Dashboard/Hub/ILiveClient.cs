namespace Dashboard.Hub;

/// What the server calls on a client. Every message carries the journal sequence of the fact behind it, in order and without gaps in time:
/// a client that keeps the last sequence it saw can come back to exactly there.
public interface ILiveClient
{
    /// Sent once after Follow without a sequence: where everything in flight stands now.
    Task CurrentState(CurrentState state);

    Task GateDecided(GateDecidedMessage message);

    Task RolloutChanged(RolloutChangedMessage message);

    Task EvidenceRecorded(EvidenceRecordedMessage message);

    Task ReleaseChanged(ReleaseChangedMessage message);

    Task IncidentChanged(IncidentChangedMessage message);

    /// Sent when the client has caught up with the journal: from here on messages are live.
    Task CaughtUp(long sequence);
}

public sealed record CurrentState(long Sequence, DateTimeOffset AsOf, IReadOnlyList<ReleaseNow> InFlight, bool MoreInFlight, IReadOnlyList<RolloutNow> Rollouts);

public sealed record ReleaseNow(string Id, string Service, string? Version, string? Digest, IReadOnlyDictionary<string, bool> Gates);

public sealed record RolloutNow(string ReleaseId, string Service, string? Version, string Phase, double? Weight);

public abstract record LiveMessage(long Sequence, DateTimeOffset OccurredAt, string? ReleaseId, string? Service, string? Version);

public sealed record GateDecidedMessage(
    long Sequence, DateTimeOffset OccurredAt, string? ReleaseId, string? Service, string? Version, string Gate, bool Open, int AgreementVersion, IReadOnlyList<string> Reasons)
    : LiveMessage(Sequence, OccurredAt, ReleaseId, Service, Version);

public sealed record RolloutChangedMessage(
    long Sequence, DateTimeOffset OccurredAt, string? ReleaseId, string? Service, string? Version, string Type, double? Weight, int? Step, int? Steps, string? Reason)
    : LiveMessage(Sequence, OccurredAt, ReleaseId, Service, Version);

public sealed record EvidenceRecordedMessage(
    long Sequence, DateTimeOffset OccurredAt, string? ReleaseId, string? Service, string? Version, string? Stage, string Check, string Suite, string Phase, string? Outcome)
    : LiveMessage(Sequence, OccurredAt, ReleaseId, Service, Version);

public sealed record ReleaseChangedMessage(
    long Sequence, DateTimeOffset OccurredAt, string? ReleaseId, string? Service, string? Version, string Type, string? Environment)
    : LiveMessage(Sequence, OccurredAt, ReleaseId, Service, Version);

public sealed record IncidentChangedMessage(
    long Sequence, DateTimeOffset OccurredAt, string? ReleaseId, string? Service, string? Version, string Incident, string Type, string? Severity)
    : LiveMessage(Sequence, OccurredAt, ReleaseId, Service, Version);
