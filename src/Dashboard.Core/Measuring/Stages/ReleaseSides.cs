using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Stages;

/// <summary>
/// What a release adds to a stage that its checks do not tell: whether its monitoring travelled with it, how many people it had to pass through,
/// how long its fast answer waited for an environment, whether it is a service by then and its team waited for nobody. Each is a line with no check and a facet of its own, as in <see cref="StageSides"/>.
/// </summary>
public static class ReleaseSides
{
    /// <summary>A machine needs a moment to begin: so long in a queue is no waiting.</summary>
    public static readonly TimeSpan NoWait = TimeSpan.FromMinutes(1);

    /// <summary>HabitTold: releases that told what their package holds and were seen with others; HabitKept: their monitoring was built in, deployed and tested there.</summary>
    public static readonly StageLine Monitoring = new(Stage.Integration, "", "monitoring");

    /// <summary>HabitTold: releases that shipped and told who had them in hand; HabitKept: the hand-offs of all of them; FirstGreen: those that needed none.</summary>
    public static readonly StageLine HandOffs = new(Stage.Production, "", "hand-offs");

    /// <summary>Queued: releases with a fast answer that told how long their environment took; QueueSeconds: what of the answer's time that was.</summary>
    public static readonly StageLine Provisioned = new(Stage.StubbedFunctional, "", "provisioned");

    /// <summary>HabitTold: releases that were built and told what their package holds, sooner or later; HabitKept: monitoring was in it, and told before it left the build.</summary>
    public static readonly StageLine ReadyAtBuild = new(Stage.Build, "", "ready-at-build");

    /// <summary>HabitTold: releases whose change told whether tests came with its code; HabitKept: they did.</summary>
    public static readonly StageLine WithTests = new(Stage.Build, "", "with-tests");

    /// <summary>
    /// Releases: those tried at a fast stage; Runs: deployed there; FirstGreen: healthy there; HabitTold: told what their package holds; Passed: monitoring is in it;
    /// HabitKept: all three.
    /// </summary>
    public static readonly StageLine Service = new(Stage.StubbedFunctional, "", "service");

    /// <summary>HabitTold: releases that told whether they shared an environment or waited; HabitKept: they did neither.</summary>
    public static readonly StageLine Autonomy = new(Stage.StubbedFunctional, "", "autonomy");

    /// <summary>Releases: those with a functional or acceptance proof; HabitTold: named a story with it; Runs: stories named; HabitKept: with executed criteria; Executed, Passed: these.</summary>
    public static readonly StageLine Stories = new(Stage.StubbedFunctional, "", "stories");

    /// <summary>Those that a page can open service by service.</summary>
    public static readonly IReadOnlyList<StageLine> All = [Monitoring, HandOffs, Provisioned, ReadyAtBuild, WithTests, Service, Autonomy, Stories];

    internal static IReadOnlyList<StagePart> Of(Stage stage, Release release, IReadOnlyList<Entry> entries) => stage switch
    {
        Stage.Build => Told(BuildSides.ReadyOf(release, entries), BuildSides.TestedOf(entries)),
        Stage.StubbedFunctional => Told(ProvisionedOf(release, entries), FastSides.ServiceOf(release, entries), FastSides.AutonomyOf(entries), FastSides.StoriesOf(release, entries)),
        Stage.Integration => Told(MonitoringOf(release, entries)),
        Stage.Production => Told(HandOffsOf(release, entries)),
        _ => [],
    };

    private static IReadOnlyList<StagePart> Told(StagePart? first, StagePart? second = null, StagePart? third = null, StagePart? fourth = null) =>
        first is null && second is null && third is null && fourth is null ? [] : [.. new[] { first, second, third, fourth }.OfType<StagePart>()];

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
