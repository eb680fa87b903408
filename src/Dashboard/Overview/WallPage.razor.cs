using Dashboard.Core.Confidence;
using Dashboard.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Overview;

/// <summary>What the overview says, for a screen that is read from five metres: the same reading, less of it.</summary>
public partial class WallPage
{
    private const int MostCanaries = 2;
    private const int MostAttention = 2;
    private const int MostServices = 14;

    // It is read again every minute at the latest.
    private static readonly TimeSpan TooOld = TimeSpan.FromMinutes(3);

    [Inject] public required OverviewQueries Queries { get; init; }

    protected override IEnumerable<Topic> Topics => [Topic.Roles, Topic.Releases, Topic.Rollouts, Topic.Incidents, Topic.Services, Topic.Verification];

    protected override Task<OverviewView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadAsync(cancellationToken);

    private static string? MoreOf(int count, int shown, string none) =>
        count == 0 ? none : count > shown ? $"and {Words.Number(count - shown)} more" : null;

    // Where not all fit, those that need reading come first; those shown keep the overview's order, so that nothing jumps.
    private static IEnumerable<MatrixRow> RowsOf(OverviewView v)
    {
        var rows = v.Matrix.SelectMany(band => band.Rows).ToList();
        var shown = rows.OrderByDescending(r => r.AroundTheGates || r.Worst.Loud).ThenBy(r => r.Tier).Take(MostServices).ToHashSet();
        return rows.Where(shown.Contains);
    }

    private static string ServicesTitle(OverviewView v)
    {
        var services = v.Matrix.Sum(band => band.Rows.Count);
        return services > MostServices
            ? $"{MostServices} of {Words.Count(services, "service")}, from build to canary"
            : $"{Words.Count(services, "service")}, from build to canary";
    }
}
