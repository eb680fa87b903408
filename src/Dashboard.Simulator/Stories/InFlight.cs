using Dashboard.Simulator.Organisation;
using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Stories;

/// <summary>The history ends in the middle of life, whatever the hour and the weekday of its end.</summary>
internal static class InFlight
{
    public static Story? Of(MidLife midLife, Era era)
    {
        var plan = midLife switch
        {
            MidLife.CanaryAtQuarter => Canary(era, 95, new() { HeldAtStep = 2, Reason = "Watching a quarter of customers" }),
            MidLife.CanaryNearTheLine => Canary(era, 50, new() { HeldAtStep = 1, Reason = "Slower than usual", Strain = new(0.9, 0.97) }),
            MidLife.WaitingForApproval => Waiting(era),
            MidLife.HeldByPeakLoad => Held(era),
            MidLife.WaitedTooLong => TooLong(era),
            _ => throw new ArgumentOutOfRangeException(nameof(midLife), midLife, null),
        };
        return era.Holds(plan.MergedAt) ? new Story { Plans = [plan], Quiet = [new(plan.MergedAt.AddDays(-4), era.Now.AddHours(20))] } : null;
    }

    private static ReleasePlan Canary(Era era, int minutes, CanaryCourse course)
    {
        var start = WorkCalendar.LastWorking(era.Now.AddMinutes(-minutes));
        return new ReleasePlan(WorkCalendar.PreviousWorkday(start).AddHours(14.1))
        {
            ApprovedAt = start.AddMinutes(-7),
            GoesOutAt = start,
            Canary = course with { ResumesAt = WorkCalendar.NextWorking(era.Now.AddHours(1.5)) },
        };
    }

    /// <summary>Proven yesterday, asked for this morning; nobody has answered.</summary>
    private static ReleasePlan Waiting(Era era)
    {
        var yesterday = WorkCalendar.PreviousWorkday(era.Now);
        return new ReleasePlan(WorkCalendar.PreviousWorkday(yesterday).AddHours(13.2)) { ApprovedAt = WorkCalendar.NextWorking(era.Now.AddHours(4)) };
    }

    /// <summary>The night's peak-load run was stopped; without it the gate stays closed.</summary>
    private static ReleasePlan Held(Era era) => new(WorkCalendar.PreviousWorkday(era.Now).AddHours(11.1))
    {
        Troubles = [new("extended", "peak-load", TroubleKind.CancelledThisNight, "No load generators free")],
        RunsAgainAt = WorkCalendar.NextWorkday(era.Now).AddHours(20),
    };

    /// <summary>Six weeks on the shelf: what the long tests proved is too old by now.</summary>
    private static ReleasePlan TooLong(Era era) => new(WorkCalendar.WorkdayAtOrBefore(era.Now.AddDays(-41)).AddHours(11))
    {
        Summary = "Points for ferries, waits for the campaign",
        ApprovedAt = era.Now.AddDays(1),
        Ending = Ending.NeverApproved,
    };
}
