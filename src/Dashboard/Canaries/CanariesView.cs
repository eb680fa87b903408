using Dashboard.Core.Canaries;
using Dashboard.Figures;

namespace Dashboard.Canaries;

/// Rollouts that go on, those that have ended, the one that changed last first, and what the last weeks came to.
public sealed record CanariesView(
    IReadOnlyList<CanaryLine> Live, IReadOnlyList<CanaryLine> Ended, bool MoreEnded, CanaryMonth Month, DateTimeOffset AsOf, long Sequence);

/// One rollout in a list.
public sealed record CanaryLine
{
    public required string PublicId { get; init; }
    public required string Service { get; init; }
    public required string Name { get; init; }
    public required string Team { get; init; }
    public required int Tier { get; init; }
    public required RolloutPhase Phase { get; init; }
    public double? Weight { get; init; }
    public int? Step { get; init; }
    public int? Steps { get; init; }
    public string? Reason { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// The greatest share of traffic it ever had, 0–100; null where customers had a share that was not told.
    public double? MostWeight { get; init; }
    public required CanaryAdvice Advice { get; init; }
    public required bool Differs { get; init; }
    public required Exposed Exposed { get; init; }

    public static CanaryLine Of(ReleaseHead head, RolloutState rollout)
    {
        var advice = CanaryPolicy.Judge(rollout, head.AsOf);
        return new CanaryLine
        {
            PublicId = head.PublicId,
            Service = head.Service,
            Name = head.Name,
            Team = head.Team,
            Tier = head.Tier,
            Phase = rollout.Phase,
            Weight = rollout.Weight,
            Step = rollout.Step,
            Steps = rollout.Steps,
            Reason = rollout.Reason,
            StartedAt = rollout.StartedAt,
            UpdatedAt = rollout.UpdatedAt,
            EndedAt = rollout.EndedAt,
            MostWeight = RolloutExposure.MostWeight(rollout),
            Advice = advice,
            Differs = Differing(advice.Verdict, rollout.Phase),
            Exposed = Exposed.Of(head, rollout),
        };
    }

    /// What the sender's engine did is not what we advised.
    private static bool Differing(CanaryVerdict verdict, RolloutPhase phase) => (verdict, phase) switch
    {
        (CanaryVerdict.RollBack, not RolloutPhase.Aborted) => true,
        (CanaryVerdict.Promote, RolloutPhase.Aborted) => true,
        (CanaryVerdict.Hold or CanaryVerdict.NotEnoughEvidence, RolloutPhase.Promoted) => true,
        _ => false,
    };
}

/// How many customers the new version was given to: customers where their number was told, else traffic only.
public sealed record Exposed(long? CustomersNow, double Minutes, double AllAtOnceMinutes, long? CustomersPerDay)
{
    /// As of the last full second: all that is read within one second tells the same.
    public static Exposed Of(ReleaseHead head, RolloutState rollout)
    {
        var second = head.AsOf.AddTicks(-(head.AsOf.Ticks % TimeSpan.TicksPerSecond));
        return new(
            head.Customers is { } customers && rollout.Weight is { } weight ? (long)Math.Round(weight / 100 * customers, MidpointRounding.AwayFromZero) : null,
            RolloutExposure.TrafficMinutes(rollout, second),
            RolloutExposure.AllAtOnceMinutes(rollout, second),
            head.Customers);
    }
}

/// One rollout in full.
public sealed record CanaryView
{
    public required CanaryLine Line { get; init; }
    public required RolloutState Rollout { get; init; }
    public required IReadOnlyList<TrackStep> Track { get; init; }
    public required RolloutStory Story { get; init; }
    public string? Digest { get; init; }

    /// What it came to, once it ended.
    public FinishedRollout? Finished { get; init; }

    /// The version it stands beside; null where nothing was told to run there before.
    public VersionBefore? Before { get; init; }

    /// How well its service knows the way back; null while everyone has nothing of it.
    public WayBack? WayBack { get; init; }

    /// Whether the last gate is open, and why not.
    public required bool ShipOpen { get; init; }
    public required IReadOnlyList<string> ShipReasons { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }
}

public enum StepState
{
    Todo,
    Here,
    Done,
    TurnedBack,
}

/// One of the four steps of a canary with the one fact that says how it stands.
public sealed record TrackStep(string Name, StepState State, string Fact);

/// A read that came back: with the rollout, or with the answer that there is none.
public sealed record CanaryFound(CanaryView? Canary, bool ReleaseIsKnown);
