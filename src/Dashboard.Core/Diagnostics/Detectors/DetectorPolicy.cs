using Dashboard.Core.Confidence;

namespace Dashboard.Core.Diagnostics;

/// <summary>The facts that a detector looks at: those of the last days before a moment.</summary>
/// <param name="Facts">Cut to the window.</param>
/// <param name="Days">How many days it has: fewer than asked for where the facts do not reach back so far.</param>
public sealed record DetectorWindow(TeamFacts Facts, int Days)
{
    /// <summary>The window of the last <paramref name="days"/> days before <paramref name="now"/>.</summary>
    public static DetectorWindow Of(TeamFacts facts, DateTimeOffset now, int days)
    {
        var from = now.AddDays(-days);
        return facts.CompleteSince is { } since && since > from && since < now
            ? new(facts.Within(since, now), (int)Math.Max(1, Math.Floor((now - since).TotalDays)))
            : new(facts.Within(from, now), days);
    }
}

/// <summary>
/// From cases to a finding, the same for all detectors. Where one case is enough, a sign that shows is told however few cases can tell;
/// that it does not show is told only when at least half of them can: what was not told is neither. A share that some cases may have
/// is told of five cases or more, of which half can tell.
/// </summary>
public static class DetectorPolicy
{
    /// <summary>The share of cases that must be able to tell before all is called well.</summary>
    public const double LeastCoverage = 0.5;

    /// <summary>The share of cases that must be able to tell before it may be shown as met.</summary>
    public const double GoodCoverage = 0.8;

    /// <summary>Cases below which a share tells nothing, unless all of them have to be alike.</summary>
    public const int FewestCases = 5;

    private const int MostNamed = 3;

    /// <summary>The finding in a window.</summary>
    public static DetectorFinding Decide(Detector detector, DetectorWindow window)
    {
        List<DetectorCase> cases = [.. detector.Cases(window.Facts)];
        List<DetectorCase> told =
        [
            .. cases.Where(c => c.Shows is not null).OrderByDescending(c => c.Fact.At).ThenBy(c => c.Fact.Source.Key, StringComparer.Ordinal)
                .ThenBy(c => c.Fact.Source.Service, StringComparer.Ordinal).ThenBy(c => c.Fact.Source.ReleaseId, StringComparer.Ordinal),
        ];
        var shows = told.Where(c => c.Shows == true).ToList();
        var state = StateOf(detector, shows.Count, told.Count, cases.Count);
        return new()
        {
            Detector = detector.Id,
            Sign = detector.Sign,
            Question = detector.Question,
            Stage = detector.Stage,
            State = state,
            Count = shows.Count,
            Of = told.Count,
            Value = ValueOf(detector, told, shows.Count),
            Threshold = detector.Line ?? detector.Share,
            Unit = detector.Unit,
            Rule = detector.Rule,
            Days = window.Days,
            Sentence = SentenceOf(detector, state, told, cases, window.Days),
            Coverage = cases.Count == 0 ? null : (double)told.Count / cases.Count,
            AsOf = told.Count == 0 ? null : told[0].Fact.At,
            Examples = [.. (state is DetectorState.Seen or DetectorState.InPlace ? shows : told).Where(c => !c.IsAbsent).Take(DetectorFinding.MostExamples).Select(ExampleOf)],
            Send = state == DetectorState.Unknown ? detector.Words.Send : null,
        };
    }

    private static DetectorState StateOf(Detector detector, int shows, int told, int cases)
    {
        var enough = told >= LeastCoverage * cases;
        if (told == 0 || (IsRate(detector) && (told < FewestCases || !enough)))
        {
            return DetectorState.Unknown;
        }

        var share = (double)shows / told;
        return detector.IsLookOut
            ? share > detector.Share ? DetectorState.Seen : enough ? DetectorState.NotSeen : DetectorState.Unknown
            : share < detector.Share || shows == 0 ? DetectorState.Missing : enough ? DetectorState.InPlace : DetectorState.Unknown;
    }

    // Neither the first case nor all of them decide.
    private static bool IsRate(Detector detector) => detector.Share is > 0 and < 1;

    private static double? ValueOf(Detector detector, List<DetectorCase> told, int shows) => told.Count == 0 ? null : detector.Unit switch
    {
        DetectorUnit.Share => (double)shows / told.Count,
        DetectorUnit.Ratio => told.Min(c => c.Value),
        _ => told.Max(c => c.Value),
    };

    private static string SentenceOf(Detector detector, DetectorState state, List<DetectorCase> told, List<DetectorCase> cases, int days)
    {
        var (words, within) = (detector.Words, $"in the last {Words.Count(days, "day")}");
        if (told.Count == 0)
        {
            return cases.Count switch
            {
                0 => $"Nothing {within} tells {words.About}",
                1 => $"The one {words.Noun} {within} does not tell {words.About}",
                _ => $"None of {Words.Count(cases.Count, words.Noun, words.Nouns)} {within} tells {words.About}",
            };
        }

        if (state == DetectorState.Unknown)
        {
            var of = told.Count == cases.Count ? "" : $"{Words.Number(told.Count)} of ";
            var needs = IsRate(detector) && told.Count < FewestCases ? $"a share takes {Words.Number(FewestCases)}" : "too few to say";
            return $"Only {of}{Words.Count(cases.Count, words.Noun, words.Nouns)} {within} {(told.Count == 1 ? "tells" : "tell")} {words.About}: {needs}";
        }

        var shows = told.Count(c => c.Shows == true);
        var said = (shows, told.Count) switch
        {
            (0, 1) => $"No {words.Noun} {within} {words.Did}, of the one that tells",
            (1, 1) => $"The one {words.Noun} {within} {words.Did}",
            (0, _) => $"None of {Words.Count(told.Count, words.Noun, words.Nouns)} {within} {words.Did}",
            _ => $"{Words.Number(shows)} of {Words.Count(told.Count, words.Noun, words.Nouns)} {within} {words.Did}",
        };
        return $"{said}{Worst(detector, told)}{Without(detector, state, told)}";
    }

    private static string Worst(Detector detector, List<DetectorCase> told) => ValueOf(detector, told, 0) is not { } worst ? "" : detector.Unit switch
    {
        DetectorUnit.Ratio => $" (the least: {Words.Percent(worst, detector.Line!.Value)})",
        DetectorUnit.Minutes => $" (the longest: {Words.Duration(TimeSpan.FromMinutes(worst))})",
        _ => "",
    };

    // Whose evidence is missing is no secret and no rank: it says whom to ask.
    private static string Without(Detector detector, DetectorState state, List<DetectorCase> told)
    {
        List<string> without = [.. told.Where(c => c.Shows == false).Select(c => c.Fact.Source.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
        return detector.IsLookOut || state != DetectorState.Missing || without.Count is 0 or > MostNamed || without.Count == told.Count ? "" : $", not {Words.List(without)}";
    }

    private static DetectorExample ExampleOf(DetectorCase c) => new(c.Fact.Source.Service, c.Fact.Source.ReleaseId, c.Fact.Source.Release, c.Fact.At, c.Fact.Source.Key);
}
