using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Releases;

/// What the list of releases shows.
public sealed record ReleasesView(
    PageAnswer Answer, IReadOnlyList<ReleaseLine> Rows, bool More, ReleaseCounts Counts, IReadOnlyList<string> Services, DateTimeOffset AsOf, long Sequence);

/// One row of the list.
public sealed record ReleaseLine
{
    public required string PublicId { get; init; }
    public required string Service { get; init; }
    public required string Name { get; init; }
    public string? Digest { get; init; }
    public required string Team { get; init; }
    public required int Tier { get; init; }
    public required ReleaseState State { get; init; }

    /// One per gate, in order.
    public required IReadOnlyList<bool> Open { get; init; }
    public Gate? WaitsAt { get; init; }

    /// Why it waits there: the first reason, and how many more there are.
    public string? Reason { get; init; }
    public int MoreReasons { get; init; }
    public double? Share { get; init; }
    public required int Proven { get; init; }
    public required int Expected { get; init; }
    public required DateTimeOffset OrderAt { get; init; }
    public DateTimeOffset? ShippedAt { get; init; }
    public required bool Bypassed { get; init; }
    public required bool DuplicateVersion { get; init; }

    public static ReleaseLine Of(ReleaseHead head)
    {
        var closed = head.WaitsAt is { } at ? head.Gates[(int)at] : null;
        return new ReleaseLine
        {
            PublicId = head.PublicId,
            Service = head.Service,
            Name = head.Name,
            Digest = head.Digest,
            Team = head.Team,
            Tier = head.Tier,
            State = head.State,
            Open = [.. head.Gates.Select(g => g.Open)],
            WaitsAt = head.WaitsAt,
            Reason = closed?.Reasons.FirstOrDefault(),
            MoreReasons = Math.Max(0, (closed?.Reasons.Count ?? 0) - 1),
            Share = head.Share,
            Proven = head.ProvenItems,
            Expected = head.ExpectedItems,
            OrderAt = head.OrderAt,
            ShippedAt = head.ShippedAt,
            Bypassed = head.Bypassed,
            DuplicateVersion = head.DuplicateVersion,
        };
    }
}
