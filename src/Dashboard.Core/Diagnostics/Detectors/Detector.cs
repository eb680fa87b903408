using System.Text.Json.Serialization;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What a detector's value counts.</summary>
[JsonConverter(typeof(SlugConverter<DetectorUnit>))]
public enum DetectorUnit
{
    /// <summary>0..1 of the cases that can tell.</summary>
    Share,

    /// <summary>Used ÷ requested, 0..</summary>
    Ratio,

    /// <summary>Minutes.</summary>
    Minutes,
}

/// <summary>One thing a detector counts.</summary>
/// <param name="Fact">What leads to its delivery.</param>
/// <param name="Shows">True: it shows the look-out, or has what may be missing; false: it does not; null: it cannot tell.</param>
/// <param name="Value">Its figure, where cases are measured.</param>
public sealed record DetectorCase(TeamFact Fact, bool? Shows, double? Value = null)
{
    /// <summary>There is nothing to open: the fact only says that somebody was heard of who has it not.</summary>
    public bool IsAbsent { get; init; }
}

/// <summary>How a detector speaks of its cases: <c>12 of 60 deployments in the last 30 days</c> + <paramref name="Did"/>.</summary>
/// <param name="Noun">One case.</param>
/// <param name="Did">What cases that show it did, in the past tense: <c>used a digest without a build</c>.</param>
/// <param name="About">What cannot be told without events: <c>whether …</c>.</param>
/// <param name="Send">The events, with their keys, that would tell.</param>
public sealed record DetectorWords(string Noun, string Did, string About, string Send)
{
    /// <summary>Several cases, where an s at the end does not say so.</summary>
    public string? Nouns { get; init; }
}

/// <summary>The automatic counterpart of one sign of the questionnaire. A pure function of facts and the moment.</summary>
public sealed record Detector
{
    /// <summary>L1 to L16 look out, M1 to M15 ask what may be missing.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the sign in <see cref="Questionnaire"/>.</summary>
    public required string Sign { get; init; }

    /// <summary>Id of the question.</summary>
    public required string Question { get; init; }

    /// <summary>The stage it looks at; a question may be about two.</summary>
    public required Stage Stage { get; init; }

    /// <summary>What it looks for, in plain words.</summary>
    public required string LooksFor { get; init; }

    /// <summary>How it is measured.</summary>
    public required string Measured { get; init; }

    public required DetectorWords Words { get; init; }

    /// <summary>
    /// A look-out is seen when more than this share of the cases show it; a possibly missing thing is in place when at least
    /// this share have it. 0..1.
    /// </summary>
    public double Share { get; init; }

    /// <summary>Where cases are measured: the line of one case, in <see cref="Unit"/>; the case on the line does not show it.</summary>
    public double? Line { get; init; }
    public DetectorUnit Unit { get; init; }

    /// <summary>The threshold in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Days it looks back, unless the agreement says otherwise.</summary>
    public int Days { get; init; } = 30;

    /// <summary>The cases among the facts of the window.</summary>
    public required Func<TeamFacts, IEnumerable<DetectorCase>> Cases { get; init; }

    /// <summary>True for a look-out, false for a possibly missing thing.</summary>
    public bool IsLookOut => Id[0] == 'L';

    /// <summary>What it finds at that moment, over another window than its own where one is given.</summary>
    public DetectorFinding Evaluate(TeamFacts facts, DateTimeOffset now, int? days = null) => DetectorPolicy.Decide(this, DetectorWindow.Of(facts, now, days ?? Days));
}
