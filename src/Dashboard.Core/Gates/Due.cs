using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>What a release on its way need not have proven yet. It is missing all the same for every gate; it is only no fault so far.</summary>
public static class Due
{
    /// <summary>
    /// Names of the items not due yet. A stage is ahead while nothing of it was told; what the build itself must show is due when the release
    /// comes to the gate that asks for it. Empty once customers have the release and once it is not on its way any more.
    /// </summary>
    public static IReadOnlySet<string> NotYet(Release release, IReadOnlyList<GateDecision> gates, bool inFlight)
    {
        if (!inFlight || release.FirstWeightAt is not null)
        {
            return new HashSet<string>();
        }

        var waits = Readiness.WaitsAt(gates)?.Gate ?? Gate.ReadyToShip;
        var begun = release.Evidence.Where(e => e.Stage > Stage.Build && !IsKnownWithoutARun(e.Check)).Select(e => e.Stage).ToList();
        var furthest = begun.Count == 0 ? Stage.Build : begun.Max();
        return gates.SelectMany(g => g.Items).Where(i => i is { State: EvidenceState.Missing, Evidence: null })
            .Where(i => i.Requirement.Stage == Stage.Build ? i.Requirement.Gate > waits : i.Requirement.Stage > furthest)
            .Select(i => i.Requirement.Item).ToHashSet(StringComparer.Ordinal);
    }

    // Told by an approval or by what ran before, so it says nothing about whether the stage has begun.
    private static bool IsKnownWithoutARun(string check) => check is "rollback-ready" or "accountable";
}
