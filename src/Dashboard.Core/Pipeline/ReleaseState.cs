using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;

namespace Dashboard.Core.Pipeline;

/// <summary>How far a release has come.</summary>
public enum ReleaseState
{
    /// <summary>No run has proven anything the agreement asks for.</summary>
    NotProven,

    /// <summary>On its way: something is proven, not all.</summary>
    InProof,

    /// <summary>Every gate is open; not everybody has it yet.</summary>
    ReadyToShip,

    /// <summary>All customers of at least one production environment have it, or had it until a newer one came.</summary>
    Shipped,

    /// <summary>Taken back from customers, and not given to them again.</summary>
    RolledBack,

    /// <summary>Never shipped, and a newer release of the service has.</summary>
    Superseded,

    /// <summary>Never shipped, and nothing was heard of it for the agreed time.</summary>
    Abandoned,
}

/// <summary>Which state a release is in. Depends on the time of day, so it is computed on read.</summary>
public static class ReleaseStates
{
    /// <summary>
    /// The state at <paramref name="now"/>. <paramref name="newestShippedOrderAt"/>: <see cref="Release.OrderAt"/> of the service's
    /// newest shipped release, null when none shipped. <paramref name="gates"/>: the four decisions for the same moment.
    /// </summary>
    public static ReleaseState Of(
        Release release, IReadOnlyList<GateDecision> gates, DateTimeOffset? newestShippedOrderAt, Agreement agreement, DateTimeOffset now)
    {
        if (release.RolledBackAt is not null)
        {
            return ReleaseState.RolledBack;
        }

        if (release.ShippedAt is not null)
        {
            return ReleaseState.Shipped;
        }

        if (newestShippedOrderAt > release.OrderAt)
        {
            return ReleaseState.Superseded;
        }

        return now - release.LastSeenAt >= agreement.AbandonedAfter ? ReleaseState.Abandoned
            : gates.All(g => g.Open) ? ReleaseState.ReadyToShip
            : gates.SelectMany(g => g.Items).Any(i => i.State == EvidenceState.Passed && i.Evidence?.FirstPassedAt is not null) ? ReleaseState.InProof
            : ReleaseState.NotProven;
    }

    /// <summary>True while it may still ship: not shipped, taken back, superseded or abandoned.</summary>
    public static bool IsInFlight(ReleaseState state) => state is ReleaseState.NotProven or ReleaseState.InProof or ReleaseState.ReadyToShip;
}
