using System.Globalization;
using Dashboard.Core.Confidence;

namespace Dashboard.Figures;

/// What each leader's table of months shows: its checks, the proven share, the releases, and two figures of its own.
internal static class MonthRows
{
    private const int SecondsPerHour = 3600;

    // Which bodies matched is kept of the last verification alone.
    private const string OfTodayOnly = "legal.evidence";

    // A multiple of the expected peak and no share.
    private const string Multiple = "ceo.demand";

    // The worse of several measures: from one month to the next it may be another one.
    private const string WorseOfSeveral = "coo.resources";
    private const string Counted = "ciso.bypass";

    public static IEnumerable<MonthRowOf> Of(Role role) =>
    [
        .. RoleChecks.All.Where(c => c.Role == role).Select(Check),
        new("Proven share", null, true, m => m.Shares[role], v => Words.Percent(v), Words.Points),
        Count("Releases shipped", null, m => m.Sums.Shipped),
        .. Own(role),
    ];

    private static IEnumerable<MonthRowOf> Own(Role role) => role switch
    {
        Role.Ceo => [Count("Bad changes", false, m => m.Sums.Bad), Rate("Bad changes of all that reached customers", false, m => (m.Sums.Bad, m.Sums.Shipped + m.Sums.BadStopped))],
        Role.Ciso => [Count("Required results missing", false, m => m.Sums.RequirementCellsMissing), Count("Gates passed by an override", false, m => m.Sums.Overrides)],
        Role.Coo => [Hours("Lead time of a release", m => (m.Sums.LeadSeconds, m.Sums.ReleasesWithLead)), Count("Releases done again", false, m => m.Sums.Rework)],
        Role.Cto => [Count("Builds", null, m => m.Sums.Built), Rate("Green at the first attempt", true, m => (m.Sums.FirstAttemptsGreen, m.Sums.FirstAttempts))],
        _ => [Count("Decisions recorded late", false, m => m.Sums.AccountableLate), Count("Releases without a full trail", false, m => m.Sums.Shipped - m.Sums.TrailComplete)],
    };

    private static MonthRowOf Check(RoleCheck check) => new(
        ConfidenceChanges.Subject(check), check.Target, check.Id == WorseOfSeveral ? null : check.Line.HigherIsBetter, m => FindingOf(m, check).Value,
        check.Id == Counted ? Whole : v => Words.Percent(v, check.Line.Pass, check.Line.Warn), check.Id switch { Counted => Difference, Multiple => Times, _ => Words.Points })
    {
        Text = m => FindingOf(m, check).ValueText,
        Otherwise = m => FindingOf(m, check) is { Verdict: Verdict.Met } met ? met.ValueText : null,
        Note = check.Id == OfTodayOnly ? "Known as of today only: what an earlier verification found is not kept" : null,
        HasDelta = check.Id != WorseOfSeveral,
        IsJudged = m => FindingOf(m, check).Verdict != Verdict.Unknown,
    };

    private static Finding FindingOf(MonthAnswer month, RoleCheck check) => month.Findings.Single(f => f.CheckId == check.Id);

    private static MonthRowOf Count(string name, bool? higherIsBetter, Func<MonthAnswer, long> count) =>
        new(name, null, higherIsBetter, m => count(m), Whole, Difference);

    private static MonthRowOf Rate(string name, bool higherIsBetter, Func<MonthAnswer, (long Part, long Whole)> rate) =>
        new(name, null, higherIsBetter, m => rate(m) is { Whole: > 0 } r ? (double)r.Part / r.Whole : null, v => Words.Percent(v), Words.Points)
        {
            IsJudged = m => rate(m).Whole >= Threshold.FewestCases,
        };

    private static MonthRowOf Hours(string name, Func<MonthAnswer, (long Seconds, long Cases)> sum) =>
        new(name, null, false, m => sum(m) is { Cases: > 0 } s ? Math.Round((double)s.Seconds / s.Cases / SecondsPerHour) : null,
            v => Words.Count((long)v, "hour"), d => d == 0 ? MonthRowOf.NoChange : $"{Sign(d)}{Words.Count((long)Math.Abs(d), "hour")}");

    private static string Whole(double value) => Words.Number((long)value);

    private static string Difference(double difference) => difference == 0 ? MonthRowOf.NoChange : $"{Sign(difference)}{Words.Number((long)Math.Abs(difference))}";

    private static string Times(double difference) =>
        Math.Round(difference, 2) is var times && times == 0 ? MonthRowOf.NoChange : $"{Sign(times)}{Math.Abs(times).ToString("0.##", CultureInfo.InvariantCulture)}×";

    private static string Sign(double difference) => difference < 0 ? "−" : "+";
}

/// How a row's cells are made: what a month says, and how a difference is told.
internal sealed record MonthRowOf(
    string Name, string? Target, bool? HigherIsBetter, Func<MonthAnswer, double?> Value, Func<double, string> Say, Func<double, string> SayDifference)
{
    /// What is too small to be told is neither better nor worse.
    public const string NoChange = "no change";

    public Func<MonthAnswer, string>? Text { get; init; }

    /// What a month says that has no figure and yet an answer: "none new".
    public Func<MonthAnswer, string?>? Otherwise { get; init; }

    public string? Note { get; init; }

    public bool HasDelta { get; init; } = true;

    /// False where a month tells too little to be called better or worse than another.
    public Func<MonthAnswer, bool> IsJudged { get; init; } = _ => true;

    public MonthRow Of(IReadOnlyList<MonthAnswer> months)
    {
        // A month in which nothing was sent says nothing, not zero.
        var values = months.Select(m => m.Any ? Value(m) : null).ToList();
        return new MonthRow(Name, Target, Note, [.. months.Select((m, i) => Cell(m, values[i], i > 0 ? months[i - 1] : null, i > 0 ? values[i - 1] : null))]);
    }

    private MonthCell Cell(MonthAnswer month, double? value, MonthAnswer? previous, double? before)
    {
        if (value is not { } now)
        {
            return new MonthCell(month.Month, null, month.Any ? Otherwise?.Invoke(month) : null, null, null);
        }

        var difference = HasDelta && before is { } then ? now - then : (double?)null;
        var better = difference is null or 0 || HigherIsBetter is not { } up ? (bool?)null : difference > 0 == up;
        var said = difference is { } d ? SayDifference(d) : null;
        return new MonthCell(month.Month, now, Text?.Invoke(month) ?? Say(now), said, said == NoChange || !IsJudged(month) || previous is null || !IsJudged(previous) ? null : better);
    }
}
