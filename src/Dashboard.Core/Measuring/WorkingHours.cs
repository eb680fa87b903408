namespace Dashboard.Core.Measuring;

/// <summary>Monday to Friday, 07:00 to 19:00 UTC: when a release finds people at work. One rule for everybody, said wherever it counts.</summary>
public static class WorkingHours
{
    public const string Rule = "Monday to Friday, 07:00 to 19:00 UTC";

    public static bool Hold(DateTimeOffset at) =>
        at.UtcDateTime is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday), Hour: >= 7 and < 19 };
}
