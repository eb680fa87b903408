using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// How those who share an environment treat it and each other: one figure, as good as the habit kept least. Of all teams together, never one against another.
internal static class TogetherFacts
{
    public static StageFact Habit(StagesReading reading, IReadOnlyList<EnvironmentHealth> shared, IReadOnlyList<Breakage> broke)
    {
        var (here, alone) = (reading.LineOf(new(Stage.Integration, "", "")).Sums, reading.LineOf(new(Stage.StubbedNonFunctional, "", "")).Sums);
        var owned = shared.Count(e => e.DataOwner is not null);
        HabitPart[] parts =
        [
            new("deployments that hurt no neighbour", here.HabitKept, here.HabitTold), new("failures mended", broke.Count(b => b.UpAt is not null), broke.Count),
            new("homework done before meeting the others", alone.HabitKept, alone.HabitTold), new("test data that somebody looks after", owned, owned == 0 ? 0 : shared.Count),
        ];
        var untold = parts.Where(p => p.Told == 0).Select(p => p.Name).ToList();
        var weakest = HabitPart.Weakest(parts);
        return new("habit", "Safe rollouts, homework, own data", weakest is null ? StageFact.NotTold : StageFact.Share(weakest.Kept, weakest.Told),
            [
                weakest is null ? "Nothing told of any of it. Send neighbourErrors with service.deployed, and health and dataOwner with environment.modified."
                    : $"by what is kept least: {weakest.Name}, {Words.Number(weakest.Kept)} of {Words.Number(weakest.Told)}.",
                .. weakest is null || untold.Count == 0 ? Array.Empty<string>() : [$"Not told: {Words.List(untold)}."],
            ],
            [
                .. parts.Select(p => new ExplainStep($"{char.ToUpperInvariant(p.Name[0])}{p.Name[1..]}: {(p.Told == 0 ? StageFact.NotTold : $"{Words.Number(p.Kept)} of {Words.Number(p.Told)}")}.")),
                new("Whether failures were over as soon as was agreed cannot be said: no event tells what was agreed."),
                new("Failure by failure.", null, "/stages/integration#broke"), new("Service by service.", null, "/stages/integration#services"),
            ])
        { Equation = weakest is null ? null : $"{Words.Number(weakest.Kept)} ÷ {Words.Number(weakest.Told)} = {StageFact.Share(weakest.Kept, weakest.Told)}" };
    }
}
