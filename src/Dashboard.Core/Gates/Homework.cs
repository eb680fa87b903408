using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>Stages that were proven before the stage in front of them. It counts, and it is noted (domain.md section 6).</summary>
public static class Homework
{
    /// <summary>The notes, each with the gate that its later stage belongs to.</summary>
    public static IReadOnlyList<(Gate Gate, string Note)> Skipped(Agreement agreement, int tier, IReadOnlyList<CheckEvidence> evidence)
    {
        List<(Gate, string)> notes = [];
        (Stage Stage, DateTimeOffset? ProvenAt)? before = null;
        foreach (var stage in Enum.GetValues<Stage>())
        {
            // Only what the stage's own gate asks for and a run can prove: a review or a manifest is no homework of a stage.
            var asked = agreement.Requirements.Where(r => r.Stage == stage && r.Gate == GateOf(stage) && r.LevelFor(tier) >= Level.MustHaveData && !IsTold(r)).ToList();
            if (asked.Count == 0)
            {
                continue;
            }

            var provenAt = ProvenAt(asked, evidence);
            if (provenAt is { } proven && before is { } earlier && !(earlier.ProvenAt <= proven))
            {
                notes.Add((GateOf(stage), $"Homework skipped: {Slug.Of(stage)} was proven before {Slug.Of(earlier.Stage)}"));
            }

            before = (stage, provenAt);
        }

        return notes;
    }

    private static DateTimeOffset? ProvenAt(List<Requirement> asked, IReadOnlyList<CheckEvidence> evidence)
    {
        DateTimeOffset? last = null;
        foreach (var requirement in asked)
        {
            var first = evidence.Where(e => e.Stage == requirement.Stage && requirement.Checks.Contains(e.Check, StringComparer.Ordinal)).Min(e => e.FirstPassedAt);
            if (first is null)
            {
                return null;
            }

            last = last is null || first > last ? first : last;
        }

        return last;
    }

    private static bool IsTold(Requirement requirement) => requirement.Checks[0] is "digest" or "monitoring" or "review" or "accountable" or "rollback-ready";

    private static Gate GateOf(Stage stage) => stage switch
    {
        Stage.Build => Gate.ReadyForFastFeedback,
        Stage.StubbedFunctional or Stage.StubbedNonFunctional or Stage.Integration => Gate.ReadyForExtended,
        Stage.Extended => Gate.ReadyForCanary,
        _ => Gate.ReadyToShip,
    };
}
