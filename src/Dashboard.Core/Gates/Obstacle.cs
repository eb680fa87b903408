using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>What keeps a release from going on, the gravest first. Up to <see cref="Failed"/> somebody must mend something; the rest is work not done yet.</summary>
public enum ObstacleKind
{
    /// <summary>A person holds it.</summary>
    Held,

    /// <summary>Another artifact goes by its version.</summary>
    TwoArtifacts,

    /// <summary>An alert fires that prevents promotion.</summary>
    Alert,

    /// <summary>Its rollout was turned back and none came after.</summary>
    TurnedBack,

    /// <summary>A proof failed.</summary>
    Failed,

    /// <summary>A proof is not there.</summary>
    Missing,

    /// <summary>A proof is too old.</summary>
    Stale,
}

/// <summary>What keeps the next gate of a release closed: of several the gravest, and of equals the first the agreement asks for.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Gate">The gate it keeps closed.</param>
/// <param name="Subject">The item, the alert, the version or the reason of a hold; empty where there is none.</param>
/// <param name="More">Further items that keep this gate closed.</param>
public sealed record Obstacle(ObstacleKind Kind, Gate Gate, string Subject, int More = 0)
{
    /// <summary>Who placed the hold.</summary>
    public string? By { get; init; }

    /// <summary>True where something speaks against the release; false where proof is only not there yet.</summary>
    public bool Stops => Kind <= ObstacleKind.Failed;

    /// <summary>What keeps <paramref name="closed"/> closed, by itself; null where only the gate before it does.</summary>
    public static Obstacle? Of(Release release, GateDecision closed, DateTimeOffset at) => Block(release, closed.Gate, at) ?? Item(closed);

    private static Obstacle? Block(Release release, Gate gate, DateTimeOffset at)
    {
        if (release.Holds.FirstOrDefault(h => h.IsInForce(at)) is { } hold)
        {
            return new(ObstacleKind.Held, gate, hold.Reason) { By = hold.By };
        }

        if (release.DuplicateVersion && (release.DuplicateSince is null || release.DuplicateSince <= at))
        {
            return new(ObstacleKind.TwoArtifacts, gate, release.Version ?? "");
        }

        return release.Alerts.FirstOrDefault(a => a.FiresAt(at)) is { } alert ? new(ObstacleKind.Alert, gate, alert.Alert)
            : release.Setbacks.Any(s => s.BlocksAt(at)) ? new(ObstacleKind.TurnedBack, gate, "") : null;
    }

    private static Obstacle? Item(GateDecision closed)
    {
        var closing = closed.Items.Where(i => i.Closes).OrderBy(i => KindOf(i.State)).ToList();
        return closing is [var first, ..] ? new(KindOf(first.State), closed.Gate, first.Requirement.Item, closing.Count - 1) : null;
    }

    private static ObstacleKind KindOf(EvidenceState state) => state switch
    {
        EvidenceState.Failed => ObstacleKind.Failed,
        EvidenceState.Stale => ObstacleKind.Stale,
        _ => ObstacleKind.Missing,
    };
}
