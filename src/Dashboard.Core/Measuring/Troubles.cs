namespace Dashboard.Core.Measuring;

/// <summary>One incident as far as its times and its cause were told.</summary>
/// <param name="DetectedAt">When somebody noticed it.</param>
/// <param name="ResolvedAt">When it was over; null while it is not.</param>
/// <param name="Cause">As told; null where it was not.</param>
public sealed record Trouble(DateTimeOffset DetectedAt, DateTimeOffset? ResolvedAt, string? Cause);

/// <summary>One week of incidents.</summary>
/// <param name="Count">How many were noticed in it; null where it cannot be told from silence.</param>
/// <param name="RestoreHours">The mean time to restore of those that are over; null of none.</param>
public sealed record TroubleWeek(long? Count, double? RestoreHours);

/// <summary>Incidents by how many said what made them.</summary>
/// <param name="OfLoad">Too much at once for what was there.</param>
/// <param name="Told">Those that told any cause.</param>
/// <param name="All">All of them.</param>
public sealed record LoadTroubles(long OfLoad, long Told, long All);

/// <summary>What incidents show over weeks, and how many a peak made.</summary>
public static class Troubles
{
    private const int DaysPerWeek = 7;

    /// <summary>
    /// Weeks that end now, the oldest first. An incident counts in the week that it was noticed in, whenever it was over. A week without any is none only
    /// where incidents are told at all, and from the first week that told anything else (<paramref name="weeksTold"/>, oldest first).
    /// </summary>
    public static IReadOnlyList<TroubleWeek> ByWeek(IReadOnlyList<Trouble> troubles, IReadOnlyList<bool> weeksTold, DateTimeOffset now)
    {
        var weeks = weeksTold.Count;
        var byAge = troubles.Where(t => t.DetectedAt <= now).ToLookup(t => (int)((now - t.DetectedAt).TotalDays / DaysPerWeek));
        var own = Enumerable.Range(0, weeks).Select(week => byAge[weeks - 1 - week].ToList()).ToList();
        var first = own.Exists(w => w.Count > 0) ? Enumerable.Range(0, weeks).First(week => weeksTold[week] || own[week].Count > 0) : weeks;
        return [.. own.Select((those, week) => new TroubleWeek(week < first ? null : those.Count, Restore(those)))];
    }

    /// <summary>How many were made by too much at once, by a word of their cause.</summary>
    public static LoadTroubles OfLoad(IReadOnlyCollection<Trouble> troubles) => new(
        troubles.Count(t => Causes.IsLoad(t.Cause) == true), troubles.Count(t => !string.IsNullOrWhiteSpace(t.Cause)), troubles.Count);

    private static double? Restore(List<Trouble> those) =>
        those.Where(t => t.ResolvedAt >= t.DetectedAt).Select(t => (t.ResolvedAt!.Value - t.DetectedAt).TotalHours).ToList() is { Count: > 0 } over ? over.Average() : null;
}
