namespace Dashboard.Gates;

public enum BypassKind
{
    /// Customers got it while a gate was closed, or no build named it.
    AroundTheGates,

    /// The days of a waiver are over and what it stood in for is not proven.
    ExpiredWaiver,

    /// Around the gates, with a person and a reason.
    Override,

    /// In force, with a person and a reason.
    OpenWaiver,
}

public sealed record BypassesView
{
    /// What counts against the CISO's check first, each kind the newest first.
    public required IReadOnlyList<BypassView> Rows { get; init; }

    /// "in the last 30 days".
    public required string WindowWords { get; init; }
    public required bool ProductionSeen { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }

    public int Count(BypassKind kind) => Rows.Count(r => r.Kind == kind);
}

public sealed record BypassView
{
    public required BypassKind Kind { get; init; }

    /// When the first customers got it, or when the waiver was approved.
    public required DateTimeOffset At { get; init; }
    public required string Service { get; init; }
    public required string Team { get; init; }

    /// Null for every release of the service.
    public string? Release { get; init; }
    public required string Address { get; init; }
    public required IReadOnlyList<string> Why { get; init; }

    /// Null where nobody was told.
    public string? Who { get; init; }
    public bool IsUnverified { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? Until { get; init; }
}
