using Dashboard.Core.Canaries;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// A release as lists, tiles and the API's lists show it. Gates and state are those of the moment it was read.
public sealed record ReleaseHead
{
    /// The id in addresses.
    public required string PublicId { get; init; }

    /// The service's name as first sent, and the key it is kept under.
    public required string Service { get; init; }
    public required string ServiceKey { get; init; }
    public required string Team { get; init; }
    public required int Tier { get; init; }

    /// Active customers a day; null when nobody told.
    public long? Customers { get; init; }
    public string? Version { get; init; }
    public string? Digest { get; init; }
    public string? Commit { get; init; }
    public required ReleaseState State { get; init; }

    /// The four answers in order.
    public required IReadOnlyList<GateAnswer> Gates { get; init; }

    /// Weight passed and weight expected over all four gates.
    public int EarnedWeight { get; init; }
    public int ExpectedWeight { get; init; }

    /// Items with a fresh result, good or bad, of those expected.
    public int ProvenItems { get; init; }
    public int ExpectedItems { get; init; }

    /// Items that a waiver stands in for: expected, never proven.
    public int WaivedItems { get; init; }

    /// The oldest evidence the share rests on, of that which can grow too old.
    public DateTimeOffset? OldestAt { get; init; }

    /// In flight: the gate it waits at, and since when everything the gate before it needs is there. Null otherwise.
    public Gate? WaitsAt { get; init; }
    public DateTimeOffset? WaitsSince { get; init; }

    /// What keeps it there.
    public Obstacle? Obstacle { get; init; }
    public required DateTimeOffset OrderAt { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }
    public DateTimeOffset? BuiltAt { get; init; }
    public DateTimeOffset? FirstWeightAt { get; init; }
    public DateTimeOffset? ShippedAt { get; init; }
    public DateTimeOffset? RolledBackAt { get; init; }
    public RolloutState? Rollout { get; init; }

    /// It reached customers through a closed gate.
    public required bool Bypassed { get; init; }

    /// A gate is judged open by proof that was told only with or after the shipment: the decision then recorded was closed.
    public required bool ReportedLate { get; init; }
    public required bool DuplicateVersion { get; init; }

    /// Names of the promotion-preventing alerts that fire now.
    public IReadOnlyList<string> Alerts { get; init; } = [];

    /// The moment its gates and state are given for.
    public required DateTimeOffset AsOf { get; init; }

    /// The newest fact that took part in it.
    public required long Sequence { get; init; }

    /// Weight passed ÷ weight expected, 0..1; null when nothing is expected.
    public double? Share => ExpectedWeight == 0 ? null : (double)EarnedWeight / ExpectedWeight;

    public bool IsInFlight => ReleaseStates.IsInFlight(State);

    /// What a reader calls it: its version, else the beginning of its digest or commit.
    public string Name => ReleaseNames.Of(Version, Digest, Commit, PublicId);
}

/// One gate's answer with its reasons, without the evidence behind it.
public sealed record GateAnswer(Gate Gate, bool Open, IReadOnlyList<string> Reasons, IReadOnlyList<string> Missing)
{
    /// How each of Missing stands: failed, missing or stale.
    public IReadOnlyList<EvidenceState> MissingStates { get; init; } = [];

    public static GateAnswer Of(GateDecision decision) => new(decision.Gate, decision.Open, decision.Reasons, decision.Missing)
    {
        MissingStates = [.. decision.Items.Where(i => i.Closes).Select(i => i.State)],
    };
}

/// The releases asked for, newest first, and what they are true as of.
public sealed record ReleaseList(IReadOnlyList<ReleaseHead> Rows, bool More, DateTimeOffset AsOf, long Sequence);

/// One release in full: its head, everything folded of it, and its gates with the evidence they rest on.
public sealed record ReleaseReading(long Id, ReleaseHead Head, Release Release, IReadOnlyList<GateDecision> Gates, GateContext Context)
{
    public required DateTimeOffset AsOf { get; init; }

    public required long Sequence { get; init; }

    /// Age alone has changed an answer that is not recorded yet.
    public required bool IsDue { get; init; }

    /// The waivers that ran out over what is not proven.
    public IReadOnlyList<(string Waiver, string Item)> Overdue => field ??= WaiverPolicy.Overdue(Gates, AsOf);
}

/// How many releases there are of each kind.
public sealed record ReleaseCounts(int InFlight, int Shipped, int TakenBack, int Services);

public static class ReleaseNames
{
    private const int Letters = 12;

    public static string Of(string? version, string? digest, string? commit, string publicId) =>
        version ?? (digest is not null ? Short(digest) : commit is not null ? Short(commit) : publicId);

    /// The beginning of a digest or commit, enough to tell it from others by eye.
    public static string Short(string name)
    {
        var value = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return value.Length <= Letters ? value : value[..Letters];
    }
}
