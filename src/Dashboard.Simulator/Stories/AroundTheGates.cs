using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Stream;
using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Stories;

/// <summary>From the builder straight to everyone; without the night; and at last something that no build ever made.</summary>
internal static class AroundTheGates
{
    public static Story Of(ServiceProfile profile, Era era)
    {
        var noNight = WorkCalendar.WorkdayAtOrBefore(era.Before(0.3)).AddHours(14.2);
        var straight = WorkCalendar.WorkdayAtOrBefore(era.Before(0.18)).AddHours(16.9);
        var nobodys = WorkCalendar.WorkdayAtOrBefore(era.Now.AddDays(-3)).AddHours(18.7);
        return new Story
        {
            Plans = new[] { NoNight(noNight), Straight(straight) }.Where(p => era.Holds(p.MergedAt)),
            Scenes = [new Scene(nobodys, (log, record) => DeployNobodys(profile, record, log, nobodys))],
            Quiet = [new(noNight.AddDays(-3), noNight.AddDays(1)), new(straight.AddDays(-3), straight.AddDays(1)), new(nobodys.AddDays(-3), era.Now.AddDays(1))],
        };
    }

    private static ReleasePlan NoNight(DateTimeOffset at) => new(at)
    {
        Summary = "A partner's sale starts tomorrow",
        Shipping = Shipping.WithoutTheNight,
        ManualSteps = 2,
    };

    private static ReleasePlan Straight(DateTimeOffset at) => new(at)
    {
        Change = ChangeClass.Fix,
        Summary = "Price file of a partner, urgent",
        Shipping = Shipping.StraightFromBuild,
        ManualSteps = 3,
    };

    private static void DeployNobodys(ServiceProfile profile, ServiceRecord record, EventLog log, DateTimeOffset at)
    {
        var unknown = new Release(profile.Name, 0, "", Release.DigestOf($"{profile.Name}/made on a laptop"), "", "", "");
        log.Write("service.deployed", at,
        [
            ("digest", unknown.Digest), ("environment", "production"), ("outcome", "success"), ("strategy", "all-at-once"), ("weight", 100),
            ("manualSteps", 5), ("neighbourErrors", 3), ("trigger", "manual"), ("actor", profile.Team.People[1]), ("reason", "The partner could not wait for the pipeline"),
        ]);
        record.NowRuns(unknown, at);
    }
}
