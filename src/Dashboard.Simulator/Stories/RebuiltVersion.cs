using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Stream;
using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Stories;

/// <summary>The version that runs is built a second time: two artifacts now bear one name.</summary>
internal static class RebuiltVersion
{
    public static Story Of(ServiceProfile profile, Era era)
    {
        var at = WorkCalendar.WorkdayAtOrBefore(era.Before(0.25)).AddHours(11.3);
        return new Story { Scenes = [new Scene(at, (log, record) => Rebuild(profile, record, log, at))] };
    }

    private static void Rebuild(ServiceProfile profile, ServiceRecord record, EventLog log, DateTimeOffset at)
    {
        if (record.RunningAt(at) is not { Version.Length: > 0 } release)
        {
            return;
        }

        log.Write("build.finished", at,
        [
            ("version", release.Version), ("digest", Release.DigestOf($"{release.Digest}/built again")), ("commit", release.Commit),
            ("repository", $"lanternway/{profile.Name}"), ("stage", "build"), ("check", "build"), ("outcome", "success"), ("clean", false),
            (Keys.Run, $"{profile.Name}-{release.Number}-build-again"), ("started", at.AddMinutes(-5)), ("finished", at),
            ("builder", "lanternway-builder-2"), ("trigger", "manual"), ("manifest", "logic,infrastructure,configuration,tests"),
        ]);
    }
}
