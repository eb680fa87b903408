using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>How often what was proven of a release was proven again: on a later day, or in another environment.</summary>
/// <param name="Times">Successful runs of a check and suite that had passed before, a day or more earlier or elsewhere.</param>
/// <param name="LastAt">When the last of them ended; null when there was none.</param>
/// <param name="Failures">Runs that failed so after the check had passed.</param>
public sealed record Reverification(int Times, DateTimeOffset? LastAt, int Failures)
{
    private static readonly TimeSpan Later = TimeSpan.FromDays(1);

    /// <summary>Counted over the entries of one release.</summary>
    public static Reverification Of(IReadOnlyList<Entry> entries)
    {
        List<Entry> again = [.. entries
            .Where(e => e is { IsProof: true, ChangeOnly: false, Check: not null, Stage: not null } && !Entry.IsDeployment(e.Type))
            .GroupBy(e => (e.Stage, e.Check, e.Suite))
            .SelectMany(AfterTheFirstPass)];
        List<Entry> passed = [.. again.Where(e => e.IsSuccess)];
        return new(passed.Count, passed.Max(e => (DateTimeOffset?)e.End), again.Count - passed.Count);
    }

    private static IEnumerable<Entry> AfterTheFirstPass(IEnumerable<Entry> line)
    {
        List<Entry> runs = [.. line.DistinctBy(e => (e.Subject, e.Attempt, e.End)).OrderBy(e => e.End).ThenBy(e => e.Key, StringComparer.Ordinal)];
        return runs.Find(e => e.IsSuccess) is not { } first ? []
            : runs.Where(e => e.End > first.End && (e.End - first.End >= Later || IsElsewhere(e, first)));
    }

    private static bool IsElsewhere(Entry e, Entry first) =>
        e.Environment is not null && first.Environment is not null && !e.Environment.Equals(first.Environment, StringComparison.OrdinalIgnoreCase);
}
