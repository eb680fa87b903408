using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// Every service's last builds on one wall, and whether what they make can be trusted: clean, complete, made twice alike, scanned early.
public sealed record BuildView(IReadOnlyList<StageFact> Facts, IReadOnlyList<WallRow> Wall, int MoreWall)
{
    private static readonly TimeSpan Daily = TimeSpan.FromHours(36);

    public static BuildView Of(StagesReading reading, TrialReading trials, bool all)
    {
        List<WallRow> wall =
        [
            .. trials.Services.Where(s => s.Trials.LastBuilds.Count > 0).Select(s => WallRow.Of(s))
                .OrderByDescending(r => r.Bricks[0].End == TrialEnd.Failed).ThenByDescending(r => r.Failed).ThenBy(r => r.Service, StringComparer.OrdinalIgnoreCase),
        ];
        return new(
            [Clean(trials), Parts(trials), Findings(trials), Lint(reading, trials), Twice(trials), Rebuilt(trials), .. CraftFacts.Of(reading)],
            [.. wall.Take(all ? int.MaxValue : StageAsked.Usual)], all ? 0 : Math.Max(0, wall.Count - StageAsked.Usual));
    }

    private static StageFact Clean(TrialReading trials)
    {
        var (told, clean) = (trials.Services.Sum(s => (long)s.Trials.CleanTold), trials.Services.Sum(s => (long)s.Trials.Clean));
        return new("clean", "Built from nothing", StageFact.Share(clean, told),
            [told == 0 ? "No build told whether it was made in a pristine place. Send clean=true or false with build.finished." : $"{Words.Number(clean)} of {Words.Count(told, "build")} that told it."],
            [new("Builds of 30 days whose clean is true, of those that told it.")])
        { Equation = told == 0 ? null : $"{Words.Number(clean)} ÷ {Words.Number(told)}" };
    }

    private static StageFact Parts(TrialReading trials)
    {
        var told = trials.Services.Select(s => (s.Name, Newest: s.Trials.LastBuilds.FirstOrDefault(b => b.Trial.Of(TrialFigure.Parts) is not null))).Where(s => s.Newest is not null).ToList();
        var whole = told.Count(s => s.Newest!.Trial.Of(TrialFigure.Parts) >= PackageParts.All.Count);
        var lacking = told.Where(s => s.Newest!.Trial.Of(TrialFigure.Parts) < PackageParts.All.Count).OrderBy(s => s.Newest!.Trial.Of(TrialFigure.Parts)).ToList();
        return new("parts", "Packages with all five parts", told.Count == 0 ? StageFact.NotTold : $"{whole} of {told.Count}",
            [
                told.Count == 0 ? "No build told what its package carries. Send manifest with build.finished." : $"services, by the newest build that told it: {Words.List(PackageParts.All)}.",
                .. lacking.Count == 0 ? Array.Empty<string>() : [$"Fewest: {Words.List([.. lacking.Take(3).Select(l => $"{l.Name} {StageFact.Number(l.Newest!.Trial.Of(TrialFigure.Parts)!.Value)} of 5")])}."],
            ],
            [new("The manifest of each service's newest build that told one."), .. lacking.Take(5).Select(l => new ExplainStep($"{l.Name} {l.Newest!.ReleaseName}", null, Addresses.Release(l.Newest.ReleaseId)))]);
    }

    private static StageFact Findings(TrialReading trials)
    {
        List<(string Service, OpenFinding Finding)> open = [.. trials.Services.SelectMany(s => s.Trials.Findings.Select(f => (s.Name, f))).OrderBy(f => f.f.Since)];
        var scanned = trials.Services.Count(s => s.Trials.NewestOf(Stage.Build, "sast").Any() || s.Trials.NewestOf(Stage.Build, "sca").Any() || s.Trials.NewestOf(Stage.Build, "secret-scan").Any());
        var (critical, untold) = (open.FindAll(f => f.Finding.Critical == true), open.FindAll(f => f.Finding.Critical is null));
        return new("findings", "Scans that found something", scanned == 0 ? StageFact.NotTold : Words.Number(open.Count),
            [
                scanned == 0 ? "No scan was told. Send check=sast, sca or secret-scan with outcome." : $"by the newest scan of each of {Words.Count(scanned, "service")}; {Words.Number(critical.Count)} critical{(untold.Count > 0 ? $", of {Words.Number(untold.Count)} nobody told how grave" : "")}.",
                .. (critical.Count > 0 ? critical : open).Take(1).Select(f => $"The oldest{(critical.Count > 0 ? " critical" : "")}: {CheckWords.Of(Stage.Build, f.Finding.Check)} of {f.Service}, found {Words.Age(f.Finding.Since, trials.AsOf)}."),
            ],
            [
                new("A scan counts while its newest proof failed; its age runs from the first failure of the unbroken row. Older than 30 days is told as 30 days."),
                new("Critical as severity tells it with the scan."), .. open.Take(5).Select(f => new ExplainStep($"{f.Service} {f.Finding.At.ReleaseName}: {CheckWords.Of(Stage.Build, f.Finding.Check)}", null, Addresses.Release(f.Finding.At.ReleaseId) + "#evidence")),
            ]);
    }

    private static StageFact Lint(StagesReading reading, TrialReading trials)
    {
        var sums = reading.LineOf(new(Stage.Build, "lint", "")).Sums;
        return new("lint", "Standards kept at the first try", StageFact.Share(sums.FirstGreen, sums.Releases),
            [
                sums.Releases == 0 ? "No lint was told. Send check=lint with outcome." : $"{Words.Number(sums.FirstGreen)} of {Words.Count(sums.Releases, "release")}.",
                trials.LintWaivers.Count == 0 ? "No team uses a waiver over a standard now." : $"{Words.Count(trials.LintWaivers.Count, "waiver")} in force: teams that chose another way, with a reason and an end.",
            ],
            [new("Lint at the first try, over releases of 30 days."), .. trials.LintWaivers.Take(5).Select(w => new ExplainStep($"{w.About.Service}: {w.Reason}", null, "/gates#waivers"))]);
    }

    private static StageFact Twice(TrialReading trials)
    {
        List<(string Service, TrialOf At)> twice = [.. trials.Services.SelectMany(s => s.Trials.Duplicates.Select(d => (s.Name, d))).OrderByDescending(d => d.d.Trial.EndedAt)];
        var names = twice.Select(t => $"{t.Service} {t.At.Trial.Name}").Distinct(StringComparer.Ordinal).ToList();
        return new("twice", "Versions made twice", Words.Number(names.Count),
            [names.Count == 0 ? "No version of 30 days names two artifacts." : $"{Words.List([.. names.Take(3)])}: one version, two digests. Neither can be trusted to be what was tested."],
            [new("Two digests under one version; both releases carry the alarm."), .. twice.Take(6).Select(t => new ExplainStep($"{t.Service} {t.At.ReleaseName}", null, Addresses.Release(t.At.ReleaseId)))]);
    }

    private static StageFact Rebuilt(TrialReading trials)
    {
        var told = trials.Services.Select(s => (s.Name, Newest: s.Trials.NewestOf(Stage.Build, "rebuild").Where(t => t.Trial.End != TrialEnd.Unproven).MaxBy(t => t.Trial.EndedAt))).Where(s => s.Newest is not null).ToList();
        var lately = told.Count(s => s.Newest!.Trial.End == TrialEnd.Passed && trials.AsOf - s.Newest.Trial.EndedAt <= Daily);
        var failed = told.Where(s => s.Newest!.Trial.End == TrialEnd.Failed).ToList();
        return new("rebuilt", "Rebuilt from zero within a day", told.Count == 0 ? StageFact.NotTold : $"{lately} of {told.Count}",
            [
                told.Count == 0 ? "No build from zero was told. Send check=rebuild with stage=build once a day." : $"services that ever told it in 30 days. The newest was {Words.Age(told.Max(t => t.Newest!.Trial.EndedAt), trials.AsOf)}.",
                .. failed.Count == 0 ? Array.Empty<string>() : [$"Failed: {Words.List([.. failed.Take(3).Select(f => f.Name)])}."],
            ],
            [new($"The newest rebuild of each service passed and is at most {Words.Duration(Daily)} old.")]);
    }
}

/// A service's last builds, the oldest first as one reads.
public sealed record WallRow(string Service, string Team, IReadOnlyList<Brick> Bricks, int Failed, DateTimeOffset NewestAt)
{
    public string Says => Failed == 0 ? $"all {Words.Number(Bricks.Count)} worked" : $"{Words.Number(Failed)} of {Words.Number(Bricks.Count)} failed";

    public static WallRow Of(TriedService service) => new(
        service.Name, service.Team, [.. service.Trials.LastBuilds.Select(b => new Brick(b.ReleaseId, b.ReleaseName, b.Trial.End, b.Trial.EndedAt))],
        service.Trials.LastBuilds.Count(b => b.Trial.End == TrialEnd.Failed), service.Trials.LastBuilds[0].Trial.EndedAt);
}

/// One build.
public sealed record Brick(string ReleaseId, string Release, TrialEnd End, DateTimeOffset At);
