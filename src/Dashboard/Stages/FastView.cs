using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// The fast answer: how long it takes and where the time goes, whether difficult cases are tried beside the ideal ones, and what the
/// environments for it are like. Load, side-by-side and degradation belong to the non-functional half.
public sealed record FastView(IReadOnlyList<StageFact> Facts, IReadOnlyList<ClockPart> Parts, IReadOnlyList<PeakRow> Loads, int MoreLoads, bool IsFunctional)
{
    public static FastView Of(Stage stage, StagesReading reading, TrialReading trials, CostReading? costs, bool all)
    {
        var isFunctional = stage == Stage.StubbedFunctional;
        var loads = isFunctional ? [] : PeakRow.Of(trials, stage, "load").ToList();
        var most = all ? int.MaxValue : StageAsked.Usual;
        var lives = EnvironmentFacts.LivesOf(trials);
        return new(
            [
                Clock(trials.Clock), Scenarios(reading, stage),
                .. isFunctional ? [.. FastFacts.Of(reading, trials.Clock), .. EnvironmentFacts.Of(lives, reading, costs?.Places ?? [])]
                    : new[]
                    {
                        Newest(trials, "rolling-compatibility", "Runs beside its last version", "side by side with the version before", "Send check=rolling-compatibility."),
                        Newest(trials, "degradation", "Degrades gracefully", "while what they depend on is slow", "Send check=degradation."), Faults(reading, trials), LoadFacts.OnlyStubs(reading),
                    }.Concat(LoadFacts.Of(stage, "load", reading, trials, costs?.Bills ?? [])),
            ],
            ClockPart.Of(trials.Clock, reading.LineOf(ReleaseSides.Provisioned).Sums), [.. loads.Take(most)], Math.Max(0, loads.Count - most), isFunctional);
    }

    private static StageFact Clock(FastClock clock)
    {
        List<ExplainStep> steps =
        [
            new("From the merge of a change, else the beginning of its build, to the end of the last check that the gates before the night need, or to the first failure."),
            new($"Nine of ten by nearest rank, over {Words.Count(clock.Answers.Count, "answer")} to changes of 30 days."), new("Release by release.", null, "/roles/cto/feedback"),
        ];
        if (clock.Answers.Count == 0)
        {
            return new("clock", "From change to answer", StageFact.NotTold, ["No change of 30 days told its beginning and got an answer. Send change.merged or build.started."], steps);
        }

        var inTime = clock.Answers.Count(s => s <= clock.Budget.TotalSeconds);
        return new("clock", "From change to answer", Words.Duration(TimeSpan.FromSeconds(Ranks.Nearest(clock.Answers, 90))),
            [
                $"nine of ten take no longer; half {Words.Duration(TimeSpan.FromSeconds(Ranks.Nearest(clock.Answers, 50)))}.",
                $"{Words.Percent((double)inTime / clock.Answers.Count)} of {Words.Count(clock.Answers.Count, "answer")} came within {Words.Duration(clock.Budget)}.{(clock.Waiting > 0 ? $" {Words.Count(clock.Waiting, "change")} still {(clock.Waiting == 1 ? "waits" : "wait")}, past that." : "")}",
            ], steps)
        { Equation = $"{Words.Number(inTime)} ÷ {Words.Number(clock.Answers.Count)} within {Words.Duration(clock.Budget)}" };
    }

    private static StageFact Scenarios(StagesReading reading, Stage stage)
    {
        StageSums Of(string scenario) => reading.Lines.Where(l => l.Key.Stage == stage && l.Key.Facet == "scenario:" + scenario).Aggregate(StageSums.Zero, (sum, l) => sum + l.Value.Sums);
        var (happy, adverse) = (Of("happy"), Of("adverse"));
        var all = happy.Runs + adverse.Runs;
        return new("scenarios", "Difficult cases among those tried", StageFact.Share(adverse.Runs, all),
            [
                all == 0 ? "No test told whether its stubs were kind or difficult. Send scenario=happy or scenario=adverse."
                    : $"{Words.Count(happy.Runs, "try", "tries")} of ideal cases, {Words.Number(happy.RunsFailed)} failed; {Words.Count(adverse.Runs, "try", "tries")} of difficult ones, {Words.Number(adverse.RunsFailed)} failed.",
                .. all > 0 && adverse.Runs == 0 ? ["Nothing here shows what happens when others misbehave."] : Array.Empty<string>(),
            ],
            [new("Tries at this stage whose test named a scenario."), new("Scenario by scenario in the table below.")])
        { Equation = all == 0 ? null : $"{Words.Number(adverse.Runs)} ÷ {Words.Number(all)}" };
    }

    private static StageFact Newest(TrialReading trials, string check, string title, string how, string send)
    {
        var told = trials.Services.Select(s => (s.Name, Worst: s.Trials.NewestOf(Stage.StubbedNonFunctional, check).Where(t => t.Trial.End != Core.Measuring.Trials.TrialEnd.Unproven)
            .OrderByDescending(t => t.Trial.End).ThenByDescending(t => t.Trial.EndedAt).FirstOrDefault())).Where(s => s.Worst is not null).ToList();
        var failed = told.Where(s => s.Worst!.Trial.End == Core.Measuring.Trials.TrialEnd.Failed).ToList();
        return new(check, title, told.Count == 0 ? StageFact.NotTold : $"{told.Count - failed.Count} of {told.Count}",
            [
                told.Count == 0 ? $"No service was tried {how}. {send}" : $"{Words.Noun(told.Count, "service")} passed {how}, by the newest proof of each; {Words.Count(trials.Services.Count - told.Count, "service")} never told it.",
                .. failed.Count == 0 ? Array.Empty<string>() : [$"Failed: {Words.List([.. failed.Take(3).Select(f => $"{f.Name} {f.Worst!.ReleaseName}")])}."],
            ],
            [new("The newest proof of each service in 30 days; of several suites the worst."), .. failed.Take(5).Select(f => new ExplainStep($"{f.Name} {f.Worst!.ReleaseName}", null, Addresses.Release(f.Worst.ReleaseId) + "#evidence"))]);
    }

    private static StageFact Faults(StagesReading reading, TrialReading trials)
    {
        var faults = reading.Lines.Where(l => l.Key.Stage == Stage.StubbedNonFunctional && l.Key.Facet.StartsWith("fault:", StringComparison.Ordinal) && l.Value.Sums.Runs > 0)
            .Select(l => l.Key.Facet["fault:".Length..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var services = trials.Services.Count(s => s.Trials.NewestOf(Stage.StubbedNonFunctional, "fault").Any());
        return new("faults", "Faults in the catalogue", faults.Count == 0 ? StageFact.NotTold : Words.Number(faults.Count),
            [faults.Count == 0 ? "No test named the fault it injected. Send check=fault with fault." : $"{Words.List([.. faults.Take(4)])}{(faults.Count > 4 ? " and more" : "")}; {Words.Number(services)} of {Words.Count(trials.Services.Count, "service")} injected any."],
            [new("Faults that tests at this stage named in 30 days, over all services."), new("Fault by fault in the table below.")]);
    }
}

/// One part of the time from change to answer, of an average answer. No time: nobody told it.
public sealed record ClockPart(string Name, TimeSpan? Took, double? Share, bool IsMost, string? Says)
{
    /// Where the releases behind it are; null where they stand with the clock as a whole.
    public string? Address { get; init; }

    /// In the order of the road; what neither ran, nor was told to queue or to be made, comes last.
    public static IReadOnlyList<ClockPart> Of(FastClock clock, StageSums provisioned)
    {
        if (clock.Timed == 0 || clock.Whole == 0)
        {
            return [];
        }

        var (told, made) = (Math.Min(provisioned.Queued, clock.Timed), provisioned.Queued == 0 ? (long?)null : Math.Min(provisioned.QueueSeconds, clock.Between));
        List<(string Name, long? Seconds, string? Says, string? Address)> parts =
        [
            ("Build", clock.Build, null, null), ("In queues", clock.Queue, null, null),
            ("Making environments", made, Made(told, clock.Timed), made is null ? null : SideWords.Address(ReleaseSides.Provisioned)), ("Tests", clock.Test, null, null),
            ("Between", clock.Between - (made ?? 0), made is null ? "nothing told to run or to queue; environments may have been made meanwhile" : "nothing told to run, to queue or to be made", null),
        ];
        var most = parts.Max(p => p.Seconds);
        return
        [
            .. parts.Select(p => new ClockPart(
                p.Name, p.Seconds is { } seconds ? TimeSpan.FromSeconds((double)seconds / clock.Timed) : null, p.Seconds is { } part ? (double)part / clock.Whole : null, p.Seconds == most, p.Says)
            {
                Address = p.Address,
            }),
        ];
    }

    private static string? Made(long told, long answers) => told == 0 ? "Send environment.created with provisionSeconds, or queued and finished, and the version."
        : told < answers ? $"told by {Words.Number(told)} of {Words.Count(answers, "answer")}; of the others it is part of what went by between" : null;
}
