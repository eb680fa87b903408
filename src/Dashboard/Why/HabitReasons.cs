using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Why;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Why;

/// What people do every day: the habits of the stages, rebuilding, owning what one runs.
internal static class HabitReasons
{
    private static readonly Stage[] Trio = [Stage.Build, Stage.Production, Stage.Integration];

    public static Reason Culture(StagesReading stages)
    {
        var lines = Trio.Select(stage => (Stage: stage, Tally: Whole(stages, stage))).ToList();
        var known = lines.Where(l => l.Tally.Sums.HabitTold > 0).ToList();
        IReadOnlyList<double?> trend = [.. Enumerable.Range(0, StageTally.Weeks).Select(week => Mean(lines.Select(l => l.Tally.HabitTrend[week])))];
        var mean = Mean(known.Select(l => (double?)l.Tally.Sums.HabitKept / l.Tally.Sums.HabitTold));
        return new Reason
        {
            Id = "culture",
            Title = "Encodes culture into engineering",
            Value = mean is { } share ? Words.Percent(share) : null,
            Said = known.Count == 0 ? "No release of 30 days told whether it kept one of the three habits."
                : $"kept on average, of {Words.Number(known.Count)} of the three habits: try it before pushing, watch it from the start, treat the shared environment as production.",
            TrendOf = "share of releases that kept the three habits",
            Trend = trend,
            Course = Courses.Of(trend, higherIsBetter: true),
            Parts = [.. lines.Select(l => new ReasonPart(StageWords.Habit(l.Stage), Parts.Share(l.Tally.Sums.HabitKept, l.Tally.Sums.HabitTold), $"/stages/{Slug.Of(l.Stage)}"))],
            Rule = "The mean of the shares of releases that kept each habit, of those that told it. Silence counts on neither side.",
        };
    }

    public static Reason Rebuilt(CostReading reading)
    {
        var (live, now) = (reading.Confidence.Releases.Live, reading.AsOf);
        List<CheckEvidence> rebuilt = [.. live.Select(r => r.Release.Evidence.Where(e => e.Check == "rebuild" && e.NewestAt is not null).MaxBy(e => e.NewestAt)).OfType<CheckEvidence>()];
        int Within(int days) => rebuilt.Count(e => e.Proof == Proof.Passed && now - e.NewestAt <= TimeSpan.FromDays(days));
        var (day, newest) = (Within(1), rebuilt.Where(e => e.Proof == Proof.Passed).Max(e => e.NewestAt));
        IReadOnlyList<double?> trend =
        [
            .. reading.Stages.LineOf(new StageLine(Stage.Build, "rebuild", "")).Tried.Zip(Whole(reading.Stages, Stage.Build).Tried, (again, built) => built == 0 ? (double?)null : Math.Min(1, (double)again / built)),
        ];
        const string address = "/stages/build?check=rebuild#services";
        return new Reason
        {
            Id = "rebuilt",
            Title = "Proves that anything can be rebuilt",
            Value = rebuilt.Count == 0 ? null : $"{Words.Number(day)} of {Words.Number(live.Count)}",
            Said = newest is { } at ? $"of what customers use was rebuilt from zero and passed within the last day; the newest {Words.Age(at, now)}."
                : "Nothing that customers use was ever rebuilt from zero and passed: send testsuiterun.finished with check=rebuild.",
            TrendOf = "share of releases built that were rebuilt from zero",
            Trend = trend,
            Course = rebuilt.Count == 0 ? Course.Unknown : Courses.Of(trend, higherIsBetter: true),
            Parts =
            [
                new("Rebuilt within a day", Parts.Share(day, live.Count), address),
                new("Rebuilt within a week", Parts.Share(Within(7), live.Count), address),
                new("Rebuilt at all", Parts.Share(rebuilt.Count, live.Count), address),
                new("The newest rebuild failed", rebuilt.Count == 0 ? null : Words.Number(rebuilt.Count(e => e.Proof == Proof.Failed)), address),
            ],
            Rule = "Of the releases that customers use now: whose newest rebuild passed within a day. The line: of the releases built in a week, how many were rebuilt.",
        };
    }

    public static Reason Owned(CostReading reading)
    {
        var watched = Whole(reading.Stages, Stage.Production);
        var (services, m) = (reading.Confidence.Input.Services, reading.Confidence.Input.Total());
        var trend = watched.HabitTrend;
        return new Reason
        {
            Id = "owned",
            Title = "Makes developers own what they run",
            Value = watched.Sums.HabitTold == 0 ? null : Words.Percent((double)watched.Sums.HabitKept / watched.Sums.HabitTold),
            Said = watched.Sums.HabitTold == 0 ? "No release that shipped told what its package holds: send build.finished with manifest."
                : $"of {Words.Count(watched.Sums.HabitTold, "release")} that shipped carried {(watched.Sums.HabitTold == 1 ? "its" : "their")} monitoring in the package. Events do not tell who an alert calls: the team of the service stands for it.",
            TrendOf = "share of releases whose monitoring is in the package",
            Trend = trend,
            Course = Courses.Of(trend, higherIsBetter: true),
            Parts =
            [
                new("Monitoring in the package", Parts.Share(watched.Sums.HabitKept, watched.Sums.HabitTold), "/stages/production"),
                new("Services with a team", Parts.Share(services.Count(s => s.Team != ServiceWindow.NoTeam), services.Count), "/services"),
                new("Decisions with a person's name", Parts.Share(m.AccountableNamed, m.AccountableTotal), Addresses.Number("legal.accountability")),
            ],
            Rule = "Of the releases that shipped and told what their package holds: those with monitoring in it.",
        };
    }

    private static StageTally Whole(StagesReading stages, Stage stage) => stages.LineOf(new StageLine(stage, "", ""));

    private static double? Mean(IEnumerable<double?> values) => values.OfType<double>().ToList() is { Count: > 0 } known ? known.Average() : null;
}
