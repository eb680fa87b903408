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
        var (services, today) = (reading.Stages.Services, DateOnly.FromDateTime(reading.AsOf.UtcDateTime));
        List<DateOnly> days = [.. services.Select(s => s.Finds.RebuiltOn).OfType<DateOnly>()];
        int Within(int count) => days.Count(d => today.DayNumber - d.DayNumber <= count);
        IReadOnlyList<double?> trend =
        [
            .. reading.Stages.LineOf(new StageLine(Stage.Build, "rebuild", "")).Tried.Zip(Whole(reading.Stages, Stage.Build).Tried, (again, built) => built == 0 ? (double?)null : Math.Min(1, (double)again / built)),
        ];
        const string address = "/stages/build?check=rebuild#services";
        var course = Courses.Of(trend, higherIsBetter: true);
        ReasonPart Part(string name, int count) => new(name, days.Count == 0 ? null : Parts.Share(count, services.Count), address);
        return new Reason
        {
            Id = "rebuilt",
            Title = "Proves that anything can be rebuilt",
            Value = days.Count == 0 ? null : $"{Words.Number(Within(1))} of {Words.Number(services.Count)}",
            Said = days.Count == 0 ? "Nothing was rebuilt from zero and passed in twelve weeks: send testsuiterun.finished with check=rebuild."
                : $"{Words.Noun(services.Count, "service")} {(Within(1) == 1 ? "was" : "were")} rebuilt from zero today or yesterday, and passed; the newest {On(days.Max(), today)}.",
            TrendOf = "share of releases built that were rebuilt from zero",
            Trend = trend,

            // Nothing rebuilt for days is nothing to call better, whatever the weeks say.
            Course = days.Count == 0 ? Course.Unknown : course == Course.Better && Within(1) == 0 ? Course.Steady : course,
            Parts = [Part("Rebuilt today or yesterday", Within(1)), Part("Rebuilt within a week", Within(7)), Part("Rebuilt in twelve weeks", days.Count)],
            Rule = "Services of which any release was rebuilt from zero and passed today or yesterday (UTC) ÷ services that any stage was told of in twelve weeks. The line: releases first rebuilt in a week ÷ releases first built in it.",
        };
    }

    private static string On(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        var days => $"{Words.Number(days)} days ago",
    };

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
