using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Gates;

/// How a waiver's standing is shown: a shape, a colour and a word.
public static class WaiverLook
{
    public static (ChipState State, string Word) Of(WaiverReading waiver) => waiver switch
    {
        { Overdue: true } => (ChipState.Failed, "Ran out, not proven"),
        { Status: WaiverStatus.Asked } => (ChipState.Missing, "Asked for"),
        { Status: WaiverStatus.Open } => (ChipState.Waived, "In force"),
        { Status: WaiverStatus.Refused } => (ChipState.NotApplicable, "Refused"),
        { Status: WaiverStatus.Withdrawn } => (ChipState.NotApplicable, "Withdrawn"),
        _ => (ChipState.Stale, "Ran out"),
    };
}
