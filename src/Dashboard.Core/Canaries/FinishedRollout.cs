namespace Dashboard.Core.Canaries;

/// <summary>How a rollout ended, beside what its readings said at that moment.</summary>
public enum RolloutEnd
{
    /// <summary>Everyone has it, and every metric was inside its line.</summary>
    Promoted,

    /// <summary>Everyone has it, though too little was measured to say that it was good.</summary>
    Inconclusive,

    /// <summary>Everyone has it, though a metric was outside its line.</summary>
    AgainstAdvice,

    /// <summary>Turned back.</summary>
    TurnedBack,
}

/// <summary>One rollout that came to an end.</summary>
public sealed record FinishedRollout
{
    public required RolloutEnd End { get; init; }
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>When the first customers had it; null when none had, or nobody told.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>The greatest share of traffic it had, 0–100; 100 for one that reached everyone; null where customers had a share that was not told.</summary>
    public double? MostWeight { get; init; }

    /// <summary>Minutes of full traffic until its end, and what the same time at full weight would have been: an estimate.</summary>
    public double TrafficMinutes { get; init; }

    /// <summary>See <see cref="TrafficMinutes"/>.</summary>
    public double AllAtOnceMinutes { get; init; }

    /// <summary>An incident was tied to the release from this rollout on and before its next one.</summary>
    public bool Incident { get; init; }

    /// <summary>Everyone had it, and it was rolled back or had an incident since: the canary missed it.</summary>
    public bool Missed => End != RolloutEnd.TurnedBack && (Incident || RolledBackSince);

    /// <summary>Everyone had it, and it was rolled back since.</summary>
    public bool RolledBackSince { get; init; }

    /// <summary>
    /// Turned back before it did harm: no incident of customers came with it. A new version that fails here has failed as it should.
    /// </summary>
    public bool IsSafeFailure => End == RolloutEnd.TurnedBack && !Incident;

    /// <summary>
    /// The finished rollouts of a release, oldest first: its newest one, and those turned back before it. Of those earlier ones
    /// only the shares of traffic are kept; an earlier one that reached everyone in another environment is the same release shipping, and counts once.
    /// </summary>
    public static IReadOnlyList<FinishedRollout> Of(WayToCustomers way)
    {
        List<FinishedRollout> ended = [];
        var newest = way.Rollout is { EndedAt: not null } rollout ? rollout : null;
        foreach (var setback in way.Setbacks.Where(s => s.OfRollout && !(newest?.Phase == RolloutPhase.Aborted && newest.EndedAt == s.At)))
        {
            ended.Add(Earlier(way, LastSetback(way, setback.At), setback.At, setback.NextRolloutAt));
        }

        if (newest is not null)
        {
            // An end that is all that was told of a rollout took back what customers had by then.
            ended.Add(newest.Phase == RolloutPhase.Aborted && newest.Weights.All(w => w.Weight <= 0)
                ? Earlier(way, LastSetback(way, newest.EndedAt!.Value), newest.EndedAt.Value, null)
                : Newest(way, newest));
        }

        return [.. ended.OrderBy(e => e.EndedAt)];
    }

    private static DateTimeOffset? LastSetback(WayToCustomers way, DateTimeOffset before) =>
        way.Setbacks.Where(s => s.At < before).Select(s => (DateTimeOffset?)s.At).Max();

    private static FinishedRollout Newest(WayToCustomers way, RolloutState rollout)
    {
        var end = rollout.EndedAt!.Value;
        var aborted = rollout.Phase == RolloutPhase.Aborted;
        return new FinishedRollout
        {
            End = aborted ? RolloutEnd.TurnedBack : CanaryPolicy.Judge(rollout, end).Verdict switch
            {
                CanaryVerdict.Promote => RolloutEnd.Promoted,
                CanaryVerdict.RollBack => RolloutEnd.AgainstAdvice,
                _ => RolloutEnd.Inconclusive,
            },
            EndedAt = end,
            FirstAt = rollout.ReachedAt,
            MostWeight = aborted ? RolloutExposure.MostWeight(rollout) : 100,
            TrafficMinutes = RolloutExposure.TrafficMinutes(rollout, end),
            AllAtOnceMinutes = RolloutExposure.AllAtOnceMinutes(rollout, end),
            Incident = HadIncident(way, rollout.StartedAt, null),
            RolledBackSince = !aborted && way.Setbacks.Any(s => !s.OfRollout && s.At >= end),
        };
    }

    private static FinishedRollout Earlier(WayToCustomers way, DateTimeOffset? since, DateTimeOffset end, DateTimeOffset? next)
    {
        List<WeightAt> weights = [.. way.Weights.Where(w => (since is null || w.At >= since) && w.At < end)];
        var first = weights.Find(w => w.Weight > 0)?.At;
        var reached = first ?? (way.FirstWeightAt is { } at && (since is null || at >= since) && at < end ? at : null);
        return new FinishedRollout
        {
            End = RolloutEnd.TurnedBack,
            EndedAt = end,
            FirstAt = reached,
            MostWeight = first is not null ? weights.Max(w => w.Weight) : reached is null ? 0 : null,
            TrafficMinutes = RolloutExposure.Minutes(weights, end),
            AllAtOnceMinutes = first is null ? 0 : (end - first.Value).TotalMinutes,
            Incident = HadIncident(way, reached ?? end, next),
        };
    }

    private static bool HadIncident(WayToCustomers way, DateTimeOffset from, DateTimeOffset? until) =>
        way.Incidents.Any(i => i.DetectedAt >= from && (until is null || i.DetectedAt < until));
}
