using System.Text.Json.Serialization;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What a detector says. Look-outs are seen or not seen, possibly missing things are missing or in place.</summary>
[JsonConverter(typeof(SlugConverter<DetectorState>))]
public enum DetectorState
{
    /// <summary>The events do not tell, or too few of them do. Never to be taken for either.</summary>
    Unknown,

    /// <summary>A look-out that shows.</summary>
    Seen,

    /// <summary>A look-out that does not show in what was told.</summary>
    NotSeen,

    /// <summary>No evidence of this kind came in the window.</summary>
    Missing,

    /// <summary>Evidence of this kind came.</summary>
    InPlace,
}

/// <summary>One case to look at.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="ReleaseId">For the release's address; null for what is about the service only.</param>
/// <param name="Release">The release as a reader knows it.</param>
/// <param name="At">When it happened.</param>
/// <param name="Key">Delivery key; leads to the delivery as it was sent. Null where only the release leads to it.</param>
public sealed record DetectorExample(string Service, string? ReleaseId, string? Release, DateTimeOffset At, string? Key);

/// <summary>What one detector found in a team's facts at one moment.</summary>
public sealed record DetectorFinding
{
    /// <summary>Examples at most.</summary>
    public const int MostExamples = 5;

    /// <summary>L1 to L16, M1 to M15.</summary>
    public required string Detector { get; init; }

    /// <summary>Id of the sign of the questionnaire that it is the counterpart of.</summary>
    public required string Sign { get; init; }

    /// <summary>Id of the question.</summary>
    public required string Question { get; init; }
    public required Stage Stage { get; init; }
    public required DetectorState State { get; init; }

    /// <summary>Cases that show it (a look-out) or have it (a possibly missing thing), of those that can tell.</summary>
    public required int Count { get; init; }

    /// <summary>See <see cref="Count"/>.</summary>
    public required int Of { get; init; }

    /// <summary>In <see cref="Unit"/>: the share <see cref="Count"/> ÷ <see cref="Of"/>, or the worst case where cases are measured; null when no case can tell.</summary>
    public double? Value { get; init; }

    /// <summary>In the same unit: what the value is held against.</summary>
    public required double Threshold { get; init; }
    public required DetectorUnit Unit { get; init; }

    /// <summary>The threshold in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Days looked at: fewer than asked for where no more is read.</summary>
    public required int Days { get; init; }

    /// <summary>One sentence with the figures in it.</summary>
    public required string Sentence { get; init; }

    /// <summary>Cases that can tell ÷ all cases, 0..1; null without any case.</summary>
    public double? Coverage { get; init; }

    /// <summary>The newest fact it rests on; null when it rests on none.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Newest first: the cases that show it, else those that tell; none for what is simply not there.</summary>
    public IReadOnlyList<DetectorExample> Examples { get; init; } = [];

    /// <summary>For <see cref="DetectorState.Unknown"/>: the event, with its keys, that would tell.</summary>
    public string? Send { get; init; }

    /// <summary>Seen or missing.</summary>
    [JsonIgnore]
    public bool IsTrouble => State is DetectorState.Seen or DetectorState.Missing;

    /// <summary>It can tell.</summary>
    [JsonIgnore]
    public bool CanTell => State != DetectorState.Unknown;

    /// <summary>So many cases can tell that what they do not show may be called well.</summary>
    [JsonIgnore]
    public bool IsWellCovered => Coverage >= DetectorPolicy.GoodCoverage;
}
