using Dashboard.Core.Canaries;

namespace Dashboard.Figures;

/// What rollouts and shipments of the window came to, and how well the way back is trodden: each figure with the rows behind it.
public sealed record CanaryReading
{
    /// The window of rollouts and shipments, and the longer one of the way back, which few walk often.
    public static readonly TimeSpan WayBackWindow = TimeSpan.FromDays(90);

    public required TimeSpan Window { get; init; }

    /// The newest first.
    public required IReadOnlyList<FinishedRow> Finished { get; init; }

    public required CanaryRecord Record { get; init; }

    /// Releases that everyone had for the first time in the window, the newest first.
    public required IReadOnlyList<ShippedRow> Shipped { get; init; }

    public required PaceRecord Pace { get; init; }

    /// Of every service that customers use; the one whose way back is least sure first.
    public required IReadOnlyList<WayBackRow> WaysBack { get; init; }

    /// Over all of them.
    public required WayBack WayBack { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }
}

/// One rollout that came to an end.
public sealed record FinishedRow(string PublicId, string Service, string Name, long? Customers, FinishedRollout Rollout);

/// One release that everyone has, and how it came to them.
public sealed record ShippedRow(string PublicId, string Service, string Name, ShippedWay Way, IReadOnlyList<string> Strategies);

/// How well one service knows its way back.
public sealed record WayBackRow(string Key, string Service, string Team, WayBack Way);

/// Rollouts that go on and rollouts that have ended, the one that changed last first, both of one look.
public sealed record RolloutLists(ReleaseList Live, ReleaseList Ended);
