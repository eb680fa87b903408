using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Green at the first try: the first attempt of every build and unit suite passed.</summary>
public static class FirstAttempts
{
    /// <summary>One case at most, from the runs of one release, or from the runs of one proposed change, which count for nothing else.</summary>
    public static Measures Of(IEnumerable<Entry> entries)
    {
        var firsts = entries.Where(e => e is { IsProof: true, Stage: Stage.Build, Check: "build" or "unit" })
            .GroupBy(e => (e.Check, e.Suite))
            .Select(g => g.OrderBy(e => e.End).ThenBy(e => e.Attempt).ThenBy(e => e.IsSuccess).ThenBy(e => e.Key, StringComparer.Ordinal).First())
            .ToList();
        return new Measures { FirstAttempts = firsts.Count > 0 ? 1 : 0, FirstAttemptsGreen = firsts.Count > 0 && firsts.TrueForAll(e => e.IsSuccess) ? 1 : 0 };
    }
}
