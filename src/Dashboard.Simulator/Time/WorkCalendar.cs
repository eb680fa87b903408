namespace Dashboard.Simulator.Time;

/// <summary>When people of the organisation work: Monday to Friday, 08:00 to 17:30 UTC.</summary>
internal static class WorkCalendar
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(8);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(17.5);

    public static bool IsWorkday(DateTimeOffset at) => at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public static bool IsWorking(DateTimeOffset at) => IsWorkday(at) && at.TimeOfDay >= Opens && at.TimeOfDay <= Closes;

    public static DateTimeOffset Midnight(DateTimeOffset at) => new(at.Year, at.Month, at.Day, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The time of day on the day of <paramref name="at"/>.</summary>
    public static DateTimeOffset On(DateTimeOffset at, double hour) => Midnight(at).AddSeconds(hour * 3600);

    /// <summary>The same moment if somebody is at work, else the next opening.</summary>
    public static DateTimeOffset NextWorking(DateTimeOffset at)
    {
        if (IsWorking(at))
        {
            return at;
        }

        var day = Midnight(at);
        if (!IsWorkday(at) || at.TimeOfDay > Closes)
        {
            day = NextWorkday(day);
        }

        return day + Opens;
    }

    /// <summary>The same moment if somebody is at work, else a quarter past three on the last working day before.</summary>
    public static DateTimeOffset LastWorking(DateTimeOffset at)
    {
        if (IsWorking(at))
        {
            return at;
        }

        var day = IsWorkday(at) && at.TimeOfDay > Closes ? Midnight(at) : PreviousWorkday(Midnight(at));
        return day.AddHours(15.25);
    }

    /// <summary>Midnight of the next working day after this day.</summary>
    public static DateTimeOffset NextWorkday(DateTimeOffset at) => Step(at, 1);

    /// <summary>Midnight of the last working day before this day.</summary>
    public static DateTimeOffset PreviousWorkday(DateTimeOffset at) => Step(at, -1);

    /// <summary>Midnight of this day if people work on it, else of the last working day before.</summary>
    public static DateTimeOffset WorkdayAtOrBefore(DateTimeOffset at) => IsWorkday(at) ? Midnight(at) : PreviousWorkday(at);

    /// <summary>Midnight of the last such weekday at or before this day.</summary>
    public static DateTimeOffset LastOn(DayOfWeek weekday, DateTimeOffset at)
    {
        var day = Midnight(at);
        while (day.DayOfWeek != weekday)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static DateTimeOffset Step(DateTimeOffset at, int days)
    {
        var day = Midnight(at).AddDays(days);
        while (!IsWorkday(day))
        {
            day = day.AddDays(days);
        }

        return day;
    }
}
