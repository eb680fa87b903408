using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>How long the last legs of the path took for a service's releases, waiting included: the middle one of so many.</summary>
/// <param name="Took">The median.</param>
/// <param name="Releases">On how many releases it rests.</param>
public sealed record StageLeg(TimeSpan Took, int Releases);

/// <summary>What the time still to go is estimated from.</summary>
/// <param name="Fast">From the build to the end of integration; null when no release told both.</param>
/// <param name="Extended">From the end of integration to the end of the extended tests.</param>
/// <param name="Canary">From the end of the extended tests to every customer.</param>
public sealed record StageLegs(StageLeg? Fast, StageLeg? Extended, StageLeg? Canary)
{
    /// <summary>The legs of these releases.</summary>
    public static StageLegs Of(IReadOnlyList<Release> releases) => new(
        Median(releases.Select(r => DoneAt(r, Stage.Integration) - r.BuiltAt)),
        Median(releases.Select(r => DoneAt(r, Stage.Extended) - DoneAt(r, Stage.Integration))),
        Median(releases.Select(r => r.ShippedAt - DoneAt(r, Stage.Extended))));

    /// <summary>
    /// What is left of a leg that began at <paramref name="since"/>: what it usually takes less what has gone by, or all of it where more has gone by
    /// than it usually takes, since it has to run again. Null where nobody knows how long it takes.
    /// </summary>
    public static TimeSpan? Left(StageLeg? leg, DateTimeOffset? since, DateTimeOffset now) =>
        leg is null ? null : since is { } began && now - began < leg.Took && now >= began ? leg.Took - (now - began) : leg.Took;

    /// <summary>When the last check of a stage had passed for the first time; null when none did.</summary>
    public static DateTimeOffset? DoneAt(Release release, Stage stage) =>
        release.Evidence.Where(e => e.Stage == stage && e.Check != "deployment").Max(e => e.FirstPassedAt);

    private static StageLeg? Median(IEnumerable<TimeSpan?> legs)
    {
        List<TimeSpan> told = [.. legs.OfType<TimeSpan>().Where(t => t >= TimeSpan.Zero).Order()];
        return told.Count == 0 ? null : new(Ranks.Middle(told), told.Count);
    }
}
