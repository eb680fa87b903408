using System.Text.Json.Serialization;

namespace Dashboard.Core.Canaries;

/// <summary>How a rollout stands.</summary>
[JsonConverter(typeof(SlugConverter<RolloutPhase>))]
public enum RolloutPhase
{
    /// <summary>Going forward.</summary>
    Progressing,

    /// <summary>Waiting for time, metrics or a person.</summary>
    Paused,

    /// <summary>At full weight.</summary>
    Promoted,

    /// <summary>Turned back.</summary>
    Aborted,
}

/// <summary>One metric of a canary against its baseline, as the sender's engine reported it.</summary>
public sealed record MetricReading
{
    public required string Metric { get; init; }
    public double? Canary { get; init; }
    public double? Baseline { get; init; }
    public double? Threshold { get; init; }

    /// <summary>Which side of the threshold fails: <c>above</c> or <c>below</c>.</summary>
    public string? Direction { get; init; }
    public string? Verdict { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>True inside the pass line, false outside, null when threshold, direction or value is missing.</summary>
    public bool? Inside => (Canary, Threshold, Direction) switch
    {
        ({ } value, { } limit, "above") => value <= limit,
        ({ } value, { } limit, "below") => value >= limit,
        _ => null,
    };

    /// <summary>As <see cref="Inside"/>; where the figures cannot tell, the sender's own word.</summary>
    public bool? Passes => Inside ?? Verdict?.ToLowerInvariant() switch
    {
        "pass" or "passed" or "ok" or "success" or "successful" or "true" => true,
        "fail" or "failed" or "failure" or "error" or "false" => false,
        _ => null,
    };
}

/// <summary>The share of traffic from one moment on.</summary>
public sealed record WeightAt(DateTimeOffset At, double Weight);

/// <summary>One rollout of a release, from its first step to its end.</summary>
public sealed record RolloutState
{
    public required RolloutPhase Phase { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the first customers were on it; null while none were.</summary>
    public DateTimeOffset? ReachedAt { get; init; }

    /// <summary>Share of traffic now, 0–100; null until one was reported.</summary>
    public double? Weight { get; init; }
    public int? Step { get; init; }
    public int? Steps { get; init; }
    public string? Reason { get; init; }
    public string? Actor { get; init; }
    public string? Environment { get; init; }

    /// <summary>Every change of weight in order.</summary>
    public IReadOnlyList<WeightAt> Weights { get; init; } = [];

    /// <summary>The newest reading of every metric.</summary>
    public IReadOnlyList<MetricReading> Metrics { get; init; } = [];

    /// <summary>True while it is neither promoted nor aborted.</summary>
    public bool IsOpen => Phase is RolloutPhase.Progressing or RolloutPhase.Paused;
}
