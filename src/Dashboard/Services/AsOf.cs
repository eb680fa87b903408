using System.Globalization;

namespace Dashboard.Services;

/// The moment that an address asks for: a day, a minute or a full time; without an offset it is UTC.
public sealed record AsOf(DateTimeOffset? Moment, string? Problem)
{
    private static readonly AsOf Now = new(null, null);

    /// What a browser's field for date and time holds.
    public string? Field => Moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// What stands in an address.
    public string? Text => Moment?.UtcDateTime.ToString(Moment.Value.Second == 0 ? "yyyy-MM-dd'T'HH:mm'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static AsOf Of(string? asked, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(asked))
        {
            return Now;
        }

        // An unescaped plus sign of an offset arrives as a space.
        if (!DateTimeOffset.TryParse(asked.Trim().Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return new(null, $"“{asked.Trim()}” is no moment we can read. Ask like 2026-03-04T12:00Z. What follows is as of now.");
        }

        return moment > now ? new(null, "That moment lies ahead. What follows is as of now.") : new(moment, null);
    }
}
