namespace Dashboard.Shared;

/// <summary>Whether what is drawn is for a circuit. There it stays the same until what it shows changes, and the browser tells what only time changes.</summary>
public sealed record ForCircuit(bool Is);
