using System.Globalization;
using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>A technical step that a machine can do without a hand.</summary>
public enum PathStep
{
    Build,
    Test,
    Package,
    Deploy,
    Validate,
    Promote,
}

/// <summary>How often a step was started by a machine and how often by hand, as told; what tells neither is counted apart and judged as neither.</summary>
public sealed record StepShare(PathStep Step, int Automatic, int ByHand, int NotTold)
{
    /// <summary>The six steps in order.</summary>
    public static IReadOnlyList<StepShare> Of(IReadOnlyList<Entry> entries)
    {
        var told = entries.Where(e => e is { Phase: RunPhase.Terminal, ChangeOnly: false })
            .Select(e => (Entry: e, Step: StepOf(e))).Where(x => x.Step is not null)
            .GroupBy(x => (x.Step, x.Entry.Subject, x.Entry.Attempt, x.Entry.Suite, x.Entry.Type), x => x.Entry)
            .Select(g => (Step: g.Key.Step!.Value, ByHand: g.Select(ByHandOf).Max()))
            .ToList();
        return [.. Enum.GetValues<PathStep>().Select(step => new StepShare(
            step,
            told.Count(t => t.Step == step && t.ByHand == false),
            told.Count(t => t.Step == step && t.ByHand == true),
            told.Count(t => t.Step == step && t.ByHand is null)))];
    }

    private static PathStep? StepOf(Entry e) => e switch
    {
        { Type: EventTypes.ArtifactPromoted } => PathStep.Promote,
        { Type: EventTypes.ArtifactPackaged or EventTypes.ArtifactPublished or EventTypes.ArtifactSigned or EventTypes.AttestationRecorded } => PathStep.Package,
        _ when Entry.IsDeployment(e.Type) => PathStep.Deploy,
        _ when RolloutFold.IsRollout(e) => e.Type == EventTypes.RolloutStarted ? PathStep.Promote : null,
        { Stage: Stage.Build, Check: "build" } => PathStep.Build,
        { Stage: Stage.Build, Check: "sbom" or "provenance" or "signature" } => PathStep.Package,
        { Check: "canary-analysis" or "quality-gate" } => PathStep.Validate,
        { Check: not null, Stage: not null } => PathStep.Test,
        _ => null,
    };

    // Steps done by hand within a run are work by hand, whoever started the run.
    private static bool? ByHandOf(Entry e) =>
        int.TryParse(e.Detail("manualSteps"), NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps > 0 ? true
            : e.Detail("trigger")?.ToLowerInvariant() switch { "auto" => false, "manual" => true, _ => null };
}
