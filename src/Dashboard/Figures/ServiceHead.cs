using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;

namespace Dashboard.Figures;

/// A service as lists, tiles and the API's lists show it.
public sealed record ServiceHead
{
    /// Without any event for so long it stands apart and in no figure of the organisation.
    public static readonly TimeSpan QuietAfter = TimeSpan.FromDays(90);

    /// The name as first sent, and the key it is kept under.
    public required string Name { get; init; }
    public required string Key { get; init; }
    public required string Team { get; init; }

    /// 1 highest, 2, 3; 2 where nobody told.
    public required int Tier { get; init; }
    public required bool TierIsKnown { get; init; }

    /// Active customers a day; null when nobody told.
    public long? Customers { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }
    public required bool IsQuiet { get; init; }
    public string? Repository { get; init; }

    /// A second repository that sent under the same name.
    public string? OtherRepository { get; init; }
    public ReleaseHead? Newest { get; init; }

    /// What runs where, in the order of the path.
    public required IReadOnlyList<RunningRelease> Environments { get; init; }

    /// Releases that are being given to customers step by step.
    public required IReadOnlyList<ReleaseHead> Rollouts { get; init; }

    /// Where environments contradict each other, in words.
    public required IReadOnlyList<string> Drift { get; init; }

    /// What customers use: in several production environments the one that was put there last.
    public RunningRelease? InUse => Environments.Where(e => e.Stage == Stage.Production).MaxBy(e => e.Since);
}

/// One release in one environment and since when it is there.
public sealed record RunningRelease(string Environment, Stage? Stage, DateTimeOffset Since, string Name, string? ReleaseId)
{
    /// The release's place among those of its service; null when it is not known as a release.
    public DateTimeOffset? OrderAt { get; init; }

    public bool Removed { get; init; }
}

public sealed record ServiceList(IReadOnlyList<ServiceHead> Rows, DateTimeOffset AsOf, long Sequence);

/// One service in full.
public sealed record ServiceReading(
    ServiceHead Head, IReadOnlyList<ReleaseHead> Releases, IReadOnlyList<IncidentRow> OpenIncidents, DeliveryFacts Delivery, DateTimeOffset AsOf, long Sequence)
{
    public const int MostReleases = 20;
}

/// Where the environments of one service contradict each other. A release on its way is ahead of customers; that is no drift.
public static class Drift
{
    public static IReadOnlyList<string> Of(IReadOnlyList<RunningRelease> places, IReadOnlyList<ReleaseHead> rollouts)
    {
        List<string> drift = [];
        foreach (var stage in places.Where(p => p.Stage is not null).GroupBy(p => p.Stage!.Value))
        {
            var different = stage.GroupBy(p => p.Name, StringComparer.Ordinal).ToList();
            if (different.Count > 1 && !IsExplained(different.Select(d => d.Key), rollouts))
            {
                drift.Add(string.Join(", ", stage.Select(p => $"{p.Environment} runs {p.Name}")));
            }
        }

        var used = places.Where(p => p is { Stage: Stage.Production, OrderAt: not null }).MaxBy(p => p.OrderAt);
        foreach (var behind in places.Where(p => p.Stage < Stage.Production && p.OrderAt < used?.OrderAt))
        {
            drift.Add($"{behind.Environment} runs {behind.Name}, older than the {used!.Name} customers use");
        }

        return drift;
    }

    // Two releases in production are the point of a rollout that goes on.
    private static bool IsExplained(IEnumerable<string> names, IReadOnlyList<ReleaseHead> rollouts) =>
        rollouts.Any(r => r.Rollout?.Phase is RolloutPhase.Progressing or RolloutPhase.Paused && names.Contains(r.Name, StringComparer.Ordinal));
}
