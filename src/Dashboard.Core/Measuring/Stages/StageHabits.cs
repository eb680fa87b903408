using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>Whether a release kept a stage's habit, and when that was seen.</summary>
public sealed record HabitSeen(DateTimeOffset At, bool Kept);

/// <summary>
/// The habit that each stage should grow, seen in what was done and never in what was said. Null where nothing told: silence is neither.
/// </summary>
public static class StageHabits
{
    /// <summary>What one release shows of a stage's habit.</summary>
    public static HabitSeen? Of(Stage stage, Release release, IReadOnlyList<Entry> entries) => stage switch
    {
        Stage.Build => TestedBeforePushing(entries),
        Stage.StubbedFunctional => DeployedAndTestedByMachine(entries),
        Stage.StubbedNonFunctional => HomeworkDone(entries),
        Stage.Integration => NeighboursLeftInPeace(entries),
        Stage.Extended => BakedIn(release, entries),
        Stage.Canary => SmallStepsFirst(release),
        _ => ReadyToOperate(release),
    };

    // The first try of every build and unit suite passed: somebody had tried it before.
    private static HabitSeen? TestedBeforePushing(IReadOnlyList<Entry> entries)
    {
        var proofs = entries.Where(e => e is { Stage: Stage.Build, Check: "build" or "unit", IsProof: true, ChangeOnly: false }).ToList();
        return proofs.Count == 0 ? null : new(proofs.Min(e => e.End), FirstAttempts.Of(proofs).FirstAttemptsGreen == 1);
    }

    // A deployment and a functional test, both told to have begun without a hand.
    private static HabitSeen? DeployedAndTestedByMachine(IReadOnlyList<Entry> entries)
    {
        var told = entries.Where(e => e is { Stage: Stage.StubbedFunctional, Phase: RunPhase.Terminal, ChangeOnly: false } && e.Detail("trigger") is { Length: > 0 }).ToList();
        return told.Count == 0 ? null : new(
            told.Min(e => e.End),
            told.TrueForAll(e => e.Detail("trigger") == "auto") && told.Exists(e => e.Check == "deployment") && told.Exists(e => e.Check is "functional" or "acceptance"));
    }

    // It passed alone, in function and under load or disruption, before it first met the others.
    private static HabitSeen? HomeworkDone(IReadOnlyList<Entry> entries)
    {
        var met = entries.Where(e => e is { Stage: Stage.Integration, Check: not null, ChangeOnly: false }).Select(e => e.Started ?? e.End).Cast<DateTimeOffset?>().Min();
        bool Passed(Stage stage) => entries.Any(e => e.Stage == stage && e is { IsSuccess: true, ChangeOnly: false } && e.Check is not (null or "deployment") && e.End <= met);
        return met is { } at ? new(at, Passed(Stage.StubbedFunctional) && Passed(Stage.StubbedNonFunctional)) : null;
    }

    // No deployment into the shared environment made a neighbour fail.
    private static HabitSeen? NeighboursLeftInPeace(IReadOnlyList<Entry> entries)
    {
        var told = entries.Where(e => e.Stage == Stage.Integration && Entry.IsDeployment(e.Type))
            .Select(e => (e.End, Errors: Pipeline.Numbers.Of(e.Detail("neighbourErrors")))).Where(e => e.Errors is not null).ToList();
        return told.Count == 0 ? null : new(told.Min(e => e.End), told.TrueForAll(e => e.Errors == 0));
    }

    // Customers got nothing that had not been through a long test first.
    private static HabitSeen? BakedIn(Release release, IReadOnlyList<Entry> entries) => release.FirstWeightAt is { } reached
        ? new(reached, entries.Any(e => e is { Stage: Stage.Extended, IsProof: true, ChangeOnly: false } && e.Check is not (null or "deployment") && e.End <= reached))
        : null;

    // A few customers first, or another strategy that was told: by the one rule for both.
    private static HabitSeen? SmallStepsFirst(Release release) =>
        release.FirstWeightAt is { } reached && RiskLimits.Of(WayToCustomers.Of(release)) is var limit and not RiskLimit.NotTold ? new(reached, limit == RiskLimit.Limited) : null;

    // Its monitoring was in the package that was built, not bolted on afterwards.
    private static HabitSeen? ReadyToOperate(Release release) => release is { ShippedAt: { } shipped, Trail.Manifest: { } manifest }
        ? new(shipped, manifest.Contains("monitoring", StringComparer.OrdinalIgnoreCase))
        : null;
}
