namespace Dashboard.Shared;

/// <summary>One step on the way from deliveries to a figure; the address leads to what it was made from.</summary>
public sealed record ExplainStep(string Text, string? Figure = null, string? Address = null);
