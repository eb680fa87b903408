namespace Dashboard.Core.Pipeline;

/// <summary>Cases or criteria of one run; every part is optional because senders differ in what they report.</summary>
public sealed record Counts(int? Total = null, int? Passed = null, int? Failed = null, int? Skipped = null);
