using Dashboard.Core.Confidence;

namespace Dashboard.Core.Canaries;

/// <summary>What the rollouts that finished in a window came to.</summary>
public sealed record CanaryRecord
{
    /// <summary>All that finished; those that reached everyone, whatever was known; those turned back.</summary>
    public int Finished { get; init; }

    /// <summary>See <see cref="Finished"/>.</summary>
    public int Reached { get; init; }

    /// <summary>See <see cref="Finished"/>.</summary>
    public int TurnedBack { get; init; }

    /// <summary>Of those that reached everyone: without enough evidence, and with a metric outside its line.</summary>
    public int Inconclusive { get; init; }

    /// <summary>See <see cref="Inconclusive"/>.</summary>
    public int AgainstAdvice { get; init; }

    /// <summary>Reached everyone, and was rolled back or had an incident since.</summary>
    public int Missed { get; init; }

    /// <summary>Turned back without an incident.</summary>
    public int SafeFailures { get; init; }

    /// <summary>Turned back and told how much traffic it had had at most: half had no more, and the most of all.</summary>
    public int StopsTold { get; init; }

    /// <summary>See <see cref="StopsTold"/>.</summary>
    public double? MedianStop { get; init; }

    /// <summary>See <see cref="StopsTold"/>.</summary>
    public double? HighestStop { get; init; }

    /// <summary>Customer-minutes that those turned back cost where the customers of the service are known, and an estimate of what everyone at once would have cost.</summary>
    public double CustomerMinutes { get; init; }

    /// <summary>See <see cref="CustomerMinutes"/>.</summary>
    public double AllAtOnceCustomerMinutes { get; init; }

    /// <summary>Turned back, of a service whose customers nobody told: minutes of full traffic instead.</summary>
    public int CustomersNotTold { get; init; }

    /// <summary>See <see cref="CustomersNotTold"/>.</summary>
    public double TrafficMinutes { get; init; }

    /// <summary>See <see cref="CustomersNotTold"/>.</summary>
    public double AllAtOnceTrafficMinutes { get; init; }

    /// <summary>When the newest one ended.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>From rollouts, each with the customers a day of its service or null.</summary>
    public static CanaryRecord Of(IReadOnlyCollection<(FinishedRollout Rollout, long? Customers)> finished)
    {
        var back = finished.Where(f => f.Rollout.End == RolloutEnd.TurnedBack).ToList();
        var stops = back.Select(f => f.Rollout.MostWeight).OfType<double>().Order().ToList();

        // A share that nobody told cannot be counted, and must not look like none.
        var counted = back.Where(f => f.Rollout.MostWeight is not null).ToList();
        var known = counted.Where(f => f.Customers is not null).ToList();
        var unknown = counted.Where(f => f.Customers is null).ToList();
        return new CanaryRecord
        {
            Finished = finished.Count,
            Reached = finished.Count - back.Count,
            TurnedBack = back.Count,
            Inconclusive = finished.Count(f => f.Rollout.End == RolloutEnd.Inconclusive),
            AgainstAdvice = finished.Count(f => f.Rollout.End == RolloutEnd.AgainstAdvice),
            Missed = finished.Count(f => f.Rollout.Missed),
            SafeFailures = back.Count(f => f.Rollout.IsSafeFailure),
            StopsTold = stops.Count,
            MedianStop = Ranks.Middle(stops),
            HighestStop = stops.Count == 0 ? null : stops[^1],
            CustomerMinutes = known.Sum(f => f.Rollout.TrafficMinutes * f.Customers!.Value),
            AllAtOnceCustomerMinutes = known.Sum(f => f.Rollout.AllAtOnceMinutes * f.Customers!.Value),
            CustomersNotTold = unknown.Count,
            TrafficMinutes = unknown.Sum(f => f.Rollout.TrafficMinutes),
            AllAtOnceTrafficMinutes = unknown.Sum(f => f.Rollout.AllAtOnceMinutes),
            NewestAt = finished.Count == 0 ? null : finished.Max(f => f.Rollout.EndedAt),
        };
    }
}
