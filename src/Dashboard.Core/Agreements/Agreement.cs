namespace Dashboard.Core.Agreements;

/// <summary>The versioned contract that decides gates. Immutable: a change is a new version.</summary>
/// <param name="Version">0 is the built-in default.</param>
/// <param name="Requirements">Evidence expected, per gate.</param>
/// <param name="SignedBy">Names of the leaders who signed; empty for version 0.</param>
public sealed record Agreement(int Version, IReadOnlyList<Requirement> Requirements, IReadOnlyList<string> SignedBy)
{
    /// <summary>The time a change may take to its fast-feedback answer.</summary>
    public TimeSpan FeedbackBudget { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The window of every measure.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(30);

    /// <summary>A release that nothing was heard of for this long is abandoned.</summary>
    public TimeSpan AbandonedAfter { get; init; } = TimeSpan.FromDays(14);

    /// <summary>A service without events for this long is quiet and left out of organisation figures.</summary>
    public TimeSpan QuietAfter { get; init; } = TimeSpan.FromDays(90);
}
