namespace Dashboard.Simulator.Stream;

/// <summary>Something to send, at the moment it happened.</summary>
internal abstract record Happening(DateTimeOffset At);

/// <summary>One event in the product's native words. Values are text, numbers, booleans or times.</summary>
internal sealed record LifeEvent(string Service, long Ordinal, string Type, DateTimeOffset At, IReadOnlyList<(string Key, object Value)> Values)
    : Happening(At);
