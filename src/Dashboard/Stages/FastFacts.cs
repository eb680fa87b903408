using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Figures;

namespace Dashboard.Stages;

/// What a fast answer is for: focus that is not lost, a service instead of code, a team that waits for nobody, stories that are tried.
internal static class FastFacts
{
    public static StageFact[] Of(StagesReading reading, FastClock clock) => [Focus(clock), Service(reading), Autonomy(reading), Stories(reading)];

    private static StageFact Focus(FastClock clock)
    {
        var lost = LostFocus.Seconds(clock.Answers, clock.Budget);
        var late = clock.Answers.Count(took => took > clock.Budget.TotalSeconds);
        return new("focus", "Focus lost to late answers", lost is { } seconds ? Words.Hours(seconds) : StageFact.NotTold,
            [
                lost is null ? "No change of 30 days told its beginning and got an answer. Send change.merged or build.started."
                    : $"beyond {Words.Duration(clock.Budget)} an answer, over {Words.Count(clock.Answers.Count, "answer")}; {Words.Number(late)} came late.",
                .. clock.Waiting > 0 ? [$"{Words.Count(clock.Waiting, "change")} past that without an answer {(clock.Waiting == 1 ? "is" : "are")} not in it yet."] : Array.Empty<string>(),
            ],
            [
                new($"Of each answer of 30 days the time beyond {Words.Duration(clock.Budget)}, at least none, added up. Nights and weekends are in it: the clock does not stop for them."),
                new("Release by release.", null, "/roles/cto/feedback"), new("What it costs, service by service.", null, "/costs?cause=slow-feedback#services"),
            ])
        { Equation = lost is { } sum ? $"Σ (answer − {Words.Duration(clock.Budget)}) over {Words.Number(late)} late = {Words.Hours(sum)}" : null };
    }

    private static StageFact Service(StagesReading reading)
    {
        var line = reading.LineOf(ReleaseSides.Service);
        var sums = line.Sums;
        return new("service", "A running, observable service", StageFact.Share(sums.HabitKept, sums.HabitTold),
            [
                sums.Releases == 0 ? "No release was tried at a fast stage. Send service.deployed with an environment for stubs, and manifest with build.finished."
                    : sums.HabitTold == 0 ? "No release tried here told what its package holds. Send manifest with build.finished."
                    : $"{Words.Number(sums.HabitKept)} of {Words.Count(sums.HabitTold, "release")} that told what {(sums.HabitTold == 1 ? "its" : "their")} package holds. The newest was tried {StageRow.AgeOf(line.Newest!.Value, reading.AsOf)}.",
                .. sums.Releases == 0 ? Array.Empty<string>() : [$"Of {Words.Count(sums.Releases, "release")} tried here: {Words.Number(sums.Runs)} deployed, {Words.Number(sums.FirstGreen)} well there, {(sums.HabitTold == 0 ? "observable not told" : $"{Words.Number(sums.Passed)} of {Words.Number(sums.HabitTold)} observable")}."],
            ],
            [
                new("Deployed: told to be deployed at a fast stage. Observable: the newest manifest names monitoring."),
                new("Well: since then told to be up, by the newest health of its environment; where none was told, a test passed with it there."),
                new("Service by service, each to its releases.", null, SideWords.Address(ReleaseSides.Service)),
            ])
        {
            Equation = sums.HabitTold == 0 ? null : $"{Words.Number(sums.HabitKept)} ÷ {Words.Number(sums.HabitTold)} = {StageFact.Share(sums.HabitKept, sums.HabitTold)}",
            Trend = line.HabitTrend,
            TrendOf = "share of releases with all three",
        };
    }

    private static StageFact Autonomy(StagesReading reading)
    {
        var (line, tried) = (reading.LineOf(ReleaseSides.Autonomy), reading.LineOf(ReleaseSides.Service).Sums.Releases);
        var (kept, told) = (line.Sums.HabitKept, line.Sums.HabitTold);
        return new("autonomy", "Shared nothing, queued nowhere", StageFact.Share(kept, told),
            [
                told == 0 ? "No release told of both. Send environment.created with version and isolated or shared, and queued and started with what runs there."
                    : $"{Words.Number(kept)} of {Words.Count(told, "release")} that told it, of {Words.Number(Math.Max(told, tried))} tried here, shared no environment and waited in no queue.",
            ],
            [
                new($"Every environment made for it at the fast stages is told to be isolated or not shared, and nothing there waited longer than {Words.Duration(ReleaseSides.NoWait)}: a machine needs a moment to begin."),
                new("One that is shared, or a queue, is enough to say no; a yes takes a word on both."), new("Service by service, each to its releases.", null, SideWords.Address(ReleaseSides.Autonomy)),
            ])
        {
            Equation = told == 0 ? null : $"{Words.Number(kept)} ÷ {Words.Number(told)} = {StageFact.Share(kept, told)}",
            Trend = line.HabitTrend,
            TrendOf = "share of releases that waited for nobody",
        };
    }

    private static StageFact Stories(StagesReading reading)
    {
        var sums = reading.LineOf(ReleaseSides.Stories).Sums;
        return new("stories", "Stories tried in the pipeline", sums.HabitTold == 0 ? StageFact.NotTold : Words.Number(sums.HabitKept),
            [
                sums.HabitTold == 0 ? "No functional or acceptance test named a story. Send feature with check=acceptance or functional."
                    : $"of {Words.Number(sums.Runs)} named had criteria that were executed; {Words.Number(sums.Passed)} of {Words.Count(sums.Executed, "criterion", "criteria")} passed.",
                .. sums.Releases == 0 ? Array.Empty<string>() : [$"Told by {Words.Number(sums.HabitTold)} of {Words.Count(sums.Releases, "release")} with such a test; the others count nowhere."],
            ],
            [
                new("Newest proof of each suite that named the story, up to the moment everybody had the release. A story that several releases name counts for each."),
                new("Service by service, each to its releases.", null, SideWords.Address(ReleaseSides.Stories)),
            ])
        { Equation = sums.HabitTold == 0 ? null : $"{Words.Number(sums.HabitKept)} of {Words.Number(sums.Runs)}" };
    }
}
