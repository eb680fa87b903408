using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Whether anything was told since the last time: an entry that says something else is another object.</summary>
internal static class SameEntries
{
    /// <summary>True when both hold the same objects in the same order.</summary>
    public static bool Are(IReadOnlyList<Entry> before, IReadOnlyList<Entry> now)
    {
        var same = before.Count == now.Count;
        for (var i = 0; same && i < now.Count; i++)
        {
            same = ReferenceEquals(before[i], now[i]);
        }

        return same;
    }
}
