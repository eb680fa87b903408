using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;

namespace Dashboard.Releases;

/// One told thing in words a leader reads.
internal static class HappeningWords
{
    public static HappeningKind KindOf(PathEvent e) => e.Type[..Math.Max(0, e.Type.IndexOf('.', StringComparison.Ordinal))] switch
    {
        "change" or "branch" or "repository" => HappeningKind.Change,
        "build" or "artifact" => HappeningKind.Build,
        "service" or "environment" => HappeningKind.Deployment,
        "rollout" => HappeningKind.Rollout,
        "approval" => HappeningKind.Approval,
        "incident" or "guardrail" => HappeningKind.Incident,
        "alert" => HappeningKind.Alert,
        _ when Entry.Of(e).Check == "build" => HappeningKind.Build,
        _ when e.Check is not null || e.Type is EventTypes.TestSuiteRunFinished or EventTypes.ScanFinished or EventTypes.QualityGateEvaluated or EventTypes.AttestationRecorded => HappeningKind.Check,
        _ => HappeningKind.Other,
    };

    public static string What(PathEvent e) => e.Type switch
    {
        EventTypes.ChangeMerged => "Change merged",
        EventTypes.ChangeReviewed => $"Change reviewed{(e.Decision is { } said ? $": {Plain(said)}" : "")}",
        EventTypes.ServiceDeployed or EventTypes.ServiceUpgraded => $"{(e.Phase == RunPhase.Terminal ? "Deployed" : "Deployment began")} to {e.Environment ?? "an environment that was not named"}",
        EventTypes.ServiceRolledBack => $"Rolled back{In(e)}",
        EventTypes.ServiceRemoved => $"Removed{In(e)}",
        EventTypes.ServiceRunning => $"Seen running{In(e)}",
        EventTypes.ApprovalCreated => "Approval asked for",
        EventTypes.ApprovalClosed => $"Approval: {Plain(e.Decision ?? "closed")}",
        EventTypes.IncidentDetected => $"Incident detected{Named(e, "incident")}",
        EventTypes.IncidentResolved => $"Incident resolved{Named(e, "incident")}",
        EventTypes.AlertFired => $"Alert fired{Named(e, "alert")}",
        EventTypes.AlertResolved => $"Alert resolved{Named(e, "alert")}",
        _ when KindOf(e) == HappeningKind.Rollout => $"Rollout {Plain(e.Type["rollout.".Length..])}{In(e)}",
        _ when e.Check is { } check => $"{Capital(ItemWords.Name(Entry.Of(e).Stage is { } stage ? $"{Slug.Of(stage)}/{check}" : $"other/{check}"))}{Phase(e)}",
        _ => Capital(Plain(e.Type)),
    };

    public static ChipState? StateOf(PathEvent e) => e switch
    {
        { Type: EventTypes.AlertFired or EventTypes.IncidentDetected or EventTypes.ServiceRolledBack or EventTypes.RolloutAborted } => ChipState.NotMet,
        { Type: EventTypes.RolloutPromoted } => ChipState.Promoted,
        { Type: EventTypes.RolloutPaused } => ChipState.Paused,
        { Phase: RunPhase.Queued } => ChipState.NotDue,
        { Phase: RunPhase.Running } => ChipState.Running,
        _ => Entry.Of(e).Outcome switch
        {
            Outcome.Success => ChipState.Passed,
            Outcome.Failure or Outcome.Error => ChipState.Failed,
            Outcome.Cancel or Outcome.Skipped or Outcome.Neutral => ChipState.NotApplicable,
            _ => null,
        },
    };

    /// The word beside the icon where the state's own would mislead.
    public static string? WordOf(PathEvent e) => e switch
    {
        { Type: EventTypes.AlertFired } => "Fired",
        { Type: EventTypes.IncidentDetected } => "Incident",
        { Type: EventTypes.ServiceRolledBack or EventTypes.RolloutAborted } => "Taken back",
        { Phase: RunPhase.Queued } => "Queued",
        _ => null,
    };

    public static string? Detail(PathEvent e)
    {
        List<string> parts = [];
        if (e.Suite.Length > 0 && !Entry.IsDeployment(e.Type))
        {
            parts.Add(e.Suite);
        }

        if (e.Phase == RunPhase.Terminal && e.Counts is not null && Entry.Of(e) is { IsProof: true } proof)
        {
            parts.Add($"{Words.Number(Criteria.Passed(proof))} of {Words.Number(Criteria.Executed(proof))} passed");
        }

        if (e.Weight is { } weight)
        {
            parts.Add($"{Words.Traffic(weight)} of traffic");
        }

        if (e.Attempt > 1)
        {
            parts.Add($"attempt {e.Attempt}");
        }

        if (e is { Phase: RunPhase.Terminal, StartedAt: { } started } && (e.FinishedAt ?? e.OccurredAt) is var ended && ended > started)
        {
            parts.Add($"ran {Words.Duration(ended - started)}");
        }

        if ((e.Detail("reason") ?? e.Summary) is { Length: > 0 } said)
        {
            parts.Add(said);
        }

        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private static string In(PathEvent e) => e.Environment is { } there ? $" in {there}" : "";

    private static string Named(PathEvent e, string key) => $": {e.Detail(key) ?? e.SubjectId}";

    private static string Phase(PathEvent e) => e.Phase switch { RunPhase.Queued => " queued", RunPhase.Running => " began", _ => "" };

    private static string Plain(string slug) => slug.Replace('.', ' ').Replace('-', ' ').Replace('_', ' ');

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
