using System.Text.Json.Serialization;
using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>The state of one expected piece of evidence: only proof is green, never its absence.</summary>
[JsonConverter(typeof(SlugConverter<EvidenceState>))]
public enum EvidenceState
{
    Passed,
    Failed,
    Missing,
    Stale,
    Waived,
    NotApplicable,
}

/// <summary>One expected item of a gate and how it stood at a moment.</summary>
public sealed record ItemDecision(Requirement Requirement, Level Level, EvidenceState State, CheckEvidence? Evidence, DateTimeOffset At)
{
    /// <summary>Why it stands so, in words a leader reads. Written when asked for: most decisions are only counted.</summary>
    public string Reason => GateWords.Of(Requirement, State, Evidence, At) + GateWords.Of(Waiver, State);

    /// <summary>The waiver that stands in for its proof, or, of an item not proven, the one that last did; null when none ever did.</summary>
    public WaiverSpan? Waiver { get; init; }

    /// <summary>True when this item, as it stands, keeps the gate closed.</summary>
    public bool Closes => Level switch
    {
        Level.Critical => State is EvidenceState.Failed or EvidenceState.Missing or EvidenceState.Stale,
        Level.MustHaveData => State is EvidenceState.Missing or EvidenceState.Stale,
        _ => false,
    };

    /// <summary>Weight in every proven share.</summary>
    public int Weight => State == EvidenceState.NotApplicable ? 0 : Requirement.Weight(Level);

    /// <summary>When it was proven, of an item that passed and can grow too old; null of one that never ages: its day tells nothing of freshness.</summary>
    public DateTimeOffset? AgesFrom => State == EvidenceState.Passed && Requirement.MaxAge is not null ? Evidence?.ProvenAt : null;

    /// <summary>True for a fresh result, good or bad.</summary>
    public bool HasFreshProof => State is EvidenceState.Passed or EvidenceState.Failed;
}

/// <summary>The answer of one gate with every reason: items and what blocks beyond them.</summary>
public sealed record GateDecision(Gate Gate, bool Open, IReadOnlyList<ItemDecision> Items, IReadOnlyList<string> Blocks)
{
    /// <summary>What a reader should know although it changes no answer: homework skipped.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Names of the items that keep it closed.</summary>
    public IReadOnlyList<string> Missing => [.. Items.Where(i => i.Closes).Select(i => i.Requirement.Item)];

    /// <summary>True when nothing of its own keeps it closed, only what blocks every gate.</summary>
    internal bool IsClosedByBlocksAlone(IReadOnlyList<string> everywhere) => !Open && Blocks.Count == everywhere.Count && !Items.Any(i => i.Closes);

    /// <summary>Waivers that stand in for proof at this gate, each once.</summary>
    public IReadOnlyList<WaiverSpan> Waivers => [.. Items.Where(i => i.State == EvidenceState.Waived).Select(i => i.Waiver!).DistinctBy(w => w.Id)];

    /// <summary>Every reason for a closed gate, or what an open one rests on, waivers first, in words a leader reads.</summary>
    public IReadOnlyList<string> Reasons => Open
        ? [.. Items.Where(i => i.State is EvidenceState.Passed or EvidenceState.Waived).OrderBy(i => i.State == EvidenceState.Passed).Select(i => i.Reason), .. Notes]
        : [.. Blocks, .. Items.Where(i => i.Closes).Select(i => i.Reason)];
}

/// <summary>The recorded fact that a gate's answer changed. Bound for ever to the agreement version it was made under.</summary>
public sealed record GateDecided
{
    public required string ReleaseId { get; init; }
    public required string Service { get; init; }
    public string? Version { get; init; }
    public string? Digest { get; init; }
    public required Gate Gate { get; init; }
    public required bool Open { get; init; }
    public required int AgreementVersion { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Delivery keys of the evidence it rests on.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Ids of the waivers that stood in for proof; null when none did.</summary>
    public IReadOnlyList<string>? Waivers { get; init; }

    /// <summary>The delivery that changed the answer, or <c>clock</c> when time did.</summary>
    public required string Because { get; init; }
}
