using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>
/// What a release adds to a stage that its checks do not tell: whether its monitoring travelled with it, how many people it had to pass through,
/// how long its fast answer waited for an environment. Each is a line with no check and a facet of its own, as in <see cref="StageSides"/>.
/// </summary>
public static class ReleaseSides
{
    /// <summary>HabitTold: releases that told what their package holds and were seen with others; HabitKept: their monitoring was built in, deployed and tested there.</summary>
    public static readonly StageLine Monitoring = new(Stage.Integration, "", "monitoring");

    /// <summary>HabitTold: releases that shipped and told who had them in hand; HabitKept: the hand-offs of all of them; FirstGreen: those that needed none.</summary>
    public static readonly StageLine HandOffs = new(Stage.Production, "", "hand-offs");

    /// <summary>Queued: releases with a fast answer that told how long their environment took; QueueSeconds: what of the answer's time that was.</summary>
    public static readonly StageLine Provisioned = new(Stage.StubbedFunctional, "", "provisioned");

    /// <summary>Those that a page can open service by service.</summary>
    public static readonly IReadOnlyList<StageLine> All = [Monitoring, HandOffs, Provisioned];

    internal static StagePart? Of(Stage stage, Release release, IReadOnlyList<Entry> entries) => stage switch
    {
        Stage.Integration => MonitoringOf(release, entries),
        Stage.Production => HandOffsOf(release, entries),
        Stage.StubbedFunctional => ProvisionedOf(release, entries),
        _ => null,
    };

    // One digest, told in its build to carry its monitoring, deployed to the shared environment and tested there since: by the newest proof of every suite.
    private static StagePart? MonitoringOf(Release release, IReadOnlyList<Entry> entries)
    {
        if (release.Trail.Manifest is not { } manifest || release.Digest is null)
        {
            return null;
        }

        List<Entry> met = [.. entries.Where(e => e is { Stage: Stage.Integration, Check: not null, IsProof: true, ChangeOnly: false })];
        if (met.Count == 0)
        {
            return null;
        }

        var deployed = met.Where(e => Entry.IsDeployment(e.Type) && e.IsSuccess).Select(e => (DateTimeOffset?)e.End).Min();
        var tested = met.Where(e => !Entry.IsDeployment(e.Type) && e.End >= deployed)
            .GroupBy(e => (e.Check, e.Suite)).Select(suite => EvidenceRules.NewestProof([.. suite])).ToList();
        var isKept = manifest.Contains("monitoring", StringComparer.OrdinalIgnoreCase) && !release.DuplicateVersion
            && tested.Count > 0 && tested.TrueForAll(proof => proof is { IsSuccess: true });
        return StageSides.Part(Monitoring, met.Min(e => e.End), new StageSums { HabitTold = 1, HabitKept = isKept ? 1 : 0 });
    }

    private static StagePart? HandOffsOf(Release release, IReadOnlyList<Entry> entries) =>
        release.ShippedAt is { } shipped && Measuring.HandOffs.Of(release, entries) is { } count
            ? StageSides.Part(HandOffs, shipped, new StageSums { HabitTold = 1, HabitKept = count, Releases = 1, FirstGreen = count == 0 ? 1 : 0 })
            : null;

    private static StagePart? ProvisionedOf(Release release, IReadOnlyList<Entry> entries) =>
        release.BuiltAt is { } built && FeedbackParts.Provisioned(release, entries) is { } took
            ? StageSides.Part(Provisioned, built, new StageSums { Queued = 1, QueueSeconds = took.Ticks / TimeSpan.TicksPerSecond })
            : null;
}
