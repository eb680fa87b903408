namespace Dashboard.Core.Confidence;

/// <summary>
/// A verdict told to its reader in two breaths: the headline (the answer and the fact that decides it, with the service where one
/// decides it) and the detail (the cause, whose it is, the next step). Every text is whole sentences; names stand in them as sent.
/// </summary>
public sealed record Statement
{
    /// <summary>The first words: <c>Yes.</c>, <c>Nearly.</c>, <c>Not yet.</c>, <c>No.</c>, <c>We cannot say.</c></summary>
    public required string Answer { get; init; }

    /// <summary>The fact that decides the answer.</summary>
    public required string Fact { get; init; }

    /// <summary>The service that decides it, of several the worst; null when it is no service's.</summary>
    public string? Service { get; init; }

    /// <summary>Further services with a part in it.</summary>
    public int MoreServices { get; init; }

    /// <summary>Who says what; only on the organisation's answer, and null there when all can be confident.</summary>
    public string? Leaders { get; init; }

    /// <summary>What lies behind the fact; null when the fact itself says it.</summary>
    public string? Cause { get; init; }

    /// <summary>The team of <see cref="Service"/>; null when none is named or it is no service's.</summary>
    public string? Owner { get; init; }

    /// <summary>Who is asked, also where no team is.</summary>
    public required string Asked { get; init; }

    /// <summary>What to do, as an imperative; null when nothing is asked.</summary>
    public string? NextStep { get; init; }

    /// <summary>The answer and its fact: at most 90 characters, names not counted.</summary>
    public string Headline => $"{Answer} {Fact}";

    /// <summary>Cause, owner and next step; on the organisation's answer after who says what.</summary>
    public string Detail => string.Join(' ', new[] { Leaders, Cause, Asked, NextStep }.Where(s => !string.IsNullOrEmpty(s)));
}
