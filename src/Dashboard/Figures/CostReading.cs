using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;

namespace Dashboard.Figures;

/// What delivery spends and wastes, and what the eight reasons are read from; one look a minute.
public sealed record CostReading
{
    public required DateTimeOffset AsOf { get; init; }

    public required long Sequence { get; init; }

    public required ConfidenceReading Confidence { get; init; }

    public required StagesReading Stages { get; init; }

    public required LookBack Back { get; init; }

    /// Over the window of thirty days, service by service.
    public required IReadOnlyList<ServiceWaste> Services { get; init; }

    /// Money as it was told over the window, by place and kind.
    public required IReadOnlyList<PlaceCost> Places { get; init; }

    /// The same by environment, as it was named.
    public required IReadOnlyList<EnvironmentBill> Bills { get; init; }

    /// Of twelve weeks and the window before them.
    public required IReadOnlyList<IncidentTold> Incidents { get; init; }

    /// Problems by where they were found first: releases held back, and in production incidents.
    public required IReadOnlyDictionary<Stage, long> Found { get; init; }

    /// The same of each of twelve weeks, oldest first.
    public required IReadOnlyList<IReadOnlyDictionary<Stage, long>> FoundByWeek { get; init; }
}

/// One service's part of the ledger.
public sealed record ServiceWaste(string Key, string Name, string Team, WasteInput Input);

/// Money told of a place, in so many bills; no environment where none was named.
public sealed record PlaceCost(Stage? Stage, string? Kind, string Currency, decimal Amount, long Bills);

/// One incident and what became of it. Cause and guardrail as they were told.
public sealed record IncidentTold(string Service, DateTimeOffset DetectedAt, Stage? Escaped, string? Cause, string? Guardrail, DateTimeOffset? GuardrailAt, DateTimeOffset? ResolvedAt);
