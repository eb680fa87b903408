using Dashboard.Simulator.Releases;
using Dashboard.Simulator.Time;

namespace Dashboard.Simulator.Stories;

/// <summary>
/// Every third Friday night three weeks of work go to everyone at once, by checklist.
/// The last one before the present goes wrong: customers notice first, and the way back takes until morning.
/// </summary>
internal static class HeroicNights
{
    private const int DaysBetween = 21;

    public static Story Of(Era era)
    {
        // At least two nights have passed since, so that the rollback and the morning after are part of the history.
        var last = WorkCalendar.LastOn(DayOfWeek.Friday, era.Now.AddHours(-54));
        var nights = (int)((last.AddDays(-4) - era.Start).TotalDays / DaysBetween);
        return new Story { Plans = Plans(last, Math.Max(nights, 0)), Quiet = [new Quiet(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)] };
    }

    private static IEnumerable<ReleasePlan> Plans(DateTimeOffset last, int nights)
    {
        for (var night = -nights; ; night++)
        {
            var friday = last.AddDays(night * DaysBetween);
            yield return BigOne(friday, 9 + (((night + nights) * 3) % 7)) with
            {
                Aftermath = night switch { 0 => WentWrong, -2 => Complaints, _ => null },
            };
            if (night == -2)
            {
                yield return Mended(friday);
            }
        }
    }

    private static Aftermath WentWrong => new("critical", "table-lock-in-migration", "extended", "customers")
    {
        BeginsAfter = 32,
        RolledBackAfter = 218,
        ResolvedAfter = 251,
    };

    private static Aftermath Complaints => new("high", "currency-rounding", "stubbed-functional", "customers") { BeginsAfter = 640, ResolvedAfter = 410 };

    private static ReleasePlan BigOne(DateTimeOffset friday, int manualSteps) => new(friday.AddDays(-2).AddHours(16.7))
    {
        Summary = $"Everything since the last release night: {manualSteps * 5} changes",
        Shipping = Shipping.AllAtOnce,
        ManualSteps = manualSteps,
        ApprovedAt = friday.AddHours(17.2),
        GoesOutAt = friday.AddHours(22.2),
    };

    private static ReleasePlan Mended(DateTimeOffset friday) => new(friday.AddDays(3).AddHours(10.4))
    {
        Change = ChangeClass.Fix,
        Summary = "Mends the rounding of the release night",
        Shipping = Shipping.AllAtOnce,
        ManualSteps = 4,
        ApprovedAt = friday.AddDays(4).AddHours(16),
        GoesOutAt = friday.AddDays(4).AddHours(19.5),
    };
}
