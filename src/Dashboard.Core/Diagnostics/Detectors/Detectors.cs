namespace Dashboard.Core.Diagnostics;

/// <summary>THE list of the detectors: sixteen look-outs and fifteen things that may be missing, in the order of the questionnaire. Their entries stand beside this file, question by question.</summary>
public static class Detectors
{
    /// <summary>All detectors.</summary>
    public static readonly IReadOnlyList<Detector> All =
    [
        BuildDetectors.IdenticalBuild, BuildDetectors.ManualTweak, BuildDetectors.UndocumentedChange, BuildDetectors.BuiltTwice,
        StubbedFunctionalDetectors.TestOwnership, StubbedFunctionalDetectors.EnvironmentReady, StubbedFunctionalDetectors.ManualStep, StubbedFunctionalDetectors.OccasionalRuns,
        StubbedNonFunctionalDetectors.RightSizing, StubbedNonFunctionalDetectors.OverProvisioned, StubbedNonFunctionalDetectors.SurpriseUnderLoad,
        IntegrationDetectors.OwnershipAgreement, IntegrationDetectors.DataAgreement, IntegrationDetectors.StabilityAgreement,
        IntegrationDetectors.AccessQueue, IntegrationDetectors.BlockedDeployment, IntegrationDetectors.UnstableData,
        ExtendedDetectors.Sla, ExtendedDetectors.Slo, ExtendedDetectors.Nfr, ExtendedDetectors.PeakSizing, ExtendedDetectors.DynamicScaling,
        ExtendedDetectors.PerformanceIssue, ExtendedDetectors.UnderUse, ExtendedDetectors.EnvironmentUnreliable,
        CustomerDetectors.RollbackConfidence, CustomerDetectors.ParallelVersions, CustomerDetectors.PromotionRules,
        CustomerDetectors.AllOrNothing, CustomerDetectors.ManualSignOff, CustomerDetectors.SlowRollback,
    ];

    /// <summary>Every answer, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<DetectorFinding> Evaluate(TeamFacts facts, DateTimeOffset now)
    {
        var windows = All.Select(d => d.Days).Distinct().ToDictionary(days => days, days => DetectorWindow.Of(facts.InOrder(), now, days));
        return [.. All.Select(d => DetectorPolicy.Decide(d, windows[d.Days]))];
    }
}
