using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>What a release that reached customers adds to its shipping day.</summary>
public static class ShippingMeasures
{
    /// <summary>Its sums; for one that never reached everybody only what concerns the customers it did reach.</summary>
    public static Measures Of(Release release, IReadOnlyList<Entry> entries, Agreement agreement, GateContext context, DateTimeOffset? previousShippedAt)
    {
        var gates = release.ShippedAt is { } shipped ? GatePolicy.Decide(release, agreement, context, shipped) : null;
        var reached = ReachedCustomers(release, IsBypass(release, GatePolicy.DecideAtFirstWeight(release, agreement, context), gates));
        return gates is null ? reached
            : reached + Shipped(release, gates, previousShippedAt)
                + Waiting.Measure(release, entries, gates) + HandsOff.Measure(release, entries, gates) + Sizing.Measure(entries) + Accountability.Measure(release, entries, agreement, gates);
    }

    /// <summary>
    /// True when customers got it around the gates, or no build named its digest; <c>ciso.bypass</c> counts it. Both lists are the
    /// four gates as they stood then; null where it did not come to that.
    /// </summary>
    public static bool IsBypass(Release release, IReadOnlyList<GateDecision>? atFirstWeight, IReadOnlyList<GateDecision>? atShipping) =>
        atFirstWeight?[(int)Gate.ReadyForCanary].Open == false
        || atShipping?[(int)Gate.ReadyToShip].Open == false
        || (atFirstWeight is not null && !release.Trail.DigestNamedByBuild);

    private static Measures ReachedCustomers(Release release, bool bypassed)
    {
        var overridden = bypassed && release.Trail.OverrideReason is not null && release.Trail.DigestNamedByBuild;
        var troubles = Troubles(release).ToList();
        var reach = troubles.Count > 0 && Exposure.MostWeight(release) is { } most ? (long)Math.Round(most * 100, MidpointRounding.AwayFromZero) : (long?)null;
        return new Measures
        {
            Bad = One(troubles.Count > 0),
            BadStopped = One(WasStopped(release, troubles)),
            TrafficMinutes = troubles.Count > 0 ? Exposure.TrafficMinutes(release) : 0,
            BadReachBasisPoints = reach ?? 0,
            BadReachUnknown = One(troubles.Count > 0 && reach is null),
            Bypasses = One(bypassed && !overridden),
            Overrides = One(overridden),
        };
    }

    // Aborted, rolled back or tied to an incident, once customers were on it.
    private static IEnumerable<DateTimeOffset> Troubles(Release release) =>
        release.Setbacks.Select(s => s.At).Concat(release.Incidents.Select(i => i.DetectedAt)).Where(at => at >= release.FirstWeightAt);

    // Stopped below full weight: taken back every time, and no trouble once everybody had it.
    private static bool WasStopped(Release release, List<DateTimeOffset> troubles) => troubles.Count > 0
        && (release.ShippedAt is { } shipped ? troubles.TrueForAll(at => at < shipped) : release.Setbacks.Any(s => s.At >= release.FirstWeightAt));

    private static Measures Shipped(Release release, IReadOnlyList<GateDecision> gates, DateTimeOffset? previousShippedAt)
    {
        var promises = release.Evidence.Where(e => e is { Stage: Stage.StubbedFunctional, Check: "acceptance" or "functional", Proof: not Proof.None }).ToList();
        var executed = promises.Sum(p => p.Executed);
        var cells = gates.SelectMany(g => g.Items).Where(i => i.Level >= Level.MustHaveData && i.Requirement.Roles.Contains(Role.Ciso)).ToList();
        var fixedSoon = release.Trail.ChangeClass == "fix" && release.ShippedAt - previousShippedAt <= TimeSpan.FromHours(24);
        return new Measures
        {
            Shipped = 1,
            PromisesExecuted = executed,
            PromisesPassed = promises.Sum(p => p.Passed),
            ReleasesWithPromises = One(executed > 0),
            ReleasesWithFeatures = One(release.Features.Count > 0),
            RequirementCells = cells.Count,
            RequirementCellsPassed = cells.Count(i => i.State == EvidenceState.Passed),
            RequirementCellsMissing = cells.Count(i => i.State is EvidenceState.Missing or EvidenceState.Stale),
            Rework = One(release.Setbacks.Any(s => !s.OfRollout) || release.RolledBackAt is not null || release.Trail.ChangeClass == "revert" || fixedSoon),
        };
    }

    private static long One(bool counts) => counts ? 1 : 0;
}
