using Dashboard.Core.Confidence;

namespace Dashboard.Gates;

/// Waiting for approvals a release, and the share of releases that needed no hand, each with how many it rests on and its course over twelve weeks (oldest first).
public sealed record GateFiguresView(string WindowWords, TimeSpan? ApprovalWait, long Measured, long Shipped, double? HandsOff, long HandsTold)
{
    /// Hours a release; null where no release of the window told its start and its finish.
    public required IReadOnlyList<double?> ApprovalTrend { get; init; }

    public required IReadOnlyList<double?> HandsOffTrend { get; init; }

    /// Seconds of waiting for approvals, over all that were measured.
    public required long ApprovalSeconds { get; init; }

    public required long NoHands { get; init; }

    /// The sums of the windows, oldest first; the newest is that of the figures.
    public static GateFiguresView Of(string windowWords, IReadOnlyList<Measures> windows)
    {
        var sum = windows[^1];
        return new(windowWords, Wait(sum), sum.ReleasesWithLead, sum.Shipped, Share(sum), sum.HandsTold)
        {
            ApprovalTrend = [.. windows.Select(w => Wait(w)?.TotalHours)],
            HandsOffTrend = [.. windows.Select(Share)],
            ApprovalSeconds = sum.ApprovalWaitSeconds,
            NoHands = sum.HandsOff,
        };
    }

    private static TimeSpan? Wait(Measures sum) => sum.ReleasesWithLead == 0 ? null : TimeSpan.FromSeconds((double)sum.ApprovalWaitSeconds / sum.ReleasesWithLead);

    private static double? Share(Measures sum) => sum.HandsTold == 0 ? null : (double)sum.HandsOff / sum.HandsTold;
}
