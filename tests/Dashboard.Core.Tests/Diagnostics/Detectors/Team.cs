using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Diagnostics;

/// <summary>What a case is there to show; each detector has one of each.</summary>
public enum CaseKind
{
    Fires,
    Rests,
    CannotTell,
    AtTheThreshold,
    OutsideTheWindow,
    Contradictory,
}

/// <summary>One history of a team's facts and what the detector must find in it, worked out by hand.</summary>
public sealed record DetectorRow(string Detector, CaseKind Kind, string Says, DetectorState State, int Count, int Of, TeamFacts Facts)
{
    public override string ToString() => $"{Detector} {Kind}: {Says}";
}

/// <summary>Makes facts. Times are days before <see cref="Now"/>; what is not said is as it is where all is well, or was not told.</summary>
internal static class Team
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A second inside of a window of so many days, whose first moment is outside.</summary>
    public static double Inside(double days) => days - (Second / TimeSpan.FromDays(1));

    public static TeamFacts Told(params IEnumerable<TeamFact> facts)
    {
        List<TeamFact> all = [.. facts];
        return new TeamFacts
        {
            Builds = [.. all.OfType<BuildFact>()],
            Versions = [.. all.OfType<VersionFact>()],
            Deployments = [.. all.OfType<DeploymentFact>()],
            Runs = [.. all.OfType<RunFact>()],
            Environments = [.. all.OfType<EnvironmentFact>()],
            Approvals = [.. all.OfType<ApprovalFact>()],
            Rollbacks = [.. all.OfType<RollbackFact>()],
            Reached = [.. all.OfType<ReachFact>()],
            Papers = [.. all.OfType<PaperFact>()],
            Incidents = [.. all.OfType<IncidentFact>()],
        };
    }

    /// <summary>The same so many times, each of a release and a delivery of its own.</summary>
    public static IEnumerable<TeamFact> Times(int n, Func<string, TeamFact> make) => Enumerable.Range(1, n).Select(i => make($"n{i}"));

    public static DeploymentFact Deployed(
        double ago = 2, Stage stage = Stage.Production, string r = "r1", string? digest = "sha256:a", int? manual = null, string? config = null, string? built = null,
        bool commit = true, bool build = true, double? waited = null, bool rejected = false, string s = "checkout") =>
        new(From(s, r, $"deploy-{r}-{stage}-{ago}"), At(ago))
        {
            Stage = stage,
            Outcome = rejected ? Outcome.Cancel : Outcome.Success,
            Digest = digest,
            ManualSteps = manual,
            Configuration = config,
            BuiltConfiguration = built,
            CommitKnown = commit,
            BuildKnown = build,
            Waited = waited is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            Rejected = rejected,
        };

    public static RunFact Ran(
        Stage stage, string check, double ago = 3, string r = "r1", bool passed = true, string? trigger = null, string? cause = null, double? headroom = null,
        double? cpu = null, double? memory = null, double? waited = null, string s = "checkout") =>
        new(From(s, r, $"{check}-{r}-{ago}"), At(ago))
        {
            Stage = stage,
            Check = check,
            Passed = passed,
            Trigger = trigger,
            Cause = cause,
            Headroom = headroom,
            Processor = cpu,
            Memory = memory,
            Waited = waited is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };

    public static BuildFact Built(double ago = 4, string r = "r1", string s = "checkout") => new(From(s, r, $"build-{r}"), At(ago));

    public static VersionFact Version(string version, string? digest, double ago = 4, bool shared = false, string s = "checkout") =>
        new(From(s, digest ?? version, $"version-{version}-{digest}"), At(ago)) { Version = version, Digest = digest, IsShared = shared };

    public static EnvironmentFact Environment(Stage stage, double ago = 5, double? waited = null, bool? down = null, string name = "alone", string s = "checkout") =>
        new(From(s, null, $"environment-{name}-{ago}"), At(ago)) { Environment = name, Stage = stage, Waited = waited is { } minutes ? TimeSpan.FromMinutes(minutes) : null, Down = down };

    public static ApprovalFact Approved(bool? person, double ago = 2, string r = "r1", bool customers = true) =>
        new(From("checkout", r, $"approval-{r}-{person}-{ago}"), At(ago)) { ForCustomers = customers, ByPerson = person };

    public static RollbackFact WentBack(double? minutes, double ago = 6, bool worked = true, string s = "checkout") =>
        new(From(s, "r1", $"rollback-{ago}"), At(ago)) { Took = minutes is { } took ? TimeSpan.FromMinutes(took) : null, Worked = worked };

    public static ReachFact Reached(double ago = 2, string r = "r1", bool? atOnce = null, bool side = false, bool? rules = null, string s = "checkout") =>
        new(From(s, r, $"reach-{r}"), At(ago)) { AtOnce = atOnce, SideBySide = side, ByRules = rules };

    public static PaperFact Paper(string kind, double ago = 10, Stage? stage = null, string s = "checkout") => new(From(s, null, $"paper-{kind}-{ago}"), At(ago)) { Kind = kind, Stage = stage };

    public static IncidentFact Incident(string? cause, double ago = 1, string r = "r1") => new(From("checkout", r, $"incident-{r}"), At(ago)) { Cause = cause };

    public static DateTimeOffset At(double daysAgo) => Now.AddDays(-daysAgo);

    private static FactSource From(string service, string? release, string key) => new(service, key, release, release);
}
