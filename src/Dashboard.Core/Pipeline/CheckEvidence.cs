using System.Text.Json.Serialization;

namespace Dashboard.Core.Pipeline;

/// <summary>What the newest proofs of one check say, before age and waivers are looked at.</summary>
[JsonConverter(typeof(SlugConverter<Proof>))]
public enum Proof
{
    /// <summary>Nothing proves it: never ran, still runs, or ended without a verdict.</summary>
    None,

    /// <summary>The newest proof of every suite seen passed.</summary>
    Passed,

    /// <summary>The newest proof of at least one suite failed.</summary>
    Failed,
}

/// <summary>What is known of one check of one release at one stage, over all its suites.</summary>
public sealed record CheckEvidence
{
    public required Stage Stage { get; init; }
    public required string Check { get; init; }
    public required Proof Proof { get; init; }

    /// <summary>The oldest of the suites' newest proofs: the one whose age counts.</summary>
    public DateTimeOffset? ProvenAt { get; init; }

    /// <summary>The newest proof of any suite.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>The newest failure that still stands; null when none does.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>When every suite seen had passed for the first time; null when one never did, or when no run proves it.</summary>
    public DateTimeOffset? FirstPassedAt { get; init; }

    /// <summary>Suites seen.</summary>
    public int Suites { get; init; }

    /// <summary>Suites whose newest proof failed.</summary>
    public IReadOnlyList<string> FailedSuites { get; init; } = [];

    /// <summary>Suites that were seen but have no proof.</summary>
    public IReadOnlyList<string> UnprovenSuites { get; init; } = [];

    /// <summary>Something is queued or running now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Running { get; init; }

    /// <summary>Passed after it had failed on the same release.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Flaky { get; init; }

    /// <summary>Criteria executed and passed in the newest proofs; a proof without counts is one criterion.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Executed { get; init; }

    /// <summary>See <see cref="Executed"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Passed { get; init; }

    /// <summary>Why it proves nothing, or what else a reader must know.</summary>
    public string? Note { get; init; }

    /// <summary>Delivery key of the proof that decides.</summary>
    public string? Key { get; init; }
}
