using Dashboard.Core.Confidence;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Overview;

/// <summary>What the overview says, for a screen that is read from five metres: the same reading, less of it.</summary>
public partial class WallPage
{
    private const int MostCanaries = 2;
    private const int MostAttention = 2;

    // It is read again every minute at the latest.
    private static readonly TimeSpan TooOld = TimeSpan.FromMinutes(3);

    [Inject] public required OverviewQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Roles, Topic.Releases, Topic.Rollouts, Topic.Incidents, Topic.Services, Topic.Verification];

    protected override Task<WallView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadWallAsync(cancellationToken);

    private static string? MoreOf(int count, int shown, string none) =>
        count == 0 ? none : count > shown ? $"and {Words.Number(count - shown)} more" : null;

    private static string ServicesTitle(WallView v) => v.Services > v.Rows.Count
        ? $"{v.Rows.Count} of {Words.Count(v.Services, "service")}, from build to canary"
        : $"{Words.Count(v.Services, "service")}, from build to canary";
}
