using Dashboard.Core.Gates;
using Dashboard.Figures;

namespace Dashboard.Gates;

/// What a waiver or a hold can be asked for: the release it begins from, else the services, and the agreement's items with how they stand.
public sealed record WaiverSubject
{
    public ReleaseReading? Release { get; init; }

    /// A release was named and there is none of that id.
    public required bool NotFound { get; init; }
    public required IReadOnlyList<string> Services { get; init; }
    public required IReadOnlyList<WaivableItem> Items { get; init; }
}

/// State is null where no release was named.
public sealed record WaivableItem(Gate Gate, string Item, EvidenceState? State);
