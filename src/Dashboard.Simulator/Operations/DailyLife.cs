using Dashboard.Simulator.Chance;
using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Stories;
using Dashboard.Simulator.Stream;
using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Operations;

/// <summary>What happens without a release: what runs, what it costs, practised rollbacks, small alarms, statements kept fresh.</summary>
internal sealed class DailyLife(ServiceProfile profile, Era era, ServiceRecord record, EventLog log, SeededRandom random)
{
    private int _drills;

    public void Write(DateTimeOffset day)
    {
        var number = (int)(day - era.Start).TotalDays;

        // Every day draws the same numbers, used or not, so that days do not depend on releases.
        var cost = random.Between(0.94, 1.06);
        var minute = random.Between(0, 240);
        var alarm = random.Happens(0.035);
        if (record.RunningAt(day.AddHours(1)) is not { } running)
        {
            return;
        }

        Running(day.AddHours(6));
        Cost(running, day, number, cost);
        if (alarm)
        {
            Alarm(day.AddHours(9).AddMinutes(minute));
        }

        if (running.Version.Length > 0)
        {
            Statements(running, day, number);
            Practice(running, day, number);
            SharedEnvironment(running, day, number, minute);
        }
    }

    // A release that was taken back in the night does not run in the morning.
    private void Running(DateTimeOffset at) =>
        Write("service.running", at, record.RunningAt(at)!,
            ("environment", "production"), ("team", profile.Team.Name), ("tier", profile.Tier), ("customers", profile.Customers));

    private void Cost(Release running, DateTimeOffset day, int number, double noise)
    {
        var amount = profile.Money.PerDay * (1 + (profile.Money.GrowthPerDay * number)) * noise;
        Write("cost.recorded", day.AddMinutes(35), running,
            ("environment", "production"), ("amount", Figure.Of(amount)), ("currency", "EUR"), ("kind", "compute"), ("started", day.AddDays(-1)), ("finished", day));
    }

    private void Alarm(DateTimeOffset at)
    {
        var running = record.RunningAt(at)!;
        (string, object?)[] alarm =
        [
            ("alert", $"{profile.Name}: slow answers"), ("environment", "production"), ("severity", "warning"), ("promotionPreventing", false),
        ];
        Write("alert.fired", at, running, alarm);
        Write("alert.resolved", at.AddMinutes(11), running, alarm);
    }

    private void Statements(Release running, DateTimeOffset day, int number)
    {
        // One statement a working week, in turn: each is renewed well within a quarter.
        if (day.DayOfWeek == DayOfWeek.Tuesday && profile.Statements is { Length: > 0 } kinds)
        {
            var kind = kinds[number / 7 % kinds.Length];
            Write("evidence.recorded", day.AddHours(10), running,
                ("kind", kind), ("url", $"{Lanternway.Handbook}/{profile.Name}/{kind}"), ("actor", profile.Team.Lead));
        }
    }

    private void Practice(Release running, DateTimeOffset day, int number)
    {
        var proof = profile.Proof;
        if (proof.Rebuilds)
        {
            Write("testsuiterun.finished", day.AddHours(4.2), running,
                ("stage", "build"), ("check", "rebuild"), ("outcome", "success"), ("started", day.AddHours(4)), ("finished", day.AddHours(4.2)));
        }

        if (proof.DrillEveryDays > 0 && WorkCalendar.IsWorkday(day) && number / proof.DrillEveryDays > _drills
            && record.BeforeAt(day) is { } before)
        {
            _drills = number / proof.DrillEveryDays;
            var at = day.AddHours(10.5);
            Write("service.rolledback", at, running,
                ("environment", "extended"), ("fromDigest", running.Digest), ("toDigest", before.Digest), ("drill", true), ("reason", "practice"),
                ("actor", profile.Team.People[^1]), ("started", at.AddMinutes(-4)), ("finished", at));
        }
    }

    /// <summary>One service keeps the shared environment for all: it is down for half an hour now and then.</summary>
    private void SharedEnvironment(Release running, DateTimeOffset day, int number, int minute)
    {
        if (profile.Name != Lanternway.KeeperOfIntegration || !WorkCalendar.IsWorkday(day))
        {
            return;
        }

        (string, object?)[] shared = [("environment", IntegrationStage.Environment), ("shared", true), ("isolated", false), ("productionLike", true)];
        var up = day.AddHours(7.5);
        Write("environment.modified", up, running, [.. shared, ("health", "up"), ("dataOwner", profile.Team.Name)]);
        if (number % 11 == 5)
        {
            var down = day.AddHours(9).AddMinutes(minute);
            Write("environment.modified", down, running, [.. shared, ("health", "down")]);
            Write("environment.modified", down.AddMinutes(18 + (minute % 25)), running, [.. shared, ("health", "up")]);
        }
    }

    private void Write(string type, DateTimeOffset at, Release running, params ReadOnlySpan<(string, object?)> values) =>
        log.Write(type, at, [("version", running.Version.Length > 0 ? running.Version : null), ("digest", running.Digest), .. values]);
}
