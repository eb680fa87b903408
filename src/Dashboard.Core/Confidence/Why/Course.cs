using System.Text.Json.Serialization;

namespace Dashboard.Core.Confidence.Why;

/// <summary>Where something goes over the weeks.</summary>
[JsonConverter(typeof(SlugConverter<Course>))]
public enum Course
{
    /// <summary>Too few weeks told anything.</summary>
    Unknown,
    Worse,
    Steady,
    Better,
}

/// <summary>How something was and how it is: the means of the weeks that told it, at both ends.</summary>
/// <param name="Before">Null where fewer than two weeks told it.</param>
/// <param name="Now">See <paramref name="Before"/>.</param>
/// <param name="Course">Where it goes.</param>
public sealed record BeforeAndNow(double? Before, double? Now, Course Course);

/// <summary>Reads a course off weekly values.</summary>
public static class Courses
{
    private const int Side = 4;
    private const int Fewest = 2;

    // Less than that is noise.
    private const double Least = 0.05;

    /// <summary>
    /// The mean of the newest four weeks against that of the four oldest of the twelve, each from at least two weeks that told something;
    /// a change of less than a twentieth is steady, and so is one that the newest week takes back. Oldest first, null for a week that told nothing.
    /// </summary>
    public static Course Of(IReadOnlyList<double?> weeks, bool higherIsBetter)
    {
        var (before, now) = Sides(weeks);
        if (before is not { } then || now is not { } today)
        {
            return Course.Unknown;
        }

        var change = today - then;
        var newest = weeks.Last(w => w is not null)!.Value;
        var isTakenBack = change > 0 ? newest <= then : newest >= then;
        return Math.Abs(change) <= Least * Math.Abs(then) || isTakenBack ? Course.Steady : change > 0 == higherIsBetter ? Course.Better : Course.Worse;
    }

    /// <summary>Both ends from the first week on that told anything: what was before nobody knows. Oldest first.</summary>
    public static BeforeAndNow Since(IReadOnlyList<double?> weeks, bool higherIsBetter)
    {
        List<double?> told = [.. weeks.SkipWhile(w => w is null)];
        var (before, now) = Sides(told);
        return new(before, now, Of(told, higherIsBetter));
    }

    /// <summary>Of several that belong together: the worst; Unknown speaks only where nothing else does.</summary>
    public static Course Worst(params ReadOnlySpan<Course> courses)
    {
        var worst = Course.Unknown;
        foreach (var course in courses)
        {
            worst = course == Course.Unknown || (worst != Course.Unknown && worst < course) ? worst : course;
        }

        return worst;
    }

    private static (double? Before, double? Now) Sides(IReadOnlyList<double?> weeks) => (Mean(weeks.Take(Side)), Mean(weeks.Skip(Math.Max(Side, weeks.Count - Side))));

    private static double? Mean(IEnumerable<double?> weeks)
    {
        var known = weeks.OfType<double>().ToList();
        return known.Count < Fewest ? null : known.Average();
    }
}
