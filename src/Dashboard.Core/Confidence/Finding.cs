namespace Dashboard.Core.Confidence;

/// <summary>How much of what should be known is known: <c>Known</c> of <c>Expected</c> cases.</summary>
public sealed record Coverage(int Known, int Expected)
{
    /// <summary>Known ÷ expected, 0..1; 0 when nothing is expected.</summary>
    public double Share => Expected == 0 ? 0 : (double)Known / Expected;
}

/// <summary>One numbered step from deliveries to the figure, with the address that lists the rows behind it.</summary>
public sealed record ExplainStep(string Text, string? Link = null);

/// <summary>The answer to one of the fifteen role checks. Never a bare number: target, coverage, age and reasons come with it.</summary>
public sealed record Finding
{
    /// <summary>Id of the check: <c>ceo.promises</c>.</summary>
    public required string CheckId { get; init; }

    /// <summary>Met, AtRisk, NotMet or Unknown.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The measured value in the check's own unit; null when nothing could be measured.</summary>
    public double? Value { get; init; }

    /// <summary>The value as a leader reads it: <c>98.6%</c>, <c>0.92×</c>; "none" when null.</summary>
    public required string ValueText { get; init; }

    /// <summary>The target in the same words: <c>at least 98%</c>.</summary>
    public required string TargetText { get; init; }

    /// <summary>The verdict told to its reader: answer, fact, service, cause, owner, next step.</summary>
    public required Statement Statement { get; init; }

    /// <summary>One sentence in the reader's words: the answer first, then the fact that decides it.</summary>
    public string Sentence => Statement.Headline;

    /// <summary>On how much of what should be known the value rests.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>What is counted in <see cref="Coverage"/>: releases, journeys, services.</summary>
    public required string CoverageOf { get; init; }

    /// <summary>95 % Wilson interval of a rate; null when the value is no rate, nothing was counted, or the target is all: a full count infers nothing.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Age limit of what the value rests on: the oldest evidence used.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>The newest evidence used.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>Every reason for the verdict, worst first. For Unknown: which event would make it known.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The service that drags the value down most; null when none stands out.</summary>
    public string? WeakestService { get; init; }

    /// <summary>What would raise the value most, in one line.</summary>
    public string? WouldRaise { get; init; }

    /// <summary>From deliveries to the figure.</summary>
    public IReadOnlyList<ExplainStep> Steps { get; init; } = [];
}
