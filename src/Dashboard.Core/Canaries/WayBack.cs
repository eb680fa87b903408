using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Canaries;

/// <summary>In which way the way back was walked.</summary>
public enum WayBackKind
{
    /// <summary>Practice.</summary>
    Drill,

    /// <summary>What everyone had was rolled back.</summary>
    Rollback,

    /// <summary>A canary was turned back.</summary>
    CanaryTurnedBack,
}

/// <summary>One time a service went back to what ran before.</summary>
/// <param name="At">When it was done.</param>
/// <param name="Kind">How it came to it.</param>
/// <param name="Worked">False for one that was tried and failed: it practised nothing.</param>
/// <param name="Took">From its start to its end; null where either was not told.</param>
public sealed record WayBackStep(DateTimeOffset At, WayBackKind Kind, bool Worked, TimeSpan? Took)
{
    /// <summary>
    /// The step a rollback stands for: a drill wherever it was held, or a rollback of what customers had. Null for another thing, and for the
    /// rollback of a test environment that was no drill: it says nothing about the way back of customers.
    /// </summary>
    public static WayBackStep? Of(Entry e)
    {
        var isDrill = string.Equals(e.Detail("drill"), "true", StringComparison.OrdinalIgnoreCase);
        return e.Type != EventTypes.ServiceRolledBack || e.Phase != RunPhase.Terminal
            || !(isDrill || (EnvironmentStage.Of(e.Environment) ?? e.Stage) is null or Stage.Production or Stage.Canary) ? null
            : new(e.End, isDrill ? WayBackKind.Drill : WayBackKind.Rollback, e.Outcome is null or Outcome.Success, e.Finished - e.Started);
    }

    /// <summary>A canary turned back, once customers had it. How long the engine took for it is told by nobody.</summary>
    public static WayBackStep? Of(FinishedRollout rollout) =>
        rollout is { End: RolloutEnd.TurnedBack, FirstAt: not null } ? new(rollout.EndedAt, WayBackKind.CanaryTurnedBack, true, null) : null;
}

/// <summary>How well a way back is trodden. "Practised" is a drill, a rollback or a canary turned back that worked.</summary>
public sealed record WayBack
{
    /// <summary>A 90th percentile of fewer cases would be the slowest one under another name.</summary>
    public const int FewestTimed = 10;

    /// <summary>The newest one that worked; null when none ever did.</summary>
    public WayBackStep? Last { get; init; }

    /// <summary>Those that worked within the window, those that failed, and how many of the working ones told how long they took.</summary>
    public int Worked { get; init; }

    /// <summary>See <see cref="Worked"/>.</summary>
    public int Failed { get; init; }

    /// <summary>See <see cref="Worked"/>.</summary>
    public int Timed { get; init; }

    /// <summary>Half took no longer; null when none was timed.</summary>
    public TimeSpan? Median { get; init; }

    /// <summary>Nine in ten took no longer, by nearest rank; null under <see cref="FewestTimed"/> timed ones.</summary>
    public TimeSpan? P90 { get; init; }

    /// <summary>The longest; null when none was timed.</summary>
    public TimeSpan? Slowest { get; init; }

    /// <summary>Whole days since the last one that worked; null when none ever did.</summary>
    public int? DaysSince(DateTimeOffset now) => Last is null ? null : (int)Math.Max(0, (now - Last.At).TotalDays);

    /// <summary>
    /// Counts what lies within the window, and the newest one whenever it was. What is dated ahead of <paramref name="now"/> has not
    /// happened yet; a time that runs backwards was not told.
    /// </summary>
    public static WayBack Of(IEnumerable<WayBackStep> steps, DateTimeOffset now, TimeSpan window)
    {
        var past = steps.Where(s => s.At <= now).ToList();
        var within = past.Where(s => s.At > now - window).ToList();
        var took = within.Where(s => s.Worked && s.Took >= TimeSpan.Zero).Select(s => s.Took!.Value).Order().ToList();
        return new WayBack
        {
            Last = past.Where(s => s.Worked).MaxBy(s => s.At),
            Worked = within.Count(s => s.Worked),
            Failed = within.Count(s => !s.Worked),
            Timed = took.Count,
            Median = took.Count == 0 ? null : Ranks.Nearest(took, 50),
            P90 = took.Count < FewestTimed ? null : Ranks.Nearest(took, 90),
            Slowest = took.Count == 0 ? null : took[^1],
        };
    }
}
