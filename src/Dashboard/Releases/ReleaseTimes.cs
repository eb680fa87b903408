using Dashboard.Core.Agreements;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Releases;

/// When a release was where, how fast it was answered, and which steps a machine took.
public sealed record ReleaseTimes(PathTimes Path, FeedbackClock Clock, TimeSpan Budget, IReadOnlyList<Milestone> Milestones, IReadOnlyList<StepShare> Steps)
{
    public static ReleaseTimes Of(ReleaseReading reading, ReleaseTold told)
    {
        var (release, entries, goesOn, budget) = (reading.Release, told.Entries, reading.Head.IsInFlight, DefaultAgreement.Version0.FeedbackBudget);
        return new ReleaseTimes(
            PathTimes.Of(release, entries, goesOn, reading.AsOf), FeedbackClock.Of(release, entries, budget, goesOn, reading.AsOf), budget,
            Milestone.Of(release, entries), StepShare.Of(entries));
    }
}

/// A point on the way from a laptop to customers; without a time nobody told it, or it has not come yet.
public sealed record Milestone(string Name, DateTimeOffset? At)
{
    public static IReadOnlyList<Milestone> Of(Release release, IReadOnlyList<Entry> entries)
    {
        DateTimeOffset? Told(Func<Entry, bool> which) => entries.Where(which).Select(e => (DateTimeOffset?)e.At).Min();
        var merged = Told(e => e.Type == EventTypes.ChangeMerged);
        var begun = Told(e => e.Type.StartsWith("change.", StringComparison.Ordinal) && e.Type != EventTypes.ChangeMerged);
        return
        [
            .. begun < merged || merged is null && begun is not null ? [new Milestone("Change heard of", begun)] : Array.Empty<Milestone>(),
            new("Merged", merged),
            new("Built", release.BuiltAt),
            new("First customers", release.FirstWeightAt),
            new("Every customer", release.ShippedAt),
        ];
    }
}
