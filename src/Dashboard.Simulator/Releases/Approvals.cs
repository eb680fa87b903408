using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Releases;

/// <summary>Somebody is asked, waits, and answers with a name.</summary>
internal static class Approvals
{
    private const string Gate = "ready-for-canary";

    /// <summary>Returns the moment the release may go out.</summary>
    public static DateTimeOffset Play(ReleaseLife life, DateTimeOffset proven)
    {
        var pace = life.Profile.Pace;
        var morning = WorkCalendar.NextWorking(proven);
        var desk = WorkCalendar.On(morning, pace.MorningHour);
        var asked = morning < desk ? desk : morning;
        var approved = life.Plan.ApprovedAt ?? WorkCalendar.NextWorking(asked.AddMinutes(life.Random.In(pace.Approval)));
        asked = asked < approved ? asked : approved.AddMinutes(-6);
        var run = $"{life.Profile.Name}-{life.Release.Number}-approval";
        life.Write("approval.created", asked, (Keys.Run, run), ("gate", Gate), ("requestor", life.Release.Author));
        Rescan(life, proven, approved);
        if (life.Plan.Ending == Ending.NeverApproved)
        {
            return approved;
        }

        // The bigger the night, the more signatures it takes.
        var signers = life.Plan.Shipping == Shipping.AllAtOnce ? life.Profile.Team.People[1..] : [];
        foreach (var signer in signers)
        {
            var first = $"{run}-{signer[..1]}";
            life.Write("approval.created", asked.AddMinutes(2), (Keys.Run, first), ("gate", Gate), ("requestor", life.Release.Author));
            life.Write("approval.closed", approved.AddMinutes(-life.Random.Between(15.0, 80.0)), Answer(life, first, signer));
        }

        life.Write("approval.closed", approved, Answer(life, run, life.Profile.Team.Lead));
        return life.Plan.GoesOutAt ?? Slot(life, approved.AddMinutes(life.Random.Between(1.0, 6.0)));
    }

    private static (string, object?)[] Answer(ReleaseLife life, string run, string signer) =>
        [(Keys.Run, run), ("gate", Gate), ("decision", "approved"), ("actor", signer), ("requestor", life.Release.Author)];

    /// <summary>After the rollout before it, and early enough in the day to see it through.</summary>
    private static DateTimeOffset Slot(ReleaseLife life, DateTimeOffset start)
    {
        var free = life.Record.ProductionBusyUntil.AddMinutes(20);
        start = WorkCalendar.NextWorking(start > free ? start : free);
        return start.TimeOfDay <= TimeSpan.FromHours(15.5) ? start : WorkCalendar.On(WorkCalendar.NextWorkday(start), life.Profile.Pace.MorningHour);
    }

    /// <summary>Known weaknesses change without the artifact: what waits is looked at again.</summary>
    private static void Rescan(ReleaseLife life, DateTimeOffset proven, DateTimeOffset until)
    {
        for (var at = WorkCalendar.On(proven, 3).AddDays(4); at < until; at = at.AddDays(4))
        {
            life.Run(new CheckRun("build", "sca", at, 0.8) { Cases = 180 });
        }
    }
}
