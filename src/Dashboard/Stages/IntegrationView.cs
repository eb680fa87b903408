using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;
using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// The shared environment: whether it was there when people worked, what broke it and how soon it was back. Facts in the order they
/// happened; teams are named where they told something, and never counted against each other.
public sealed record IntegrationView(IReadOnlyList<StageFact> Facts, IReadOnlyList<BreakageRow> Breakages, int MoreBreakages, IReadOnlyList<StageFact> Since)
{
    public static IntegrationView Of(StagesReading reading, TrialReading trials, CostReading costs, bool all)
    {
        var here = reading.LineOf(new(Stage.Integration, "", ""));
        List<Breakage> broke = [.. trials.Shared.SelectMany(e => e.Breakages).OrderByDescending(b => b.DownAt)];
        List<Arrived> came = broke.Count == 0 ? [] : [.. trials.Services.SelectMany(s => s.Trials.Arrivals.Select(a => new Arrived(s.Name, a.ReleaseId, a.ReleaseName, a.Trial.Name, a.Trial.EndedAt - (a.Trial.Ran ?? TimeSpan.Zero), a.Trial.EndedAt)))];
        return new(
            [Uptime(trials.Shared), Start(StageRow.Of("", here)), Neighbours(here.Sums), Restore(broke), Data(reading, trials.Shared), Journeys(reading), Homework(reading), Monitoring(reading), TogetherFacts.Habit(reading, trials.Shared, broke)],
            [.. broke.Take(all ? int.MaxValue : StageAsked.Usual).Select(b => BreakageRow.Of(b, trials.Services, came))],
            all ? 0 : Math.Max(0, broke.Count - StageAsked.Usual), SinceThenFacts.Of(costs));
    }

    private static StageFact Uptime(IReadOnlyList<EnvironmentHealth> shared)
    {
        List<ExplainStep> steps =
        [
            new("Every word on the health of an environment that is told to be shared, up or down, holds until the next one. Before the first one nothing is known, and nothing is counted."),
            new($"Working hours are {WorkingHours.Rule}; those of 30 days are looked at."),
            new("Of two words at one moment the failure counts."),
        ];
        if (shared.Where(e => e.UpShare is not null).MinBy(e => e.UpShare) is not { } worst)
        {
            return new("uptime", "There when people work", StageFact.NotTold, ["No shared environment told its health. Send environment.modified with environment, shared=true and health=up or down."], steps);
        }

        return new("uptime", "There when people work", Words.Percent(worst.UpShare!.Value),
            [
                .. shared.Where(e => e.UpShare is not null).Select(e => $"{e.Environment} worked {Hours(e.Up)} of {Hours(e.Known)} that are known"
                    + $"{(e.Expected - e.Known >= TimeSpan.FromHours(1) ? $"; of {Hours(e.Expected - e.Known)} more nobody told" : "")}."),
            ], steps)
        { Equation = $"{Hours(worst.Up)} ÷ {Hours(worst.Known)} = {Words.Percent(worst.UpShare.Value)}" };
    }

    private static StageFact Start(StageRow row) => new(
        "start", "A test can start at any time", row.QueuedMost is { } most ? StageFact.About(most) : StageFact.NotTold,
        [
            row.QueuedMost is null ? "No run told when it was queued and when it began. Send queued and started with the check."
                : $"nine of ten wait no longer; half {StageFact.About(row.QueuedHalf)}. Told by {Words.Count(row.Sums.Queued, "release")}.",
            row.Sums.RunsUnproven == 0 ? "No try was cancelled or skipped." : $"{Words.Count(row.Sums.RunsUnproven, "try", "tries")} of {Words.Number(row.Sums.Runs)} ended cancelled or skipped: turned away, or given up.",
        ],
        [new("From the queue to the beginning of each run, over all releases of 30 days."), new("A refusal is a try whose outcome is cancel or skipped."), new("Its checks.", null, "/stages/integration#checks")]);

    private static StageFact Neighbours(StageSums sums) => new(
        "neighbours", "Deployments that hurt neighbours", sums.HabitTold == 0 ? StageFact.NotTold : Words.Number(sums.HabitTold - sums.HabitKept),
        [
            sums.HabitTold == 0 ? "No deployment told of errors at its neighbours. Send neighbourErrors with service.deployed."
                : $"of {Words.Count(sums.HabitTold, "release")} whose deployment told how many errors its neighbours had.",
        ],
        [new("A release counts once its deployment to the shared environment told neighbourErrors above 0."), new("Service by service.", null, "/stages/integration#services")]);

    private static StageFact Restore(List<Breakage> broke)
    {
        List<TimeSpan> restored = [.. broke.Select(b => b.Restored).OfType<TimeSpan>().Order()], detected = [.. broke.Select(b => b.Detected).OfType<TimeSpan>().Order()];
        return new("restore", "Back after a failure",
            restored.Count == 0 ? StageFact.NotTold : Words.Duration(Ranks.Middle(restored)),
            [
                broke.Count == 0 ? "No failure of a shared environment was told in 30 days." : restored.Count == 0 ? "It is down, and nobody has told it works again."
                    : $"the middle of {Words.Count(restored.Count, "failure")}, the longest {Words.Duration(restored[^1])}.{(broke.Exists(b => b.UpAt is null) ? " One is still open." : "")}",
                detected.Count == 0 ? "How long failures went unseen was not told. Send started with health=down: when it began." : $"Seen after {Words.Duration(Ranks.Middle(detected))} in the middle of {Words.Number(detected.Count)}.",
            ],
            [
                new("From the word that an environment is down to the next that it is up; of an even number the mean of the two in the middle."),
                new("Seen: from its beginning, where the word tells it, to the word itself."), new("Failure by failure.", null, "/stages/integration#broke"),
            ]);
    }

    private static StageFact Data(StagesReading reading, IReadOnlyList<EnvironmentHealth> shared)
    {
        var failed = reading.Lines.Where(l => l.Key.Stage == Stage.Integration && l.Key.Facet.StartsWith("cause:", StringComparison.Ordinal) && Causes.IsData(l.Key.Facet["cause:".Length..]) == true)
            .Sum(l => l.Value.Sums.RunsFailed);
        var caused = reading.Lines.Where(l => l.Key.Stage == Stage.Integration && l.Key.Facet.StartsWith("cause:", StringComparison.Ordinal)).Sum(l => l.Value.Sums.RunsFailed);
        var orphans = shared.Where(e => e.DataOwner is null).Select(e => e.Environment).ToList();
        return new("data", "Failures that the test data caused", caused == 0 ? StageFact.NotTold : Words.Number(failed),
            [
                caused == 0 ? "No failed try told its cause. Send cause=test-data with a check that the data made fail." : $"of {Words.Count(caused, "failed try", "failed tries")} that told a cause.",
                .. shared.Where(e => e.DataOwner is not null).Select(e => $"The data of {e.Environment} is looked after by {e.DataOwner}."),
                .. orphans.Count == 0 ? Array.Empty<string>() : [$"Nobody is named for the data of {Words.List(orphans)}. Send dataOwner with environment.modified."],
            ],
            [new("Failed tries at this stage whose cause names data."), new("The owner is the newest dataOwner told of each shared environment.")]);
    }

    private static StageFact Journeys(StagesReading reading)
    {
        List<(string Name, StageSums Sums)> journeys =
        [
            .. reading.Lines.Where(l => l.Key.Stage == Stage.Integration && l.Key.Facet.StartsWith("journey:", StringComparison.Ordinal) && l.Value.Sums.Releases > 0)
                .GroupBy(l => l.Key.Facet["journey:".Length..], StringComparer.Ordinal).Select(g => (g.Key, g.Aggregate(StageSums.Zero, (sum, l) => sum + l.Value.Sums))),
        ];
        var held = journeys.Where(j => j.Sums.Held > 0).OrderByDescending(j => j.Sums.Held).ThenBy(j => j.Name, StringComparer.Ordinal).ToList();
        return new("journeys", "Journeys of customers walked here", journeys.Count == 0 ? StageFact.NotTold : Words.Number(journeys.Count),
            [
                journeys.Count == 0 ? "No test named a journey. Send check=journey with journey and outcome."
                    : held.Count == 0 ? $"None of them holds a release back; {Words.Count(journeys.Sum(j => j.Sums.Runs), "walk")} in 30 days."
                    : $"{Words.List([.. held.Take(3).Select(j => j.Name)])} {(held.Count == 1 ? "holds" : "hold")} {Words.Count(held.Sum(j => j.Sums.Held), "release")} back.",
            ],
            [new("Tests at this stage that named a journey, over all services."), new("Journey by journey in the table below.")]);
    }

    private static StageFact Homework(StagesReading reading)
    {
        var sums = reading.LineOf(new(Stage.StubbedNonFunctional, "", "")).Sums;
        return new("homework", "Came without their homework", sums.HabitTold == 0 ? StageFact.NotTold : Words.Number(sums.HabitTold - sums.HabitKept),
            [sums.HabitTold == 0 ? "No release was told to have met the others." : $"of {Words.Count(sums.HabitTold, "release")} met the others before they had passed alone, in function and under load."],
            [new(StageWords.HabitRule(Stage.StubbedNonFunctional)), new("Release by release.", null, "/stages/stubbed-non-functional#services")]);
    }

    private static StageFact Monitoring(StagesReading reading)
    {
        var line = reading.LineOf(ReleaseSides.Monitoring);
        var (kept, told) = (line.Sums.HabitKept, line.Sums.HabitTold);
        return new("monitoring", "Monitoring came with the artifact", StageFact.Share(kept, told),
            [
                told == 0 ? "No release met the others that told what its package holds. Send manifest with build.finished, and the digest with what comes after."
                    : $"{Words.Number(kept)} of {Words.Count(told, "release")}: built in, deployed here and tested here under one digest. The newest met the others {StageRow.AgeOf(line.Newest!.Value, reading.AsOf)}.",
            ],
            [
                new("The manifest of the build names monitoring, the same digest was deployed to the shared environment, and by the newest proof every test since then passed."),
                new("A version that two artifacts go by proves neither."), new("Service by service, each to its releases.", null, SideWords.Address(ReleaseSides.Monitoring)),
            ])
        {
            Equation = told == 0 ? null : $"{Words.Number(kept)} ÷ {Words.Number(told)} = {StageFact.Share(kept, told)}",
            Trend = line.HabitTrend,
            TrendOf = "share of releases whose monitoring came along",
        };
    }

    private static string Hours(TimeSpan time) => Words.Count((long)Math.Round(time.TotalHours), "hour");
}

/// One failure of a shared environment, as it was told.
public sealed record BreakageRow(string Environment, DateTimeOffset DownAt, string Lasted, bool IsOpen, string Seen, string? ToldBy, string? RestoredBy, IReadOnlyList<CameBefore> Before)
{
    private const int MostBefore = 3;

    public static BreakageRow Of(Breakage b, IReadOnlyList<TriedService> services, IReadOnlyList<Arrived> came) => new(
        b.Environment, b.DownAt, b.Restored is { } lasted ? Words.Duration(lasted) : "still down", b.UpAt is null, b.Detected is { } seen ? $"after {Words.Duration(seen)}" : "not told",
        NameOf(b.ToldBy, services), NameOf(b.RestoredBy, services), [.. Preceding.Of(b, came).Take(MostBefore).Select(a => new CameBefore($"{a.Service} {a.Release}", Addresses.Release(a.ReleaseId), a.At))]);

    private static string? NameOf(string? key, IReadOnlyList<TriedService> services) => services.FirstOrDefault(s => s.Key == key)?.Name ?? key;
}

/// A release that came into the environment shortly before it failed.
public sealed record CameBefore(string Release, string Address, DateTimeOffset At);
