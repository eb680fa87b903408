using Dashboard.Core.Canaries;
using Dashboard.Core.Gates;

namespace Dashboard.Shared;

/// <summary>The chip of each answer a gate, a leader, an item or a rollout has.</summary>
public static class GateChips
{
    public static ChipState Of(bool open) => open ? ChipState.Open : ChipState.Closed;

    public static ChipState Of(EvidenceState state) => state switch
    {
        EvidenceState.Passed => ChipState.Passed,
        EvidenceState.Failed => ChipState.Failed,
        EvidenceState.Stale => ChipState.Stale,
        EvidenceState.Waived => ChipState.Waived,
        EvidenceState.NotApplicable => ChipState.NotApplicable,
        _ => ChipState.Missing,
    };

    public static ChipState Of(RightAnswer answer) => answer switch
    {
        RightAnswer.Earned => ChipState.Met,
        RightAnswer.Blocked => ChipState.NotMet,
        _ => ChipState.Missing,
    };

    public static ChipState Of(RolloutPhase phase) => phase switch
    {
        RolloutPhase.Paused => ChipState.Paused,
        RolloutPhase.Promoted => ChipState.Promoted,
        RolloutPhase.Aborted => ChipState.Aborted,
        _ => ChipState.Progressing,
    };

    public static ChipState Of(CanaryVerdict verdict) => verdict switch
    {
        CanaryVerdict.Promote => ChipState.Promote,
        CanaryVerdict.Hold => ChipState.Hold,
        CanaryVerdict.RollBack => ChipState.RollBack,
        _ => ChipState.NotEnoughEvidence,
    };
}
