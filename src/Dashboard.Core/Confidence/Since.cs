using System.Globalization;

namespace Dashboard.Core.Confidence;

/// <summary>What a reader compares now with.</summary>
public enum SinceKind
{
    /// <summary>Yesterday and today.</summary>
    Yesterday,

    /// <summary>The last seven days, today among them.</summary>
    Week,

    /// <summary>The reader's last visit, as their own browser remembers it.</summary>
    Visit,
}

/// <summary>From when on a reader wants to know what changed. Whole days, UTC: what is compared is kept by day.</summary>
public sealed record Since(SinceKind Kind, DateTimeOffset? VisitAt = null)
{
    /// <summary>Feedback and costs are at hand for so many days.</summary>
    private const int MostDays = 92;

    /// <summary>What is compared where nobody says otherwise.</summary>
    public static Since Week { get; } = new(SinceKind.Week);

    /// <summary>A browser that has never been here has no visit to tell.</summary>
    public bool IsFirstVisit => Kind is SinceKind.Visit && VisitAt is null;

    /// <summary><c>yesterday</c>, <c>week</c>, <c>visit</c>, or the moment of a visit; a week where it is none of them.</summary>
    public static Since Of(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "yesterday" => new Since(SinceKind.Yesterday),
        "visit" => new Since(SinceKind.Visit),
        { Length: > 0 } moment when DateTimeOffset.TryParse(
            moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) => new Since(SinceKind.Visit, at),
        _ => Week,
    };

    /// <summary>As many days as are looked at, today among them; 1 to 92.</summary>
    public int Days(DateTimeOffset now) => Kind switch
    {
        SinceKind.Yesterday => 2,
        SinceKind.Visit when VisitAt is { } at => Math.Clamp((now.UtcDateTime.Date - at.UtcDateTime.Date).Days + 1, 1, MostDays),
        _ => 7,
    };
}

/// <summary>What is different now from what it was then: figures with before and now, and what happened, in words.</summary>
/// <param name="From">The start of the first of the days; figures are compared with how they stood then.</param>
/// <param name="AsOf">The moment of the figures of now.</param>
/// <param name="Sequence">The newest fact in them.</param>
/// <param name="Changes">At most four; what changed an answer first.</param>
/// <param name="Happenings">What happened since then, as far as anything did.</param>
public sealed record SinceReading(DateTimeOffset From, DateTimeOffset AsOf, long Sequence, IReadOnlyList<Change> Changes, IReadOnlyList<Happening> Happenings);

/// <summary>One figure that is different. Better is null where the direction means nothing.</summary>
public sealed record Change(string What, string? Before, string Now, bool? Better);

/// <summary>How often something happened, where all of it is listed, and the newest few by name.</summary>
public sealed record Happening(long Count, string What, bool IsBad, string? Address, IReadOnlyList<HappeningName> Names);

/// <summary>One that happened: what it was, and where it is shown.</summary>
public sealed record HappeningName(string Name, string Address);
