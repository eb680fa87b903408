namespace Dashboard.Core.Pipeline;

/// <summary>The event types the product acts on. Others are kept as facts with their type and subject.</summary>
public static class EventTypes
{
    public const string ChangeMerged = "change.merged";
    public const string ChangeReviewed = "change.reviewed";
    public const string BuildQueued = "build.queued";
    public const string BuildStarted = "build.started";
    public const string BuildFinished = "build.finished";
    public const string ArtifactPackaged = "artifact.packaged";
    public const string ArtifactPublished = "artifact.published";
    public const string ArtifactSigned = "artifact.signed";
    public const string ArtifactPromoted = "artifact.promoted";
    public const string PipelineRunQueued = "pipelinerun.queued";
    public const string PipelineRunStarted = "pipelinerun.started";
    public const string PipelineRunFinished = "pipelinerun.finished";
    public const string TaskRunQueued = "taskrun.queued";
    public const string TaskRunStarted = "taskrun.started";
    public const string TaskRunFinished = "taskrun.finished";
    public const string TestSuiteRunQueued = "testsuiterun.queued";
    public const string TestSuiteRunStarted = "testsuiterun.started";
    public const string TestSuiteRunFinished = "testsuiterun.finished";
    public const string TestCaseRunFinished = "testcaserun.finished";
    public const string ScanFinished = "scan.finished";
    public const string QualityGateEvaluated = "qualitygate.evaluated";
    public const string AttestationRecorded = "attestation.recorded";
    public const string EvidenceRecorded = "evidence.recorded";
    public const string ServiceDeployed = "service.deployed";
    public const string ServiceUpgraded = "service.upgraded";
    public const string ServiceRolledBack = "service.rolledback";
    public const string ServiceRemoved = "service.removed";
    public const string ServicePublished = "service.published";
    public const string ServiceRunning = "service.running";
    public const string RolloutStarted = "rollout.started";
    public const string RolloutProgressed = "rollout.progressed";
    public const string RolloutPaused = "rollout.paused";
    public const string RolloutPromoted = "rollout.promoted";
    public const string RolloutAborted = "rollout.aborted";
    public const string ApprovalCreated = "approval.created";
    public const string ApprovalUpdated = "approval.updated";
    public const string ApprovalClosed = "approval.closed";
    public const string EnvironmentCreated = "environment.created";
    public const string EnvironmentModified = "environment.modified";
    public const string EnvironmentDeleted = "environment.deleted";
    public const string IncidentDetected = "incident.detected";
    public const string IncidentReported = "incident.reported";
    public const string IncidentResolved = "incident.resolved";
    public const string GuardrailAdded = "guardrail.added";
    public const string AlertFired = "alert.fired";
    public const string AlertResolved = "alert.resolved";
    public const string CostRecorded = "cost.recorded";

    /// <summary>Every type a native event may name: those above plus the CDEvents subjects we keep without acting on them.</summary>
    public static readonly IReadOnlySet<string> Known = typeof(EventTypes)
        .GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        .Where(f => f.IsLiteral)
        .Select(f => (string)f.GetRawConstantValue()!)
        .Concat([
            "change.created", "change.updated", "change.abandoned", "branch.created", "branch.deleted", "repository.created",
            "repository.modified", "repository.deleted", "artifact.deleted", "artifact.downloaded", "testcaserun.queued",
            "testcaserun.started", "testcaserun.skipped", "testsuiterun.skipped", "testoutput.published", "ticket.created",
            "ticket.updated", "ticket.closed",
        ])
        .ToHashSet(StringComparer.Ordinal);
}
