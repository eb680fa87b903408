namespace Dashboard.Core.Costs;

/// <summary>One build of the default branch: red when the build stage holds its release back.</summary>
public sealed record MainBuild(DateTimeOffset At, bool IsRed);

/// <summary>From a build on, to the next that is green; no end while it lasts.</summary>
public sealed record RedStretch(DateTimeOffset From, DateTimeOffset? To);

/// <summary>While main is red nobody can build on it.</summary>
public static class RedMain
{
    /// <summary>All stretches of one service, oldest first. Two builds at the same moment: the red one counts.</summary>
    public static IReadOnlyList<RedStretch> Of(IEnumerable<MainBuild> builds)
    {
        List<RedStretch> stretches = [];
        DateTimeOffset? since = null;
        foreach (var build in builds.OrderBy(b => b.At).ThenBy(b => b.IsRed))
        {
            if (build.IsRed)
            {
                since ??= build.At;
            }
            else if (since is { } from)
            {
                stretches.Add(new(from, build.At));
                since = null;
            }
        }

        return since is { } open ? [.. stretches, new(open, null)] : stretches;
    }

    /// <summary>Seconds of a window that lie in them.</summary>
    public static long Seconds(IEnumerable<RedStretch> stretches, DateTimeOffset from, DateTimeOffset to) => stretches
        .Select(s => (From: s.From > from ? s.From : from, To: s.To is { } end && end < to ? end : to)).Where(s => s.To > s.From)
        .Sum(s => (s.To - s.From).Ticks / TimeSpan.TicksPerSecond);
}
