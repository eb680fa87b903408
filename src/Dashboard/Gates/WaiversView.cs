using Dashboard.Figures;

namespace Dashboard.Gates;

/// All waivers, and what holds releases now.
public sealed record WaiversView
{
    /// In force, the one that ends first comes first.
    public required IReadOnlyList<WaiverReading> Open { get; init; }

    /// Waiting for an answer, the oldest first.
    public required IReadOnlyList<WaiverReading> Asked { get; init; }

    /// Ran out while what they stood in for is still not proven.
    public required IReadOnlyList<WaiverReading> Expired { get; init; }

    /// Over and done with, newest first.
    public required IReadOnlyList<WaiverReading> Past { get; init; }
    public required bool MorePast { get; init; }
    public required IReadOnlyList<HoldReading> Holds { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }
}

public sealed record HoldsView(IReadOnlyList<HoldReading> Holds, IReadOnlyList<HoldReading> Past, DateTimeOffset AsOf, long Sequence);
