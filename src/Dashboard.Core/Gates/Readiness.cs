using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>Releases that could go on and do not: what hesitation costs.</summary>
public static class Readiness
{
    /// <summary>
    /// Since when a release in flight is ready for customers and not on its way to them: the last proof or waiver its open gates needed.
    /// Null while ready for canary is closed, while a rollout is open, and once it shipped.
    /// </summary>
    public static DateTimeOffset? ReadySince(Release release, IReadOnlyList<GateDecision> gates)
    {
        if (release.ShippedAt is not null || release.Rollout is { IsOpen: true } || !gates[(int)Gate.ReadyForCanary].Open)
        {
            return null;
        }

        return gates.Where(g => g.Open).SelectMany(g => g.Items).Where(i => i.Level >= Level.MustHaveData)
            .Max(i => i.State == EvidenceState.Waived ? i.Waiver!.From : i.State == EvidenceState.Passed ? i.Evidence?.ProvenAt : null) ?? release.FirstSeenAt;
    }

    /// <summary>
    /// The gate at which a release waits: the first that lacks something of its own. What stops a release at every gate (a hold, an alert, a rollout
    /// turned back) stops it where it stands, and with everything proven that is the last. Null when all are open.
    /// </summary>
    public static GateDecision? WaitsAt(IReadOnlyList<GateDecision> gates) =>
        gates.FirstOrDefault(g => g.Items.Any(i => i.Closes)) ?? gates.LastOrDefault(g => !g.Open);

    /// <summary>The three parts of "done" before extended testing: proven alone, proven together, visible in operation.</summary>
    public static IReadOnlyList<DonePart> Done(IReadOnlyList<GateDecision> gates)
    {
        var items = gates.SelectMany(g => g.Items).Where(i => i.State != EvidenceState.NotApplicable).ToList();
        return
        [
            new("proven alone", [.. items.Where(i => i.Requirement.Stage is Stage.StubbedFunctional or Stage.StubbedNonFunctional)]),
            new("proven together", [.. items.Where(i => i.Requirement.Stage == Stage.Integration)]),
            new("visible in operation", [.. items.Where(i => i.Requirement.Item == "build/monitoring")]),
        ];
    }
}

/// <summary>One part of "done", with the items that stand for it.</summary>
public sealed record DonePart(string Name, IReadOnlyList<ItemDecision> Items)
{
    /// <summary>True when every item that can close the gate passed; a waiver is no proof. Null when the agreement asks for none.</summary>
    public bool? IsProven => Items.Count == 0 ? null : Items.All(i => i.State == EvidenceState.Passed || i.Level == Level.Wanted) && Items.Any(i => i.State == EvidenceState.Passed);
}
