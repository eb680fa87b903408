using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Stories;

/// <summary>
/// Two incidents, two guardrails, and both mistakes made again: one stopped alone against stubs, one at five per cent of customers.
/// </summary>
internal static class Lessons
{
    private const string ColdCache = "cold-cache-restart";
    private const string ClockSkew = "ticket-clock-skew";

    public static Story Of(Era era)
    {
        if ((era.Now - era.Start).TotalDays < 20)
        {
            return new Story();
        }

        var first = Workday(era.Before(0.58), 9.6);
        var second = Workday(era.Before(0.42), 10.1);
        var atTheCanary = Workday(era.Before(0.16), 9.9);
        var alone = Workday(era.Before(0.05), 10.3);
        return new Story
        {
            Plans = ReleasesOf(first, second, atTheCanary, alone),
            Quiet = [Around(first), Around(second), Around(atTheCanary), Around(alone)],
        };
    }

    private static IEnumerable<ReleasePlan> ReleasesOf(DateTimeOffset first, DateTimeOffset second, DateTimeOffset atTheCanary, DateTimeOffset alone) =>
        new[] { ColdCacheIncident(first), ClockSkewIncident(second) }.Concat(SkewAgain(atTheCanary)).Concat(CacheAgain(alone)).OrderBy(p => p.MergedAt);

    private static ReleasePlan ColdCacheIncident(DateTimeOffset at) => new(at)
    {
        Summary = "Keeps opened tickets in memory",
        Aftermath = new("high", "cold-cache-stampede", "stubbed-non-functional", "alarm")
        {
            BeginsAfter = 70,
            RolledBackAfter = 26,
            ResolvedAfter = 44,
            Lesson = new(ColdCache, "stubbed-non-functional", 3),
        },
    };

    private static ReleasePlan ClockSkewIncident(DateTimeOffset at) => new(at)
    {
        Summary = "Tickets expire by the phone's clock",
        Aftermath = new("medium", "clock-skew", "canary", "support")
        {
            BeginsAfter = 190,
            RolledBackAfter = 35,
            ResolvedAfter = 52,
            Lesson = new(ClockSkew, "canary", 4),
        },
    };

    private static IEnumerable<ReleasePlan> SkewAgain(DateTimeOffset at) =>
    [
        new(at)
        {
            Summary = "Shorter tickets for ferries",
            Canary = new() { AbortedAtStep = 1, Metric = ClockSkew, Reason = "Tickets refused by clock skew, as in the incident before" },
        },
        Fix(at, "Ferry tickets expire by the server's clock"),
    ];

    private static IEnumerable<ReleasePlan> CacheAgain(DateTimeOffset at) =>
    [
        new(at)
        {
            Summary = "Loads pictures with the ticket",
            Troubles = [new("stubbed-non-functional", "fault", TroubleKind.Fails, "cold-cache-stampede", ColdCache)],
        },
        new(at.AddHours(3.2)) { Change = ChangeClass.Fix, Summary = "Pictures arrive after the ticket" },
    ];

    private static ReleasePlan Fix(DateTimeOffset at, string summary) =>
        new(WorkCalendar.NextWorkday(WorkCalendar.NextWorkday(at)).AddHours(10)) { Change = ChangeClass.Fix, Summary = summary };

    private static DateTimeOffset Workday(DateTimeOffset at, double hour) => WorkCalendar.WorkdayAtOrBefore(at).AddHours(hour);

    private static Quiet Around(DateTimeOffset at) => new(at.AddDays(-3), at.AddDays(4));
}
