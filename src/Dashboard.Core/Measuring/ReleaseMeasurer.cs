using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>What one release adds to the fifteen checks (domain.md section 8). Whole numbers, so that days can be summed in any order.</summary>
public static class ReleaseMeasurer
{
    private static readonly string[] Controls = ["sast", "sca", "secret-scan", "sbom", "signature", "provenance"];

    /// <summary>The release with its contributions. <paramref name="previousShippedAt"/>: the service's shipment before this one.</summary>
    public static Release Measure(Release release, IReadOnlyList<Entry> entries, Agreement agreement, GateContext context, DateTimeOffset? previousShippedAt)
    {
        var (feedbackStart, feedbackEnd) = Feedback(release, entries, agreement, context.Tier);
        var measured = release with { FeedbackStartedAt = feedbackStart, FeedbackEndedAt = feedbackEnd };
        return measured with
        {
            ByBuildDay = release.BuiltAt is null ? Measures.Zero : ByBuild(measured, entries, agreement),
            ByShippingDay = (release.ShippedAt ?? release.FirstWeightAt) is null ? Measures.Zero : ByShipping(measured, entries, agreement, context, previousShippedAt),
        };
    }

    private static (DateTimeOffset? Start, DateTimeOffset? End) Feedback(Release release, IReadOnlyList<Entry> entries, Agreement agreement, int tier)
    {
        var required = agreement.Requirements.Where(r => r.Gate == Gate.ReadyForExtended && r.Stage != Stage.Build && r.LevelFor(tier) >= Level.MustHaveData).ToList();
        List<DateTimeOffset?> ends = [];
        DateTimeOffset? failure = null;
        foreach (var item in required)
        {
            var proofs = entries.Where(e => e is { IsProof: true, ChangeOnly: false } && e.Stage == item.Stage && item.Checks.Contains(e.Check, StringComparer.Ordinal)).ToList();
            ends.Add(proofs.Select(e => (DateTimeOffset?)e.End).Min());
            var failed = proofs.Where(e => !e.IsSuccess).Select(e => (DateTimeOffset?)e.End).Min();
            failure = failure is null || failed < failure ? failed ?? failure : failure;
        }

        var all = ends.Count > 0 && ends.TrueForAll(e => e is not null) ? ends.Max() : null;
        var end = all is null || failure < all ? failure ?? all : all;
        return (release.StartedAt, end < release.StartedAt ? release.StartedAt : end);
    }

    private static Measures ByBuild(Release release, IReadOnlyList<Entry> entries, Agreement agreement)
    {
        var controlled = Controls.All(c => release.Find(Stage.Build, c) is { Proof: not Proof.None });
        var firsts = entries.Where(e => e is { IsProof: true, ChangeOnly: false, Stage: Stage.Build, Check: "build" or "unit" })
            .GroupBy(e => (e.Check, e.Suite)).Select(g => g.OrderBy(e => e.Attempt).ThenBy(e => e.End).ThenBy(e => e.Key, StringComparer.Ordinal).First()).ToList();
        var took = release.FeedbackEndedAt - release.FeedbackStartedAt;
        long Without(string control) => One(release.Find(Stage.Build, control) is null or { Proof: Proof.None });
        return new Measures
        {
            WithoutSast = Without("sast"),
            WithoutSca = Without("sca"),
            WithoutSecretScan = Without("secret-scan"),
            WithoutSbom = Without("sbom"),
            WithoutSignature = Without("signature"),
            WithoutProvenance = Without("provenance"),
            Built = 1,
            BuiltWithAllControls = One(controlled),
            BuiltOnDefault = One(release.FeedbackStartedAt is not null),
            FeedbackEnded = One(took is not null),
            FeedbackWithin = One(took <= agreement.FeedbackBudget),
            FirstAttempts = One(firsts.Count > 0),
            FirstAttemptsGreen = One(firsts.Count > 0 && firsts.TrueForAll(e => e.IsSuccess)),
        };
    }

    private static Measures ByShipping(Release release, IReadOnlyList<Entry> entries, Agreement agreement, GateContext context, DateTimeOffset? previousShippedAt)
    {
        var gates = GatePolicy.Decide(release, agreement, context, release.ShippedAt ?? release.FirstWeightAt!.Value);
        var bypassed = IsBypass(release, entries, agreement, context, gates);
        var overridden = bypassed && release.Trail.OverrideReason is not null && IsNamedByABuild(release, entries);
        var bad = release.RolledBackAt is not null || release.Incidents.Any(i => i.DetectedAt >= release.FirstWeightAt);
        var shipped = release.ShippedAt is not null;
        var promises = release.Evidence.Where(e => e is { Stage: Stage.StubbedFunctional, Check: "acceptance" or "functional", Proof: not Proof.None }).ToList();
        var cells = gates.SelectMany(g => g.Items).Where(i => i.Level >= Level.MustHaveData && i.Requirement.Roles.Contains(Role.Ciso)).ToList();
        var counted = new Measures
        {
            Bad = One(bad),
            BadStopped = One(bad && !shipped),
            TrafficMinutes = bad ? Exposure.TrafficMinutes(release) : 0,
            Bypasses = One(bypassed && !overridden),
            Overrides = One(overridden),
        };
        if (!shipped)
        {
            return counted;
        }

        var fixedSoon = release.Trail.ChangeClass == "fix" && release.ShippedAt - previousShippedAt <= TimeSpan.FromHours(24);
        return Waiting.Measure(release, entries, gates) + Sizing.Measure(entries) + Accountability.Measure(release, entries, agreement, gates) + counted + new Measures
        {
            Shipped = 1,
            PromisesExecuted = promises.Sum(p => p.Executed),
            PromisesPassed = promises.Sum(p => p.Passed),
            ReleasesWithPromises = One(promises.Sum(p => p.Executed) > 0),
            RequirementCells = cells.Count,
            RequirementCellsMissing = cells.Count(i => i.State is EvidenceState.Missing or EvidenceState.Stale),
            RequirementCellsPassed = cells.Count(i => i.State == EvidenceState.Passed),
            Rework = One(release.RolledBackAt is not null || release.Trail.ChangeClass == "revert" || fixedSoon),
        };
    }

    /// <summary>True when customers got it around the gates, or no build named its digest.</summary>
    public static bool IsBypass(Release release, IReadOnlyList<Entry> entries, Agreement agreement, GateContext context, IReadOnlyList<GateDecision> atShipping)
    {
        var first = GatePolicy.DecideAtFirstWeight(release, agreement, context);
        return first is not null
            && (!first[(int)Gate.ReadyForCanary].Open
                || (release.ShippedAt is not null && !atShipping[(int)Gate.ReadyToShip].Open)
                || !IsNamedByABuild(release, entries));
    }

    private static bool IsNamedByABuild(Release release, IReadOnlyList<Entry> entries) => release.Digest is null
        || entries.Any(e => e.Type.StartsWith("build.", StringComparison.Ordinal) || e.Type.StartsWith("artifact.", StringComparison.Ordinal) || e is { Stage: Stage.Build, Check: "build" });

    private static long One(bool counts) => counts ? 1 : 0;
}
