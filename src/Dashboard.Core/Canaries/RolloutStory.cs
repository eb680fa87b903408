using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Canaries;

/// <summary>What can happen to a rollout.</summary>
public enum RolloutEventKind
{
    Started,
    Expanded,
    Reduced,
    Paused,
    CrossedItsLine,
    BackInside,
    Promoted,
    TurnedBack,
}

/// <summary>One thing that happened to a rollout. <paramref name="What"/>: the metric, or the reason that was given.</summary>
public sealed record RolloutEvent(DateTimeOffset At, RolloutEventKind Kind, double? Weight, string? What);

/// <summary>Every reading of one metric in the order it was read.</summary>
public sealed record MetricCourse(string Metric, IReadOnlyList<MetricReading> Readings);

/// <summary>One rollout as it went: every step, every metric that crossed its line, and how fast it was turned back.</summary>
public sealed record RolloutStory
{
    /// <summary>Oldest first; readings that change nothing are left out.</summary>
    public required IReadOnlyList<RolloutEvent> Events { get; init; }

    /// <summary>By name of the metric.</summary>
    public required IReadOnlyList<MetricCourse> Courses { get; init; }

    /// <summary>
    /// From the moment a metric crossed its line for good to the end, of a rollout that was turned back; the first of several. Null where
    /// no metric was outside: then something else turned it back.
    /// </summary>
    public TimeSpan? TurnedBackAfter { get; init; }

    /// <summary>From everything told of a release, the part that is about this rollout of it.</summary>
    public static RolloutStory Of(IEnumerable<Entry> entries, RolloutState rollout)
    {
        var own = entries.Where(e => RolloutFold.IsRollout(e) && IsOf(rollout, e)).OrderBy(e => e.At).ThenBy(e => e.Key, StringComparer.Ordinal).ToList();
        var courses = own.SelectMany(RolloutFold.ReadingsOf).GroupBy(r => r.Metric, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new MetricCourse(g.Key, [.. g])).ToList();
        var crossed = courses.Select(c => CrossedAt(c, rollout.EndedAt)).Min();
        return new RolloutStory
        {
            Events = [.. Steps(own, rollout).Concat(courses.SelectMany(Crossings)).OrderBy(e => e.At).ThenBy(e => e.Kind)],
            Courses = courses,
            TurnedBackAfter = rollout is { Phase: RolloutPhase.Aborted, EndedAt: { } end } ? end - crossed : null,
        };
    }

    private static bool IsOf(RolloutState rollout, Entry e) => e.At >= rollout.StartedAt && (rollout.EndedAt is null || e.At <= rollout.EndedAt)
        && (e.Environment is null || rollout.Environment is null || e.Environment.Equals(rollout.Environment, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<RolloutEvent> Steps(List<Entry> own, RolloutState rollout)
    {
        double? before = null;
        yield return new(rollout.StartedAt, RolloutEventKind.Started, rollout.Weights.FirstOrDefault(w => w.At == rollout.StartedAt)?.Weight, null);
        foreach (var weight in rollout.Weights.Where(w => w.At <= (rollout.EndedAt ?? w.At)))
        {
            if (weight.At != rollout.StartedAt && weight.At != rollout.EndedAt)
            {
                yield return new(weight.At, weight.Weight >= (before ?? 0) ? RolloutEventKind.Expanded : RolloutEventKind.Reduced, weight.Weight, null);
            }

            before = weight.Weight;
        }

        foreach (var pause in own.Where(e => e.Type == EventTypes.RolloutPaused))
        {
            yield return new(pause.At, RolloutEventKind.Paused, pause.Weight, pause.Detail("reason"));
        }

        if (rollout.EndedAt is { } end)
        {
            yield return new(end, rollout.Phase == RolloutPhase.Aborted ? RolloutEventKind.TurnedBack : RolloutEventKind.Promoted, null, rollout.Reason);
        }
    }

    private static IEnumerable<RolloutEvent> Crossings(MetricCourse course)
    {
        var outside = false;
        foreach (var reading in course.Readings.Where(r => r.Passes is not null))
        {
            if (reading.Passes == outside)
            {
                outside = !outside;
                yield return new(reading.At, outside ? RolloutEventKind.CrossedItsLine : RolloutEventKind.BackInside, null, course.Metric);
            }
        }
    }

    // The beginning of the time it was outside without a break up to the end.
    private static DateTimeOffset? CrossedAt(MetricCourse course, DateTimeOffset? end)
    {
        DateTimeOffset? since = null;
        foreach (var reading in course.Readings.Where(r => r.Passes is not null && (end is null || r.At <= end)))
        {
            since = reading.Passes == true ? null : since ?? reading.At;
        }

        return since;
    }
}
