using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>Stages that were proven before the stage in front of them. It counts, and it is noted.</summary>
public static class Homework
{
    private static readonly Stage[] Stages = Enum.GetValues<Stage>();

    /// <summary>The notes, each with the gate that its later stage belongs to.</summary>
    public static IReadOnlyList<(Gate Gate, string Note)> Skipped(Agreement agreement, int tier, IReadOnlyList<CheckEvidence> evidence)
    {
        List<(Gate, string)> notes = [];
        (Stage Stage, DateTimeOffset? ProvenAt)? before = null;
        foreach (var stage in Stages)
        {
            var (isAsked, provenAt) = ProvenAt(stage, agreement, tier, evidence);
            if (!isAsked)
            {
                continue;
            }

            if (provenAt is { } proven && before is { } earlier && !(earlier.ProvenAt <= proven))
            {
                notes.Add((GateOf(stage), $"Homework skipped: {Slug.Of(stage)} was proven before {Slug.Of(earlier.Stage)}"));
            }

            before = (stage, provenAt);
        }

        return notes;
    }

    // Only what the stage's own gate asks for and a run can prove: a review or a manifest is no homework of a stage.
    private static (bool IsAsked, DateTimeOffset? At) ProvenAt(Stage stage, Agreement agreement, int tier, IReadOnlyList<CheckEvidence> evidence)
    {
        var isAsked = false;
        DateTimeOffset? last = null;
        foreach (var requirement in agreement.Requirements)
        {
            if (requirement.Stage != stage || requirement.Gate != GateOf(stage) || requirement.LevelFor(tier) < Level.MustHaveData || IsTold(requirement))
            {
                continue;
            }

            isAsked = true;
            if (FirstPassedAt(requirement, evidence) is not { } first)
            {
                return (true, null);
            }

            last = last is null || first > last ? first : last;
        }

        return (isAsked, last);
    }

    private static DateTimeOffset? FirstPassedAt(Requirement requirement, IReadOnlyList<CheckEvidence> evidence)
    {
        DateTimeOffset? first = null;
        foreach (var found in evidence)
        {
            if (requirement.IsProvenBy(found.Stage, found.Check) && (first is null || found.FirstPassedAt < first))
            {
                first = found.FirstPassedAt;
            }
        }

        return first;
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
