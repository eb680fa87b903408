using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Stages;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// One figure of a stage's own panel: its value, what it says in sentences, and how it came about.
/// Its value is "not told" where no event told it; what it says then names the event that would.
public sealed record StageFact(string Key, string Title, string Value, IReadOnlyList<string> Says, IReadOnlyList<ExplainStep> Steps)
{
    public const string NotTold = "not told";

    public string? Equation { get; init; }

    /// Its course over twelve weeks, oldest first, where it has one.
    public IReadOnlyList<double?>? Trend { get; init; }

    /// What the line shows.
    public string? TrendOf { get; init; }

    public bool IsTold => Value != NotTold;

    /// A part of a whole in percent; not told of nothing.
    public static string Share(long part, long of) => of == 0 ? NotTold : Words.Percent((double)part / of);

    /// The time that so many of a hundred stay within, read from bands.
    public static TimeSpan? Within(IReadOnlyDictionary<int, long> bands, double share) => TimeBands.Percentile(bands, share);

    public static string About(TimeSpan? time) => time is { } told ? $"about {Words.Duration(told)}" : NotTold;

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
