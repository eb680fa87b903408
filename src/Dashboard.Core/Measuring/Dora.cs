using Dashboard.Core.Confidence;

namespace Dashboard.Core.Measuring;

/// <summary>What DORA's five measures are made from, over a window of whole days.</summary>
public sealed record DoraInput
{
    public required int Days { get; init; }

    /// <summary>Releases that reached all customers.</summary>
    public required long Shipped { get; init; }

    /// <summary>From change to customers, of every shipped release that told both moments.</summary>
    public required IReadOnlyList<TimeSpan> Leads { get; init; }

    /// <summary>Releases that reached any customer, and those of them that were turned back, rolled back or tied to an incident.</summary>
    public required long Reached { get; init; }

    /// <summary>See <see cref="Reached"/>.</summary>
    public required long Failed { get; init; }

    /// <summary>Incidents tied to a release: when detected, and when resolved if they were.</summary>
    public required IReadOnlyList<(DateTimeOffset DetectedAt, DateTimeOffset? ResolvedAt)> Incidents { get; init; }

    /// <summary>Shipped releases that were rolled back, reverted, or fixed within a day of the one before.</summary>
    public required long Rework { get; init; }
}

/// <summary>A rate with its cases: known from five cases on, its interval from the first.</summary>
public sealed record DoraRate(long Part, long Of)
{
    /// <summary>0..1; null under five cases.</summary>
    public double? Share => Of < Dora.Enough ? null : (double)Part / Of;

    public Interval? Between => Interval.Wilson(Part, Of);
}

/// <summary>A middle time with its cases: known from five cases on, its ends from the first.</summary>
/// <param name="Cases">Times that are known.</param>
/// <param name="Of">Times there should be.</param>
/// <param name="Shortest">Null without a case.</param>
/// <param name="Longest">Null without a case.</param>
/// <param name="Middle">The median of however few.</param>
public sealed record DoraTime(long Cases, long Of, TimeSpan? Shortest, TimeSpan? Longest, TimeSpan? Middle)
{
    /// <summary>The median; null under five cases.</summary>
    public TimeSpan? Median => Cases < Dora.Enough ? null : Middle;

    public static DoraTime From(IEnumerable<TimeSpan> times, long of)
    {
        List<TimeSpan> sorted = [.. times.Order()];
        return sorted.Count == 0 ? new(0, of, null, null, null) : new(sorted.Count, of, sorted[0], sorted[^1], Ranks.Middle(sorted));
    }
}

/// <summary>DORA's five measures of software delivery performance. See <see cref="Dora.Of"/> for how each is read from evidence.</summary>
/// <param name="PerWeek">Deployment frequency: releases at full weight in production, a week; null when none.</param>
/// <param name="Lead">Lead time for changes: from change.merged, else the first build's start, to all customers; the median.</param>
/// <param name="Failure">Change failure rate: of the releases that reached customers, those turned back, rolled back or tied to an incident.</param>
/// <param name="Recovery">Failed deployment recovery time: from detection to resolution of incidents tied to a release; the median.</param>
/// <param name="Rework">Deployment rework rate: of the releases shipped, those rolled back, reverted, or fixing one shipped within the day before.</param>
public sealed record Dora(double? PerWeek, DoraTime Lead, DoraRate Failure, DoraTime Recovery, DoraRate Rework)
{
    /// <summary>From so many cases on a rate or a middle is a figure; under it, an anecdote.</summary>
    public const int Enough = 5;

    public static Dora Of(DoraInput input)
    {
        // Two reports that contradict each other make no time: neither zero nor negative ones are counted, they are missing.
        var recovered = input.Incidents.Where(i => i.ResolvedAt > i.DetectedAt).Select(i => i.ResolvedAt!.Value - i.DetectedAt);
        return new Dora(
            input.Shipped == 0 ? null : input.Shipped * 7.0 / input.Days,
            DoraTime.From(input.Leads.Where(l => l > TimeSpan.Zero), input.Shipped),
            new DoraRate(input.Failed, input.Reached),
            DoraTime.From(recovered, input.Incidents.Count),
            new DoraRate(input.Rework, input.Shipped));
    }
}
