using Dashboard.Core.Measuring;
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

    /// Where environments contradict each other, and what that costs.
    public required IReadOnlyList<Apart> Apart { get; init; }

    /// The same in words.
    public IReadOnlyList<string> Drift => field ??= [.. Apart.Select(a => a.Words)];

    /// What customers use: in several production environments the one that was put there last.
    public RunningRelease? InUse => Environments.Where(e => e.Stage == Stage.Production).MaxBy(e => e.Since);
}

/// One release in one environment and since when it is there.
public sealed record RunningRelease(string Environment, Stage? Stage, DateTimeOffset Since, string Name, string? ReleaseId)
{
    /// The release's place among those of its service; null when it is not known as a release.
    public DateTimeOffset? OrderAt { get; init; }

    /// The last stage before customers, where a release that customers use should have been and never was.
    public Stage? Skipped { get; init; }

    internal RunsAt Runs => new(Environment, Stage, Name, ReleaseId, OrderAt) { Skipped = Skipped };
}

public sealed record ServiceList(IReadOnlyList<ServiceHead> Rows, DateTimeOffset AsOf, long Sequence);

/// One service in full.
public sealed record ServiceReading(
    ServiceHead Head, IReadOnlyList<ReleaseHead> Releases, IReadOnlyList<IncidentRow> OpenIncidents, DeliveryFacts Delivery, DateTimeOffset AsOf, long Sequence)
{
    public const int MostReleases = 20;

    public required DeliveryHistory History { get; init; }
}
