using Dashboard.Core.Confidence;
using Dashboard.Core.Costs;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Costs;

/// The COO's answer on what a release costs, and both courses it is made from.
public sealed record ReleaseCostCard(Finding Finding, IReadOnlyList<double?> Each, IReadOnlyList<double?> Shipped, string Said)
{
    public static ReleaseCostCard Of(CostReading reading)
    {
        var (weeks, currency) = (reading.Back.Weeks, reading.Back.Currency);
        List<double?> each = [.. weeks.Select(w => (double?)w.Each(currency))];
        var newest = weeks.Select(w => w.Each(currency)).LastOrDefault(e => e is not null);
        return new ReleaseCostCard(
            CooAnswer.Of(reading.Confidence, "coo.cost"), each, [.. weeks.Select(w => (double?)w.Shipped)],
            newest is { } now ? $"The newest week that told both: {Money.About(now, currency!)} each. It is an estimate, as a cost can belong to a release of another week."
                : "No week told both a cost and a release.");
    }
}

/// What was asked for and used under load, and what had to be made again.
public sealed record UseCard(Finding Finding, double? Cpu, double? Memory, long Told, long Shipped, long Rework)
{
    public static UseCard Of(ConfidenceReading reading)
    {
        var m = reading.Input.Total();
        double? Used(long used, long requested) => requested == 0 ? null : (double)used / requested;
        return new UseCard(
            CooAnswer.Of(reading, "coo.resources"), Used(m.UsedCpuMilli, m.RequestedCpuMilli), Used(m.UsedMemoryMilli, m.RequestedMemoryMilli), m.ReleasesWithSizing, m.Shipped, m.Rework);
    }
}

/// Environments that were made for releases: of the old world, or light and soon gone.
public sealed record EnvironmentsCard(long Made, long Told, long Modern, long Ended, long UsedSeconds, long IdleSeconds)
{
    public static EnvironmentsCard Of(StagesReading reading)
    {
        var sums = Enum.GetValues<Stage>().Select(s => reading.LineOf(StageSides.Environments(s)).Sums).Aggregate(StageSums.Zero, (sum, s) => sum + s);
        return new EnvironmentsCard(sums.Runs, sums.HabitTold, sums.HabitKept, sums.Timed, sums.RanSeconds, sums.QueueSeconds);
    }

    public double? IdleShare => UsedSeconds + IdleSeconds == 0 ? null : (double)IdleSeconds / (UsedSeconds + IdleSeconds);
}

/// The COO's own checks, judged where they always are.
internal static class CooAnswer
{
    public static Finding Of(ConfidenceReading reading, string check) => reading.RoleOf(Role.Coo).Findings.Single(f => f.CheckId == check);
}
