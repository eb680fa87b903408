using Dashboard.Core.Gates;

namespace Dashboard.Gates;

/// The answer of one gate to a machine; the status says the same: 200 open, 403 closed.
public sealed record GateReply
{
    /// True when the gate is open.
    public required bool Ok { get; init; }
    public required Gate Gate { get; init; }

    /// What the gate asks.
    public required string Question { get; init; }
    public required AskedRelease Release { get; init; }

    /// Why it is closed, every reason; of an open gate what it rests on.
    public required IReadOnlyList<string> Reasons { get; init; }

    /// The items that keep it closed.
    public required IReadOnlyList<string> Missing { get; init; }

    /// The waivers that stand in for proof at this gate.
    public required IReadOnlyList<GateWaiver> Waivers { get; init; }

    /// The first gate that is closed, where that is an earlier one.
    public Gate? ClosedBefore { get; init; }
    public required int AgreementVersion { get; init; }

    /// Empty: nobody has signed it.
    public required IReadOnlyList<string> SignedBy { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }
}

/// Which release was meant.
public sealed record AskedRelease(string Id, string Service, string? Version, string? Digest, string? Commit);

/// A waiver that a gate's answer rests on. Names are as typed: nobody signs in yet.
public sealed record GateWaiver(string Id, IReadOnlyList<string> Items, DateTimeOffset Until, string ApprovedBy, bool Verified);
