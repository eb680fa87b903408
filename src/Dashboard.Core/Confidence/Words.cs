using System.Globalization;

namespace Dashboard.Core.Confidence;

/// <summary>How figures, counts, times and states are said to a leader: the same everywhere, whatever the machine is set to.</summary>
public static class Words
{
    /// <summary>A share 0..1 as percent: <c>98.6%</c>. Rounding never carries it over 0%, 100% or one of the lines: 99.97% is not 100%.</summary>
    public static string Percent(double share, params ReadOnlySpan<double> lines) => Honest(share, 100, 1, lines) + "%";

    /// <summary>A ratio: <c>0.92×</c>, with the same care about lines; 1 is always one.</summary>
    public static string Ratio(double ratio, params ReadOnlySpan<double> lines) => Honest(ratio, 1, 2, lines) + "×";

    /// <summary>A change of a share in points: <c>+3.1 points</c>, <c>−1 point</c>, <c>no change</c>.</summary>
    public static string Points(double difference)
    {
        var points = Math.Round(difference * 100, 1, MidpointRounding.AwayFromZero);
        return points == 0 ? "no change" : $"{Signed(points)} {(Math.Abs(points) is 1 ? "point" : "points")}";
    }

    /// <summary>A whole number: <c>1,412</c>.</summary>
    public static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share of traffic, 0–100, as it was told: <c>25%</c>, <c>12.25%</c>; <c>share not told</c>, which is not 0%.</summary>
    public static string Traffic(double? share) =>
        share is { } told ? told.ToString("0.##", CultureInfo.InvariantCulture) + "%" : "share not told";

    /// <summary>A counted thing: <c>1 release</c>, <c>12 releases</c>, <c>2 journeys</c>.</summary>
    public static string Count(long n, string one, string? many = null) => $"{Number(n)} {Noun(n, one, many)}";

    /// <summary>The thing without its number.</summary>
    public static string Noun(long n, string one, string? many = null) => n == 1 ? one : many ?? one + "s";

    /// <summary>As a whole sentence, ended once: what people and senders write may end in a full stop of its own.</summary>
    public static string Sentence(string said) => said.TrimEnd() is [.., '.' or '!' or '?' or '…'] ended ? ended : $"{said.TrimEnd()}.";

    /// <summary><c>is</c> or <c>are</c>.</summary>
    public static string Are(long n) => n == 1 ? "is" : "are";

    /// <summary><c>was</c> or <c>were</c>.</summary>
    public static string Were(long n) => n == 1 ? "was" : "were";

    /// <summary>
    /// How few did something: <c>Only 7 of 10 releases tested a promise</c>, <c>None of 10 releases …</c>,
    /// <c>The one release did not test a promise</c>.
    /// </summary>
    public static string Only(long known, long expected, string one, string did, string doIt) => (known, expected) switch
    {
        (0, 1) => $"The one {one} did not {doIt}",
        (0, 2) => $"Neither {one} {did}",
        (0, _) => $"None of {Count(expected, one)} {did}",
        _ => $"Only {Number(known)} of {Count(expected, one)} {did}",
    };

    /// <summary>All of something: <c>All 12 releases</c>, <c>Both services</c>, <c>The one service</c>.</summary>
    public static string All(long n, string one, string? many = null) => n switch
    {
        1 => $"The one {one}",
        2 => $"Both {Noun(n, one, many)}",
        _ => $"All {Count(n, one, many)}",
    };

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "none",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    /// <summary>A length of time in the largest unit that still says something: <c>45 seconds</c>, <c>61 hours</c>, <c>8 days</c>.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 90 => Count(Whole(time.TotalSeconds), "second"),
        < 90 * 60 => Count(Whole(time.TotalMinutes), "minute"),
        < 72 * 3600 => Count(Whole(time.TotalHours), "hour"),
        _ => Count(Whole(time.TotalDays), "day"),
    };

    /// <summary>Working time, in hours from one hour on: <c>40 minutes</c>, <c>61 hours</c>, <c>1,204 hours</c>.</summary>
    public static string Hours(long seconds) =>
        seconds < 3600 ? Duration(TimeSpan.FromSeconds(seconds)) : Count(Whole(seconds / 3600d), "hour");

    /// <summary>How long ago: <c>8 days ago</c>; <c>just now</c> under a minute and for a clock that runs ahead.</summary>
    public static string Age(DateTimeOffset at, DateTimeOffset now) =>
        now - at < TimeSpan.FromMinutes(1) ? "just now" : $"{Duration(now - at)} ago";

    /// <summary>A day: <c>9 November</c>; with its year when that is not the year of <paramref name="now"/>.</summary>
    public static string Date(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.ToString(at.UtcDateTime.Year == now.UtcDateTime.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>What a small number of cases can tell: <c>With 20 cases the true rate is probably between 1% and 24%</c>.</summary>
    public static string Between(Interval interval, long cases) =>
        $"With {Count(cases, "case")} the true rate is probably between {Whole(interval.Low * 100)}% and {Whole(interval.High * 100)}%";

    /// <summary>The verdict as shown.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Met => "Met",
        Verdict.AtRisk => "At risk",
        Verdict.NotMet => "Not met",
        _ => "Unknown",
    };

    /// <summary>The leader as shown.</summary>
    public static string Of(Role role) => role == Role.Legal ? "Legal" : role.ToString().ToUpperInvariant();

    private static string Signed(double value) => (value < 0 ? "−" : "+") + Math.Abs(value).ToString("0.#", CultureInfo.InvariantCulture);

    private static long Whole(double value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);

    // Decimals are added until the rounded figure lies on the same side of every line as the true one.
    private static string Honest(double value, double scale, int decimals, ReadOnlySpan<double> lines)
    {
        while (decimals < 6 && !(SameSideOfAll(value, scale, decimals, [0, 1]) && SameSideOfAll(value, scale, decimals, lines)))
        {
            decimals++;
        }

        var text = Math.Round(value * scale, decimals, MidpointRounding.AwayFromZero).ToString("#,0.######", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    private static bool SameSideOfAll(double value, double scale, int decimals, ReadOnlySpan<double> lines)
    {
        foreach (var line in lines)
        {
            if (!SameSide(value, scale, decimals, line))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameSide(double value, double scale, int decimals, double line) =>
        Math.Round(value * scale, decimals, MidpointRounding.AwayFromZero).CompareTo(Math.Round(line * scale, 6)) == value.CompareTo(line);
}
