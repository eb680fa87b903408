using Dashboard.Core.Confidence;

namespace Dashboard.Figures;

/// The answers of the weeks before: worked out again only where what they rest on has changed.
internal sealed class EarlierWeeks
{
    private volatile IReadOnlyList<EarlierWeek> _known = [];

    /// Windows that ended one, two, … weeks ago.
    public IReadOnlyList<EarlierWeek> Of(IReadOnlyList<ConfidenceInput> weeks)
    {
        var known = _known;
        return _known = [.. weeks.Select((input, i) => i < known.Count && IsSame(known[i].Input, input) ? known[i] : new EarlierWeek(input, RoleChecks.Evaluate(input), input.Total()))];
    }

    // It is kept for a minute, and a moment later within it is the same moment.
    private static bool IsSame(ConfidenceInput a, ConfidenceInput b) =>
        a.FeedbackOverdue == b.FeedbackOverdue && a.ProductionSeen == b.ProductionSeen && IsSame(a.Costs, b.Costs) && a.Services.SequenceEqual(b.Services);

    private static bool IsSame(CostComparison? a, CostComparison? b) => a is null || b is null
        ? a is null && b is null
        : a.ReleasesNow == b.ReleasesNow && a.ReleasesBefore == b.ReleasesBefore && a.OldestAt == b.OldestAt && a.NewestAt == b.NewestAt
            && IsSame(a.Now, b.Now) && IsSame(a.Before, b.Before);

    private static bool IsSame(IReadOnlyDictionary<string, decimal> a, IReadOnlyDictionary<string, decimal> b) =>
        a.Count == b.Count && a.All(c => b.TryGetValue(c.Key, out var sum) && sum == c.Value);
}

/// What one window was answered from, its findings and the sums of all services.
internal sealed record EarlierWeek(ConfidenceInput Input, IReadOnlyList<Finding> Findings, Measures Sums);
