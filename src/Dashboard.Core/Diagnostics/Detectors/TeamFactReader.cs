using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>
/// Picks the facts that detectors count out of what was told of a release, or of a service without naming a release. Pure: the same
/// entries give the same facts, in whatever order they came.
/// </summary>
public static class TeamFactReader
{
    /// <summary>The facts of one release. <paramref name="entries"/>: those that count for it, in the fixed order.</summary>
    public static TeamFacts OfRelease(string publicId, string name, Release release, IReadOnlyList<Entry> entries)
    {
        var told = entries.Where(e => !e.ChangeOnly).ToList();
        FactSource From(Entry? e) => new(release.Service, e?.Key, publicId, name);
        return Told(told, From, release) with
        {
            Builds = release.BuiltAt is { } built ? [new(From(told.Find(e => e is { IsProof: true, Check: "build" } && e.End == built)), built)] : [],
            Versions = release.Version is { } version
                ? [new(From(told.FirstOrDefault()), release.DuplicateSince ?? release.FirstSeenAt) { Version = version, Digest = release.Digest, IsShared = release.DuplicateVersion }]
                : [],
            Reached = ReachReader.Of(release, told, From) is { } reached ? [reached] : [],
            Incidents = [.. release.Incidents.Select(i => new IncidentFact(From(told.Find(e => e.Type.StartsWith("incident.", StringComparison.Ordinal) && e.Subject == i.Incident)), i.DetectedAt) { Cause = i.Cause })],
        };
    }

    /// <summary>The facts of a service that name no release.</summary>
    public static TeamFacts OfService(string service, IReadOnlyList<Entry> entries) =>
        Told([.. entries.Where(e => !e.ChangeOnly)], e => new(service, e?.Key), release: null);

    private static TeamFacts Told(List<Entry> told, Func<Entry, FactSource> from, Release? release)
    {
        var built = Promised(told);
        var ended = told.Where(e => e.Phase == RunPhase.Terminal).ToList();
        return new()
        {
            Deployments = [.. Once(ended.Where(e => Entry.IsDeployment(e.Type))).Select(e => Deployment(e, told, from(e), release, built)), .. ended.Where(IsRefusal).Select(e => Refused(e, from(e), release))],
            Runs = [.. Once(ended.Where(e => e is { IsProof: true, Stage: not null, Check: not ("build" or "deployment" or null) } && !Entry.IsDeployment(e.Type))).Select(e => Run(e, told, from(e)))],
            Environments = [.. ended.Where(e => e.Type is EventTypes.EnvironmentCreated or EventTypes.EnvironmentModified && e.Environment is { Length: > 0 }).Select(e => Environment(e, from(e)))],
            Approvals = [.. ended.Where(e => e.Type == EventTypes.ApprovalClosed).Select(e => Approval(e, from(e)))],
            Rollbacks = [.. ended.Where(e => e.Type == EventTypes.ServiceRolledBack).Select(e => Rollback(e, from(e)))],
            Papers = [.. ended.Where(e => e.Type == EventTypes.EvidenceRecorded && Text(e, "kind") is not null).Select(e => new PaperFact(from(e), e.At) { Kind = Text(e, "kind")!, Stage = e.Stage })],
        };
    }

    // One configuration for all places was promised only where a deployment was given the one that the build named: else each place has its own.
    private static string? Promised(List<Entry> told) =>
        told.FindLast(e => e.Type == EventTypes.BuildFinished && Text(e, "configDigest") is not null) is { } build && Text(build, "configDigest") is { } built
            && told.Exists(e => Entry.IsDeployment(e.Type) && string.Equals(Text(e, "configDigest"), built, StringComparison.OrdinalIgnoreCase)) ? built : null;

    // A run that is told twice, or by several senders, is one; of runs that name no run of their own, another end is another try.
    private static IEnumerable<Entry> Once(IEnumerable<Entry> ended) =>
        ended.GroupBy(e => (e.Stage, e.Check, e.Suite, e.Subject, e.Attempt, e.End)).Select(g => EvidenceRules.NewestProof([.. g]) ?? EvidenceBag.InOrder(g)[^1]);

    private static DeploymentFact Deployment(Entry e, List<Entry> told, FactSource from, Release? release, string? built) => new(from, e.End)
    {
        Stage = StageOf(e),
        Outcome = e.Outcome,
        Digest = release?.Digest,
        ManualSteps = Numbers.Of(e.Detail("manualSteps")) is >= 0 and < int.MaxValue and var steps ? (int)steps : null,
        Configuration = Text(e, "configDigest"),
        BuiltConfiguration = built,
        CommitKnown = release?.Commit is not null,
        BuildKnown = release?.Trail.DigestNamedByBuild ?? false,
        Waited = Waited(e, told),
        Rejected = e.Outcome is Outcome.Cancel or Outcome.Skipped || IsNo(e.Decision),
    };

    // Who must say yes before a deployment and says no has turned it away.
    private static bool IsRefusal(Entry e) => e.Type == EventTypes.ApprovalClosed && IsNo(e.Decision) && StageOf(e) is not null;

    private static DeploymentFact Refused(Entry e, FactSource from, Release? release) => new(from, e.At) { Stage = StageOf(e), Digest = release?.Digest, Rejected = true };

    private static RunFact Run(Entry e, List<Entry> told, FactSource from) => new(from, e.End)
    {
        Stage = e.Stage!.Value,
        Check = e.Check!,
        Suite = e.Suite,
        Passed = e.IsSuccess,
        Trigger = Text(e, "trigger")?.ToLowerInvariant(),
        Cause = Text(e, "cause"),
        Headroom = Ratio(e, "achieved", "expected"),
        Processor = Ratio(e, "usedCpu", "requestedCpu"),
        Memory = Ratio(e, "usedMemory", "requestedMemory"),
        Waited = Waited(e, told),
    };

    private static EnvironmentFact Environment(Entry e, FactSource from) => new(from, e.At)
    {
        Environment = e.Environment!,
        Stage = StageOf(e),
        Waited = e.Type == EventTypes.EnvironmentCreated ? Provisioning.Of(e) : null,
        Down = e.Detail("health") switch { "down" => true, "up" => false, _ => null },
    };

    private static ApprovalFact Approval(Entry e, FactSource from) => new(from, e.At)
    {
        ForCustomers = Text(e, "gate") is { } gate ? gate is "ready-for-canary" or "ready-to-ship" : StageOf(e) is Stage.Canary or Stage.Production,
        ByPerson = e.Actor is null ? null : Trail.IsPerson(e.Actor),
    };

    private static RollbackFact Rollback(Entry e, FactSource from) => new(from, e.At)
    {
        Took = e.Started is { } began && e.End >= began ? e.End - began : null,
        Worked = e.Outcome is null or Outcome.Success,
    };

    // Its end may say when it was queued and when it began; else what was told when it was does.
    private static TimeSpan? Waited(Entry e, List<Entry> told)
    {
        var own = e.Subject == e.Type ? [] : told.Where(o => o.Subject == e.Subject && o.Attempt == e.Attempt && o.Check == e.Check && o.Suite == e.Suite).ToList();
        var (queued, started) = (e.Queued ?? own.Min(o => o.Queued), e.Started ?? own.Min(o => o.Started));
        return started - queued is { } waited && waited >= TimeSpan.Zero ? waited : null;
    }

    private static double? Ratio(Entry e, string part, string whole) =>
        Numbers.Of(e.Detail(part)) is >= 0 and var some && Numbers.Of(e.Detail(whole)) is > 0 and var all ? some / all : null;

    private static Stage? StageOf(Entry e) => e.Stage ?? EnvironmentStage.Of(e.Environment);

    private static bool IsNo(string? decision) => decision?.ToLowerInvariant() is "rejected" or "reject" or "denied" or "declined" or "blocked" or "no";

    private static string? Text(Entry e, string key) => e.Detail(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
