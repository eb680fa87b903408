namespace Dashboard.Core.Measuring;

/// <summary>Monday to Friday, 07:00 to 19:00 UTC: when a release finds people at work. One rule for everybody, said wherever it counts.</summary>
public static class WorkingHours
{
    public const string Rule = "Monday to Friday, 07:00 to 19:00 UTC";

    private const int Opens = 7;
    private const int Closes = 19;

    public static bool Hold(DateTimeOffset at) =>
        at.UtcDateTime is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday), Hour: >= Opens and < Closes };

    /// <summary>The working hours between two moments, day by day.</summary>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Between(DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = new DateTimeOffset(from.UtcDateTime.Date, TimeSpan.Zero); day < to; day = day.AddDays(1))
        {
            if (Hold(day.AddHours(Opens)))
            {
                yield return (day.AddHours(Opens) is var opens && opens > from ? opens : from, day.AddHours(Closes) is var closes && closes < to ? closes : to);
            }
        }
    }
}
