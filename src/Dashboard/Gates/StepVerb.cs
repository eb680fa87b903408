using Dashboard.Core.Gates;

namespace Dashboard.Gates;

/// One thing that can be done with a waiver or a hold, as its button says it.
public sealed record StepVerb(StepKind Kind, string Word)
{
    public static IReadOnlyList<StepVerb> Answers { get; } =
        [new(StepKind.WaiverApproved, "Approve"), new(StepKind.WaiverRefused, "Refuse"), new(StepKind.WaiverWithdrawn, "Withdraw the request")];

    public static IReadOnlyList<StepVerb> Withdrawal { get; } = [new(StepKind.WaiverWithdrawn, "Withdraw it")];

    public static IReadOnlyList<StepVerb> Lifting { get; } = [new(StepKind.HoldLifted, "Lift the hold")];
}
