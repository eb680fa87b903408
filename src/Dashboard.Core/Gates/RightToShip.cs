using Dashboard.Core.Confidence;

namespace Dashboard.Core.Gates;

/// <summary>Whether a release has earned the right to ship in one leader's eyes.</summary>
public enum RightAnswer
{
    /// <summary>Everything that can close a gate for this role is proven.</summary>
    Earned,

    /// <summary>Something that can close a gate is still missing or too old.</summary>
    NotYet,

    /// <summary>Something speaks against it: a failed critical item, an alert, a rollout turned back, a person's hold.</summary>
    Blocked,
}

/// <summary>One release seen by one role: how much of what the role asks for is proven, and what decides.</summary>
/// <param name="Role">Whose view.</param>
/// <param name="Answer">Earned, not yet, or blocked.</param>
/// <param name="EarnedWeight">Weight of the role's items that passed.</param>
/// <param name="ExpectedWeight">Weight of all items the agreement expects for the role.</param>
/// <param name="ProvenItems">Items with a fresh result, good or bad.</param>
/// <param name="ExpectedItems">Items expected.</param>
/// <param name="Reason">What decides, in words a leader reads.</param>
/// <param name="OldestAt">The oldest evidence the share rests on, of that which can grow too old; null when there is none.</param>
public sealed record RightToShip(
    Role Role, RightAnswer Answer, int EarnedWeight, int ExpectedWeight, int ProvenItems, int ExpectedItems, string Reason, DateTimeOffset? OldestAt)
{
    /// <summary>Weight passed ÷ weight expected, 0..1; null when the agreement expects nothing of this role.</summary>
    public double? Share => ExpectedWeight == 0 ? null : (double)EarnedWeight / ExpectedWeight;

    /// <summary>"on 11 of 14".</summary>
    public string CoverageText => $"on {ProvenItems} of {ExpectedItems}";

    /// <summary>The view of a role, from the four gates as they were decided. A waived item closes nothing and earns nothing.</summary>
    public static RightToShip Of(Role role, IReadOnlyList<GateDecision> gates)
    {
        var items = gates.SelectMany(g => g.Items).Where(i => i.State != EvidenceState.NotApplicable && i.Requirement.Roles.Contains(role)).ToList();
        var (answer, reason) = Decide(items, gates.Count > 0 ? gates[0].Blocks : []);
        var passed = items.Where(i => i.State == EvidenceState.Passed).ToList();
        return new RightToShip(
            role, answer, passed.Sum(i => i.Weight), items.Sum(i => i.Weight), items.Count(i => i.HasFreshProof), items.Count, reason,
            passed.Min(i => i.AgesFrom));
    }

    // What blocks a release blocks it for everybody; the first gate carries it without the word of a gate before.
    private static (RightAnswer Answer, string Reason) Decide(List<ItemDecision> items, IReadOnlyList<string> blocks)
    {
        var closing = items.Where(i => i.Closes).ToList();
        if (blocks.Count > 0)
        {
            return (RightAnswer.Blocked, blocks[0]);
        }

        if (closing.Find(i => i.State == EvidenceState.Failed) is { } failed)
        {
            return (RightAnswer.Blocked, failed.Reason);
        }

        if (closing.Count > 0)
        {
            return (RightAnswer.NotYet, closing.Count == 1 ? closing[0].Reason : $"{closing[0].Reason.TrimEnd('.')}, and {closing.Count - 1} more");
        }

        var open = items.Count(i => i.State != EvidenceState.Passed);
        return (RightAnswer.Earned, open == 0 ? $"All {items.Count} items are proven" : $"All that can close a gate is proven or waived; {open} of {items.Count} {Words.Are(open)} not proven");
    }
}
