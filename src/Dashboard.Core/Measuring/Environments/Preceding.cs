namespace Dashboard.Core.Measuring.Environments;

/// <summary>A release that came into an environment.</summary>
/// <param name="Service">Whose it is, as a reader knows it.</param>
/// <param name="ReleaseId">For its address.</param>
/// <param name="Release">Its name.</param>
/// <param name="Environment">As sent.</param>
/// <param name="BeganAt">When its deployment began; where that was not told, when it was there.</param>
/// <param name="At">When it was there.</param>
public sealed record Arrived(string Service, string ReleaseId, string Release, string Environment, DateTimeOffset BeganAt, DateTimeOffset At);

/// <summary>What came into an environment shortly before it failed. It tells what was before, never what was to blame.</summary>
public static class Preceding
{
    /// <summary>So long before a failure is shortly.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromMinutes(5);

    /// <summary>The newest first: those on their way at that moment, or there within <see cref="Notice"/> before it began to fail, or before it was told to where nobody told that.</summary>
    public static IReadOnlyList<Arrived> Of(Breakage broke, IEnumerable<Arrived> arrivals)
    {
        var failed = broke.Detected is null ? broke.DownAt : broke.BeganAt!.Value;
        return
        [
            .. arrivals.Where(a => a.BeganAt <= failed && a.At >= failed - Notice && string.Equals(a.Environment.Trim(), broke.Environment.Trim(), StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(a => a.At).ThenBy(a => a.Service, StringComparer.Ordinal).ThenBy(a => a.Release, StringComparer.Ordinal),
        ];
    }
}
