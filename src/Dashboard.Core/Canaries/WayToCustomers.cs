using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Canaries;

/// <summary>
/// The part of a release that says how customers got it. Reads from the stored form of a <see cref="Release"/>, so that the
/// rest of it, which is most, need not be read.
/// </summary>
public sealed record WayToCustomers
{
    public string? Version { get; init; }
    public string? Digest { get; init; }
    public string? Commit { get; init; }
    public RolloutState? Rollout { get; init; }
    public DateTimeOffset? FirstWeightAt { get; init; }
    public DateTimeOffset? ShippedAt { get; init; }
    public IReadOnlyList<WeightAt> Weights { get; init; } = [];
    public IReadOnlyList<Setback> Setbacks { get; init; } = [];
    public IReadOnlyList<IncidentSpan> Incidents { get; init; } = [];
    public IReadOnlyList<string>? Strategies { get; init; }

    /// <summary>The same of a release already at hand.</summary>
    public static WayToCustomers Of(Release release) => new()
    {
        Version = release.Version,
        Digest = release.Digest,
        Commit = release.Commit,
        Rollout = release.Rollout,
        FirstWeightAt = release.FirstWeightAt,
        ShippedAt = release.ShippedAt,
        Weights = release.Weights,
        Setbacks = release.Setbacks,
        Incidents = release.Incidents,
        Strategies = release.Strategies,
    };
}
