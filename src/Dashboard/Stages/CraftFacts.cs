using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Stages;

/// What belongs to the craft and is no check: that a package can be operated and that tests come with the code, known when it is built.
internal static class CraftFacts
{
    public static StageFact[] Of(StagesReading reading) => [Ready(reading), Tested(reading)];

    private static StageFact Ready(StagesReading reading)
    {
        var (line, shipped) = (reading.LineOf(ReleaseSides.ReadyAtBuild), reading.LineOf(new(Stage.Production, "", "")).Sums);
        var (kept, told) = (line.Sums.HabitKept, line.Sums.HabitTold);
        return new("ready-at-build", "Ready to operate from the build on", StageFact.Share(kept, told),
            [
                told == 0 ? "No release that was built told what its package holds. Send manifest with build.finished."
                    : $"{Words.Number(kept)} of {Words.Count(told, "release")} had monitoring in the package before it left the build. The newest was built {StageRow.AgeOf(line.Newest!.Value, reading.AsOf)}.",
                shipped.HabitTold == 0 ? "No release that everybody has told it."
                    : $"At production: {StageFact.Share(shipped.HabitKept, shipped.HabitTold)} of {Words.Count(shipped.HabitTold, "release")} that everybody got by now.",
            ],
            [
                new("At build: the newest manifest told before anything of the release ran elsewhere names monitoring. One told later came too late, and counts as not ready."),
                new("At production: releases of 30 days that everybody has, whose newest manifest names it.", null, "/stages/production#services"),
                new("Service by service, each to its releases.", null, SideWords.Address(ReleaseSides.ReadyAtBuild)),
            ])
        {
            Equation = told == 0 ? null : $"{Words.Number(kept)} ÷ {Words.Number(told)} = {StageFact.Share(kept, told)}",
            Trend = line.HabitTrend,
            TrendOf = "share of releases ready to operate when built",
        };
    }

    private static StageFact Tested(StagesReading reading)
    {
        var line = reading.LineOf(ReleaseSides.WithTests);
        var (kept, told, built) = (line.Sums.HabitKept, line.Sums.HabitTold, reading.LineOf(new(Stage.Build, "", "")).Sums.Releases);
        return new("with-tests", "Changes that came with tests", StageFact.Share(kept, told),
            [
                told == 0 ? "No change told whether tests came with its code. Send testsTouched=true or false with change.merged or change.reviewed."
                    : $"{Words.Number(kept)} of {Words.Count(told, "change")} that told it; {Words.Count(built, "release")} had a proof of their build in the same time.",
            ],
            [
                new("testsTouched, told with the change or its review. The newest word on a release counts; of two at one moment the one that says no."),
                new("Service by service, each to its releases.", null, SideWords.Address(ReleaseSides.WithTests)),
            ])
        {
            Equation = told == 0 ? null : $"{Words.Number(kept)} ÷ {Words.Number(told)} = {StageFact.Share(kept, told)}",
            Trend = line.HabitTrend,
            TrendOf = "share of changes with tests",
        };
    }
}
