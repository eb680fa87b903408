using Dashboard.Simulator.Organisation;

namespace Dashboard.Simulator.Releases;

/// <summary>Deployments, to test environments by the pipeline and to production with a name.</summary>
internal static class Deployments
{
    /// <summary>Returns the moment the environment runs it.</summary>
    public static DateTimeOffset ToTestEnvironment(ReleaseLife life, string environment, DateTimeOffset queued, DateTimeOffset started, double seconds)
    {
        var finished = started.AddSeconds(seconds);
        life.Write("service.deployed", finished,
        [
            ("environment", environment), ("outcome", "success"), ("strategy", "rolling"), ("manualSteps", 0), ("neighbourErrors", environment == IntegrationStage.Environment && life.Release.Number % 17 == 6 ? 3 : 0),
            ("configDigest", life.Release.ConfigDigest), ("trigger", "auto"), ("actor", "lanternway-pipeline[bot]"),
            (Keys.Run, $"{life.Profile.Name}-{life.Release.Number}-to-{environment}"), ("queued", queued), ("started", started), ("finished", finished),
        ]);
        return finished;
    }

    public static void ToEveryone(ReleaseLife life, DateTimeOffset started, DateTimeOffset finished, string strategy, string actor)
    {
        var manual = life.Plan.ManualSteps;
        life.Write("service.deployed", finished,
        [
            ("environment", "production"), ("outcome", "success"), ("strategy", strategy), ("weight", 100), ("manualSteps", manual), ("neighbourErrors", 0),
            ("configDigest", manual == 0 ? life.Release.ConfigDigest : Release.DigestOf($"{life.Release.Digest}/edited by hand")),
            ("trigger", manual == 0 ? "auto" : "manual"), ("actor", actor), (Keys.Run, $"{life.Profile.Name}-{life.Release.Number}-to-production"),
            ("started", started), ("finished", finished), ("url", $"{Lanternway.ContinuousIntegration}/{life.Profile.Name}/{life.Release.Version}"),
        ]);
        life.Record.NowRuns(life.Release, finished);
    }
}
