namespace Dashboard.Ingest;

/// What a sender's time turned out to be.
public enum TimeReading
{
    Given,

    /// Empty, or the year 0001 that Go and .NET programs write for "none".
    NotGiven,

    Unreadable,
}

/// <summary>
/// Reads every way the senders we know write a time:
/// <c>2023-03-20T14:27:05.315384Z</c>, <c>2021-03-08T18:25:04+0000</c>, <c>2016-08-12 15:23:28 UTC</c>,
/// <c>2021-04-28 21:50:00 +0200</c>, <c>2024-05-01</c>, and Unix seconds, milliseconds, microseconds or nanoseconds.
/// A time without a zone is UTC.
/// </summary>
public static class TolerantTime
{
    /// Nothing this product hears of happened before; earlier times are broken clocks and zero values.
    public static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan ClockSkew = TimeSpan.FromHours(24);

    public static bool IsBelievable(DateTimeOffset value, DateTimeOffset receivedAt) => value >= Earliest && value <= receivedAt + ClockSkew;

    public static TimeReading Read(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        text = text.Trim();
        if (text.IsEmpty)
        {
            return TimeReading.NotGiven;
        }

        return text.IndexOfAnyExcept("0123456789.") < 0 ? ReadUnix(text, out value) : ReadCalendar(text, out value);
    }

    private static TimeReading ReadUnix(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        if (!decimal.TryParse(text, out var number) || number > 4_000_000_000_000_000_000m)
        {
            return TimeReading.Unreadable;
        }

        // The magnitude tells the unit: 11 digits of seconds would be the year 5138.
        var ticksPerUnit = number switch { < 1e11m => 10_000_000m, < 1e14m => 10_000m, < 1e17m => 10m, _ => 0.01m };
        value = DateTimeOffset.UnixEpoch.AddTicks((long)(number * ticksPerUnit));
        return number == 0 ? TimeReading.NotGiven : TimeReading.Given;
    }

    private static TimeReading ReadCalendar(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        if (!TakeDate(ref text, out var date) || !TakeTimeOfDay(ref text, out var ofDay) || !TakeZone(text, out var offset))
        {
            return TimeReading.Unreadable;
        }

        var ticks = date.Ticks + ofDay - offset;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return date.Year == 1 ? TimeReading.NotGiven : TimeReading.Unreadable;
        }

        value = new DateTimeOffset(ticks, TimeSpan.Zero);
        return date.Year == 1 ? TimeReading.NotGiven : TimeReading.Given;
    }

    private static bool TakeDate(ref ReadOnlySpan<char> text, out DateTime date)
    {
        date = default;
        if (!TakeDigits(ref text, 4, out var year) || !Take(ref text, '-') || !TakeDigits(ref text, 2, out var month)
            || !Take(ref text, '-') || !TakeDigits(ref text, 2, out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        return true;
    }

    private static bool TakeTimeOfDay(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (!(Take(ref text, 'T') || Take(ref text, 't') || Take(ref text, ' ')) || !TakeDigits(ref text, 2, out var hour)
            || !Take(ref text, ':') || !TakeDigits(ref text, 2, out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        var second = 0;
        if (Take(ref text, ':') && (!TakeDigits(ref text, 2, out second) || second > 60))
        {
            return false;
        }

        // Second 60 is a leap second; it is counted with the second before it.
        ticks = new TimeSpan(hour, minute, Math.Min(second, 59)).Ticks;
        return TakeFraction(ref text, ref ticks);
    }

    private static bool TakeFraction(ref ReadOnlySpan<char> text, ref long ticks)
    {
        if (!Take(ref text, '.') && !Take(ref text, ','))
        {
            return true;
        }

        var digits = text.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length : digits;
        var unit = TimeSpan.TicksPerSecond;
        for (var i = 0; i < digits && unit > 1; i++)
        {
            unit /= 10;
            ticks += (text[i] - '0') * unit;
        }

        text = text[digits..];
        return digits > 0;
    }

    private static bool TakeZone(ReadOnlySpan<char> text, out long offset)
    {
        offset = 0;
        text = text.Trim();
        if (text.IsEmpty || text is "Z" or "z" or "UTC" or "GMT")
        {
            return true;
        }

        var sign = text[0] switch { '+' => 1, '-' => -1, _ => 0 };
        text = text[1..];
        if (sign == 0 || !TakeDigits(ref text, 2, out var hours))
        {
            return false;
        }

        Take(ref text, ':');
        var minutes = 0;
        if (!text.IsEmpty && !TakeDigits(ref text, 2, out minutes))
        {
            return false;
        }

        offset = sign * new TimeSpan(hours, minutes, 0).Ticks;
        return text.IsEmpty && hours <= 18 && minutes <= 59;
    }

    private static bool Take(ref ReadOnlySpan<char> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TakeDigits(ref ReadOnlySpan<char> text, int count, out int value)
    {
        value = 0;
        if (text.Length < count)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            value = (value * 10) + (text[i] - '0');
        }

        text = text[count..];
        return true;
    }
}
