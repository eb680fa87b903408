using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Gates;

namespace Dashboard.Gates;

/// What waits at each gate, and the answers as they happen.
public sealed record GatesView
{
    /// What the page begins with.
    public required PageAnswer Answer { get; init; }
    public required IReadOnlyList<QueueView> Queues { get; init; }

    /// Newest first.
    public required IReadOnlyList<AnswerView> Answers { get; init; }
    public required bool MoreAnswers { get; init; }

    /// More releases are in flight than were looked at: the newest are shown and counted.
    public required bool MoreInFlight { get; init; }

    /// Releases in flight whose every gate is open.
    public required int Ready { get; init; }

    /// What goes into the extended tests tonight: the newest cleared release of each service that still lacks them.
    public required IReadOnlyList<TonightRelease> Tonight { get; init; }

    /// Ready for customers and not on the way to them, the longest first.
    public required IReadOnlyList<ReadyView> ReadyUnshipped { get; init; }
    public required GateFiguresView Figures { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }
}

/// One gate and the releases in flight for which it is the next closed one, the longest wait first.
public sealed record QueueView(Gate Gate, IReadOnlyList<WaitView> Waiting);

/// One that waits, as its line shows it.
public sealed record Waiting(Gate Gate, WaitView Wait, DateTimeOffset Now);

public sealed record WaitView
{
    public required string PublicId { get; init; }
    public required string Service { get; init; }
    public required string Name { get; init; }
    public required int Tier { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required IReadOnlyList<string> Reasons { get; init; }
    public required IReadOnlyList<string> Missing { get; init; }

    /// How each of Missing stands.
    public required IReadOnlyList<EvidenceState> MissingStates { get; init; }

    /// The three parts of "done" before extended testing.
    public required IReadOnlyList<DoneView> Done { get; init; }
}

/// A recorded change of a gate's answer.
public sealed record AnswerView
{
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Gate Gate { get; init; }
    public required bool Open { get; init; }
    public required string PublicId { get; init; }
    public required string Service { get; init; }
    public required string Name { get; init; }
    public required int AgreementVersion { get; init; }
    public required IReadOnlyList<string> Reasons { get; init; }

    /// The delivery that changed the answer, or "clock".
    public required string Because { get; init; }

    /// When what decided had happened, where that was long before the answer was recorded.
    public DateTimeOffset? ProvenAt { get; init; }
}

/// Null where the agreement asks for nothing of it.
public sealed record DoneView(string Name, bool? IsProven);

/// Since: the last proof or waiver its open gates needed.
public sealed record ReadyView(string PublicId, string Service, string Name, DateTimeOffset Since, bool AllOpen, int Waivers);
