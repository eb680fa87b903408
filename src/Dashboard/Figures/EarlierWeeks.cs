using Dashboard.Core.Confidence;

namespace Dashboard.Figures;

/// The answers of the weeks before: worked out again only where what they rest on has changed.
internal sealed class EarlierWeeks
{
    private volatile Dictionary<int, (ConfidenceInput Input, IReadOnlyList<Finding> Findings)> _known = [];

    /// The findings of windows that ended one, two, … weeks ago.
    public IReadOnlyList<IReadOnlyList<Finding>> Of(IReadOnlyList<ConfidenceInput> weeks)
    {
        var known = _known;
        var next = new Dictionary<int, (ConfidenceInput, IReadOnlyList<Finding>)>();
        for (var i = 0; i < weeks.Count; i++)
        {
            next[i] = known.TryGetValue(i, out var before) && IsSame(before.Input, weeks[i]) ? before : (weeks[i], RoleChecks.Evaluate(weeks[i]));
        }

        _known = next;
        return [.. next.OrderBy(n => n.Key).Select(n => n.Value.Item2)];
    }

    // A moment later within the same minute is the same moment.
    private static bool IsSame(ConfidenceInput a, ConfidenceInput b) =>
        a.Now.UtcTicks / TimeSpan.TicksPerMinute == b.Now.UtcTicks / TimeSpan.TicksPerMinute
        && a.FeedbackOverdue == b.FeedbackOverdue && a.ProductionSeen == b.ProductionSeen && IsSame(a.Costs, b.Costs) && a.Services.SequenceEqual(b.Services);

    private static bool IsSame(CostComparison? a, CostComparison? b) => a is null || b is null
        ? a is null && b is null
        : a.ReleasesNow == b.ReleasesNow && a.ReleasesBefore == b.ReleasesBefore && a.OldestAt == b.OldestAt && a.NewestAt == b.NewestAt
            && IsSame(a.Now, b.Now) && IsSame(a.Before, b.Before);

    private static bool IsSame(IReadOnlyDictionary<string, decimal> a, IReadOnlyDictionary<string, decimal> b) =>
        a.Count == b.Count && a.All(c => b.TryGetValue(c.Key, out var sum) && sum == c.Value);
}
