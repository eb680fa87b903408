using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Stages;

/// What one line of a stage did, ready to be shown: a stage as a whole, a check, a facet, or one of them on one service.
public sealed record StageRow(string Name, StageSums Sums)
{
    public IReadOnlyList<double?> Trend { get; init; } = [];

    public TimeSpan? TookHalf { get; init; }

    public TimeSpan? TookMost { get; init; }

    public TimeSpan? QueuedHalf { get; init; }

    public TimeSpan? QueuedMost { get; init; }

    public string? Address { get; init; }

    public string? Owner { get; init; }

    public DateOnly? NewestDay { get; init; }

    /// Unknown under five releases: a rate on so few says nothing.
    public Verdict Verdict => Sums.Releases < Fewest ? Verdict.Unknown : StageSentence.FirstGreen.Judge((double)Sums.FirstGreen / Sums.Releases);

    public string FirstGreen => Sums.Releases == 0 ? "no proof" : Words.Percent((double)Sums.FirstGreen / Sums.Releases, StageSentence.FirstGreen.Pass, StageSentence.FirstGreen.Warn);

    /// The interval where the cases are few enough for it to matter.
    public string? Between => Sums.Releases is > 0 and < Many && Interval.Wilson(Sums.FirstGreen, Sums.Releases) is { } interval ? Words.Between(interval, Sums.Releases) : null;

    /// Criteria of the newest proofs; of a whole stage those of its checks.
    public string Criteria => Sums.Executed == 0 ? "none told" : $"{Words.Number(Sums.Passed)} of {Words.Number(Sums.Executed)}";

    /// How old the newest evidence is, in days: it is kept by the day.
    public string Newest(DateTimeOffset asOf) => NewestDay is { } day ? AgeOf(day, asOf) : "none";

    public static string AgeOf(DateOnly day, DateTimeOffset asOf) => (DateOnly.FromDateTime(asOf.UtcDateTime).DayNumber - day.DayNumber) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        var days => $"{days} days ago",
    };

    private const int Fewest = 5;
    private const int Many = 50;
    private const double Half = 0.5;
    private const double Most = 0.9;

    public static StageRow Of(string name, StageTally line) => new(name, line.Sums)
    {
        Trend = line.Trend,
        TookHalf = TimeBands.Percentile(line.Ran, Half),
        TookMost = TimeBands.Percentile(line.Ran, Most),
        QueuedHalf = TimeBands.Percentile(line.Waited, Half),
        QueuedMost = TimeBands.Percentile(line.Waited, Most),
        NewestDay = line.Newest,
    };
}

/// One of the seven stages over all services.
public sealed record StageCard(Stage Stage, StageRow Row, long Escaped, PageAnswer Answer)
{
    public string Title => StageWords.Of(Stage);

    public string Address => "/stages/" + Slug.Of(Stage);

    public static StageCard Of(StagesReading reading, Stage stage)
    {
        var whole = new StageLine(stage, "", "");
        var row = StageRow.Of(StageWords.Of(stage), reading.LineOf(whole));
        row = row with { Sums = row.Sums with { Executed = Checks(reading, stage).Sum(c => c.Reading.Sums.Executed), Passed = Checks(reading, stage).Sum(c => c.Reading.Sums.Passed) } };
        return new(stage, row, reading.Escaped.GetValueOrDefault(stage), StageSentence.Of(Standing(reading, stage, row.Sums)));
    }

    private static StageStanding Standing(StagesReading reading, Stage stage, StageSums sums) => new(StageWords.Of(stage), new("", null, sums.FirstGreen, sums.Releases))
    {
        Held = sums.Held,
        Weakest = Checks(reading, stage).Select(c => new FirstTries(CheckWords.Of(c.Line.Stage, c.Line.Check), null, c.Reading.Sums.FirstGreen, c.Reading.Sums.Releases))
            .Where(c => c.Green < c.Releases).OrderBy(c => c.Share).ThenByDescending(c => c.Releases).FirstOrDefault(),
        Service = reading.Services.Select(s => (Service: s, Sums: s.Of(new(stage, "", ""))))
            .Where(s => s.Sums.FirstGreen < s.Sums.Releases).OrderByDescending(s => s.Sums.Releases - s.Sums.FirstGreen).ThenBy(s => s.Service.Name, StringComparer.Ordinal)
            .Select(s => new FirstTries(s.Service.Name, s.Service.Team == ReleaseReader.NoTeam ? null : s.Service.Team, s.Sums.FirstGreen, s.Sums.Releases)).FirstOrDefault(),
        Sends = stage == Stage.Production ? "Send service.deployed with environment=production." : $"Send testsuiterun.finished with stage={Slug.Of(stage)}, check and outcome.",
    };

    public static IEnumerable<(StageLine Line, StageTally Reading)> Checks(StagesReading reading, Stage stage) => reading.Lines
        .Where(l => l.Key.Stage == stage && l.Key.Check.Length > 0 && l.Key.Facet.Length == 0 && l.Value.Sums.Runs > 0)
        .Select(l => (l.Key, l.Value)).OrderBy(l => Place(stage, l.Key.Check)).ThenBy(l => l.Key.Check, StringComparer.Ordinal);

    private static int Place(Stage stage, string check) => CheckNames.OwnedBy(stage).ToList().IndexOf(check) is >= 0 and var place ? place : int.MaxValue;
}
