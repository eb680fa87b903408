using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Gates;

namespace Dashboard.Figures;

/// Releases as the first sentences of pages speak of them.
public static class OnTheirWay
{
    public static OnItsWay Of(ReleaseReading reading) => Of(reading.Head, Readiness.ReadySince(reading.Release, reading.Gates));

    public static OnItsWay Of(ReleaseHead head, DateTimeOffset? readySince = null)
    {
        var since = head.WaitsSince ?? readySince ?? head.FirstWeightAt ?? head.OrderAt;
        return new OnItsWay(head.Service, head.Name, OwnerOf(head.Team), head.Tier, head.AsOf > since ? head.AsOf - since : TimeSpan.Zero, head.Obstacle);
    }

    /// Null where no team is named.
    public static string? OwnerOf(string team) => team == ServiceWindow.NoTeam ? null : team;
}
