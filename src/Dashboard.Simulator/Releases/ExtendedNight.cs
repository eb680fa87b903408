using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Releases;

/// <summary>The long tests of the night: peak, soak, faults, side by side with the version before.</summary>
internal static class ExtendedNight
{
    private static readonly string[] Faults = ["slow-downstream", "latency-spike", "dns-failure", "restart-at-a-bad-moment"];

    /// <summary>Returns the end of the night's tests; a cancelled test is run again the night after.</summary>
    public static DateTimeOffset Play(ReleaseLife life, DateTimeOffset from)
    {
        var start = WorkCalendar.On(from, life.Profile.Pace.NightHour).AddMinutes(life.Random.Between(0.0, 12.0));
        if (start < from)
        {
            // Too late for the slot, but the night is still young, or else tomorrow's.
            start = from.Hour < 23 ? from.AddMinutes(20) : start.AddDays(1);
        }

        var ready = Deployments.ToTestEnvironment(life, "extended", from, start, 60);
        if (life.Profile.Tier == 3)
        {
            return Short(life, ready);
        }

        var end = Long(life, ready);
        if (life.Interrupted && !life.Stopped)
        {
            end = RunAgain(life, life.Plan.RunsAgainAt ?? start.AddDays(1));
        }

        Cost(life, start, end);
        return life.Plan.AlarmInTheNight ? Alarm(life, end) : end;
    }

    /// <summary>Returns the moment somebody has looked and let it go.</summary>
    private static DateTimeOffset Alarm(ReleaseLife life, DateTimeOffset end)
    {
        (string, object?)[] alarm =
        [
            ("alert", $"{life.Profile.Name}: memory grows"), ("environment", "extended"), ("severity", "warning"), ("promotionPreventing", true),
        ];
        var looked = WorkCalendar.NextWorking(end).AddMinutes(8);
        life.Write("alert.fired", end.AddMinutes(-35), alarm);
        life.Write("alert.resolved", looked, [.. alarm, ("actor", life.Release.Author)]);
        return looked.AddMinutes(1);
    }

    /// <summary>Inside services are only restarted once.</summary>
    private static DateTimeOffset Short(ReleaseLife life, DateTimeOffset ready) =>
        life.Run(new CheckRun("extended", "fault", ready.AddSeconds(10), 12) { Suite = Faults[3], Cases = 2, Values = [("fault", Faults[3])] });

    private static DateTimeOffset Long(ReleaseLife life, DateTimeOffset ready)
    {
        var soak = life.Random.In(life.Profile.Pace.Soak);
        var ends = new List<DateTimeOffset>
        {
            life.Run(new CheckRun("extended", "soak", ready.AddSeconds(20), soak) { Suite = "all night", Cases = 1, Values = [("trigger", "auto"), ("memorySlope", MemorySlope(life))] }),
            life.Run(new CheckRun("extended", "rolling-compatibility", ready.AddSeconds(20), 16) { Suite = "with the version before", Cases = 12 }),
        };
        var at = ready.AddMinutes(18);
        foreach (var journey in life.Profile.Load.Journeys)
        {
            at = life.Run(new CheckRun("extended", "peak-load", at, life.Random.Between(38.0, 52.0)) { Suite = journey, Values = LoadFigures.Of(life, journey, 1.6) });
            ends.Add(at);
        }

        foreach (var fault in life.Profile.Tier == 1 ? Faults : Faults[..2])
        {
            var injected = at.AddMinutes(2);
            at = life.Run(new CheckRun("extended", "fault", injected, 14) { Suite = fault, Cases = 5, Values = [("fault", fault), ("scenario", "adverse")] });
            Notice(life, fault, injected);
            ends.Add(at);
        }

        ends.Add(life.Run(new CheckRun("extended", "simulation", at.AddMinutes(2), 20) { Suite = "a day of customers", Cases = 40 }));
        if (life.Profile.Proof.Monitoring)
        {
            ends.Add(life.Run(new CheckRun("extended", "alerting", at.AddMinutes(3), 18) { Suite = "its own alarms", Cases = 6 }));
        }

        return ends.Max();
    }

    // Little by little, and less where a leak was mended; a few megabytes an hour say nothing alone.
    private static double MemorySlope(ReleaseLife life) => Math.Round(((life.Release.Number * 7) % 23 / 10.0) + (life.Plan.AlarmInTheNight ? 14.5 : 0), 1);

    /// <summary>Its own alarms notice most of what is broken for them; those of a service that does not ship them notice nothing.</summary>
    private static void Notice(ReleaseLife life, string fault, DateTimeOffset injected)
    {
        if (!life.Profile.Proof.Monitoring || (life.Release.Number + fault.Length) % 6 == 0)
        {
            return;
        }

        (string, object?)[] alarm =
        [
            ("alert", $"{life.Profile.Name}: {fault.Replace('-', ' ')}"), ("environment", "extended"), ("severity", "warning"), ("promotionPreventing", false),
        ];
        life.Write("alert.fired", injected.AddMinutes(3), alarm);
        life.Write("alert.resolved", injected.AddMinutes(15), alarm);
    }

    private static DateTimeOffset RunAgain(ReleaseLife life, DateTimeOffset start)
    {
        foreach (var journey in life.Profile.Load.Journeys)
        {
            var run = new CheckRun("extended", "peak-load", start, 48) { Suite = journey, Values = LoadFigures.Of(life, journey, 1.6) };
            start = life.RunAgain(run);
        }

        return start;
    }

    private static void Cost(ReleaseLife life, DateTimeOffset start, DateTimeOffset end) =>
        life.Write("cost.recorded", end.AddMinutes(3),
            ("environment", "extended"), ("amount", Figure.Of(life.Profile.Money.PerNight * life.Random.Between(0.9, 1.1))), ("currency", "EUR"),
            ("kind", "compute"), ("started", start), ("finished", end));
}
