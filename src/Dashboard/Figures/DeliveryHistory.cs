using Dashboard.Core.Measuring;

namespace Dashboard.Figures;

/// How a service, or all of them, came to customers: DORA's measures over a window, habits over twelve weeks and a year.
public sealed record DeliveryHistory
{
    public required int Days { get; init; }
    public required long Shipped { get; init; }
    public required Dora Dora { get; init; }
    public required Routine Routine { get; init; }

    /// A year and a few days, oldest first, beginning on a Monday.
    public required IReadOnlyList<HabitDay> Habit { get; init; }

    /// Of one service only.
    public FearMeter? Fear { get; init; }

    /// See Fear.
    public ChangeMix? Mix { get; init; }

    /// See Fear.
    public TestedIsRunning? Tested { get; init; }

    /// See Fear.
    public RollbackReadiness? Rollback { get; init; }

    /// The parts of the package customers use, as its build told: monitoring may be one.
    public IReadOnlyList<string>? Manifest { get; init; }
}

/// Releases that shipped on a day, UTC. Heroic: one of them out of hours, around the gates or taken back; known for twelve weeks.
public sealed record HabitDay(DateTimeOffset Day, long Shipped, bool Heroic);
