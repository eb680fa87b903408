namespace Dashboard.Journal;

// One class per table. Facts, deliveries and persons are the record; everything else is folded from them and can be rebuilt.

/// One delivery as it came, verbatim, with what became of it.
public sealed class DeliveryRow
{
    public long Seq { get; set; }
    public required string Connection { get; set; }
    public required string DeliveryId { get; set; }
    public required string Source { get; set; }
    public string? SourceEvent { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public DeliveryStatus Status { get; set; }
    public string? Reason { get; set; }

    /// Comma-separated: "id used before", "body seen before", "unplaced", "parked".
    public string? Flags { get; set; }

    /// Times the same delivery came again.
    public int Repeats { get; set; }

    /// Times the same id came with another body and was refused.
    public int Conflicts { get; set; }
    public required byte[] BodyHash { get; set; }

    /// First eight bytes of the hash, to find a body seen before.
    public long BodyMark { get; set; }

    /// Null once pruned; the hash stays.
    public byte[]? Body { get; set; }
    public int BodyBytes { get; set; }
    public string? ContentType { get; set; }
    public string? Headers { get; set; }
    public int Facts { get; set; }
}

/// One link of the chain: the fact's bytes as stored and the hash over the previous link and them.
public sealed class FactRow
{
    public long Seq { get; set; }
    public long DeliverySeq { get; set; }
    public required string Type { get; set; }
    public string? Service { get; set; }
    public long? NameId { get; set; }
    public DateTimeOffset OccurredAt { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public required byte[] Body { get; set; }
    public required byte[] Link { get; set; }
}

/// A person's name stands here and nowhere in the facts.
public sealed class PersonRow
{
    public long Id { get; set; }
    public required string Name { get; set; }
    public required string Reference { get; set; }
    public required byte[] Salt { get; set; }
}

/// A release as folded; State is the whole of it, the columns are what lists are filtered and ordered by.
public sealed class ReleaseRow
{
    public long Id { get; set; }
    public required string PublicId { get; set; }
    public required string Service { get; set; }
    public long NameId { get; set; }
    public string? Version { get; set; }
    public string? Digest { get; set; }
    public string? Commit { get; set; }
    public DateTimeOffset OrderAt { get; set; }
    public DateTimeOffset FirstSeenAt { get; set; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset? BuiltAt { get; set; }
    public DateTimeOffset? FirstWeightAt { get; set; }
    public DateTimeOffset? ShippedAt { get; set; }
    public DateTimeOffset? RolledBackAt { get; set; }
    public DateTimeOffset? FeedbackStartedAt { get; set; }
    public long? FeedbackSeconds { get; set; }

    /// Null without a rollout.
    public int? RolloutPhase { get; set; }
    public DateTimeOffset? RolloutAt { get; set; }

    /// Bit per gate: the answer last recorded as a fact.
    public int OpenGates { get; set; }
    public bool Bypassed { get; set; }
    public bool DuplicateVersion { get; set; }

    /// When it must be folded and decided again at the latest: age alone may then change an answer.
    public DateTimeOffset? DueAt { get; set; }

    /// Set when this release turned out to be another; its address leads there.
    public long? RedirectTo { get; set; }

    /// The newest fact that took part in folding it.
    public long UpdatedSeq { get; set; }
    public required byte[] State { get; set; }
}

public sealed class ServiceRow
{
    public required string Key { get; set; }

    /// As first sent.
    public required string Name { get; set; }
    public string? Team { get; set; }
    public DateTimeOffset? TeamAt { get; set; }
    public int? Tier { get; set; }
    public DateTimeOffset? TierAt { get; set; }
    public long? Customers { get; set; }
    public DateTimeOffset? CustomersAt { get; set; }
    public string? Repository { get; set; }

    /// A second repository sent under the same name; null while there is one only.
    public string? OtherRepository { get; set; }
    public DateTimeOffset FirstSeenAt { get; set; }
    public DateTimeOffset LastSeenAt { get; set; }

    /// The two digests that reached production first, by the id of their names: of any release one of them may be the earlier one.
    public long? FirstDigestId { get; set; }
    public DateTimeOffset? FirstDigestAt { get; set; }
    public long? SecondDigestId { get; set; }
    public DateTimeOffset? SecondDigestAt { get; set; }

    /// When another digest than this one first reached production; null when none did.
    public DateTimeOffset? EarlierDigestAt(long nameId) => FirstDigestId is null || FirstDigestId == nameId ? SecondDigestAt : FirstDigestAt;
}

/// What ran where from when on: deployments, promotions, running reports, roll-backs.
public sealed class RunningRow
{
    public required string Service { get; set; }
    public required string Environment { get; set; }
    public DateTimeOffset At { get; set; }
    public long NameId { get; set; }
    public int Stage { get; set; }
    public bool IsDigest { get; set; }

    /// When it was first told: what was known at an earlier moment is known for ever.
    public DateTimeOffset RecordedAt { get; set; }
}

/// One day's sums of one service; one more column per measure (MeasureColumns). Days since 1 January 2000, UTC.
public sealed class RollupRow
{
    public int Day { get; set; }
    public required string Service { get; set; }
}

/// A changed gate answer: the fact of that sequence, in columns for lists.
public sealed class DecisionRow
{
    public long Seq { get; set; }
    public long ReleaseId { get; set; }
    public required string Service { get; set; }
    public int Gate { get; set; }
    public bool Open { get; set; }
    public DateTimeOffset DecidedAt { get; set; }
    public int AgreementVersion { get; set; }
    public required string Reasons { get; set; }
    public required string Because { get; set; }
}

/// Neither detected nor resolved: only its guardrail was told so far.
public sealed class IncidentRow
{
    public long Id { get; set; }
    public required string Service { get; set; }
    public required string Subject { get; set; }
    public DateTimeOffset? DetectedAt { get; set; }
    public DateTimeOffset? ResolvedAt { get; set; }

    /// Of every word the newest, with when it was said.
    public string? Severity { get; set; }
    public DateTimeOffset? SeverityAt { get; set; }
    public string? Cause { get; set; }
    public DateTimeOffset? CauseAt { get; set; }
    public string? Environment { get; set; }
    public DateTimeOffset? EnvironmentAt { get; set; }
    public string? Summary { get; set; }
    public DateTimeOffset? SummaryAt { get; set; }

    /// The stage that is said to have let it through.
    public string? EscapedStage { get; set; }
    public DateTimeOffset? EscapedStageAt { get; set; }
    public long? ReleaseId { get; set; }

    /// Why it is tied to that release, in words.
    public string? JoinedBy { get; set; }
    public string? Guardrail { get; set; }
    public DateTimeOffset? GuardrailAt { get; set; }
}

public sealed class CostRow
{
    public required string Service { get; set; }
    public required string Subject { get; set; }
    public DateTimeOffset At { get; set; }
    public long Micros { get; set; }
    public required string Currency { get; set; }
    public string? Kind { get; set; }
    public string? Environment { get; set; }
}

public sealed class JourneyRow
{
    public required string Service { get; set; }
    public required string Journey { get; set; }
    public DateTimeOffset LastSeenAt { get; set; }
}

public sealed class TechnologyRow
{
    public required string Service { get; set; }
    public required string Technology { get; set; }
    public DateTimeOffset FirstSeenAt { get; set; }
}

/// A delivery whose fold threw: kept, skipped, to be replayed after the cause is mended.
public sealed class ParkedRow
{
    public long DeliverySeq { get; set; }
    public DateTimeOffset ParkedAt { get; set; }
    public required string Reason { get; set; }
}

/// One person's answer to one diagnostic question for a team; the newest row per person and question counts.
public sealed class AnswerRow
{
    public long Id { get; set; }
    public required string Team { get; set; }
    public required string Respondent { get; set; }
    public required string Question { get; set; }
    public int QuestionnaireVersion { get; set; }
    public int? Score { get; set; }
    public string? Seen { get; set; }
    public string? Note { get; set; }
    public DateTimeOffset AnsweredAt { get; set; }
}

public sealed class MetaRow
{
    public required string Key { get; set; }
    public required string Value { get; set; }
}
