using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// Which releases to read, newest first.
public sealed record ReleaseFilter
{
    public const int Most = 500;

    /// A service's name in any spelling; null for all.
    public string? Service { get; init; }

    public ReleaseState? State { get; init; }

    /// Only those that may still ship.
    public bool InFlight { get; init; }

    /// Only those with a rollout that goes on (true) or has ended (false).
    public bool? RolloutOpen { get; init; }

    public DateTimeOffset? ShippedSince { get; init; }

    /// Public id of the release to go on after, for the next page.
    public string? After { get; init; }

    public int Take { get; init; } = 50;
}
