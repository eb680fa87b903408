using Dashboard.Core.Confidence;

namespace Dashboard.Core.Measuring;

/// <summary>One shipment as calm or heroic.</summary>
/// <param name="At">When all customers had it.</param>
/// <param name="AroundGates">Customers got it through a closed gate.</param>
/// <param name="TakenBack">It was taken back.</param>
public sealed record Shipment(DateTimeOffset At, bool AroundGates, bool TakenBack)
{
    public bool OutOfHours => !WorkingHours.Hold(At);

    /// <summary>Nobody was needed at night, no gate was passed by, nothing had to be undone.</summary>
    public bool IsRoutine => !OutOfHours && !AroundGates && !TakenBack;
}

/// <summary>How much of shipping is routine: the shipments in working hours, through the gates, that stayed ÷ all; and in how many weeks there was one.</summary>
public sealed record Routine(long Calm, long Shipped, long OutOfHours, long AroundGates, long TakenBack, int WeeksWithOne, int Weeks)
{
    /// <summary>0..1; null under five shipments.</summary>
    public double? Index => Shipped < Dora.Enough ? null : (double)Calm / Shipped;

    public Interval? Between => Interval.Wilson(Calm, Shipped);

    /// <summary>Met from nine in ten on, AtRisk from three in four on.</summary>
    public Verdict Verdict => Index switch { null => Verdict.Unknown, >= 0.9 => Verdict.Met, >= 0.75 => Verdict.AtRisk, _ => Verdict.NotMet };

    /// <summary>Over so many weeks of seven days that end at <paramref name="now"/>. What is dated ahead is left out.</summary>
    public static Routine Of(IEnumerable<Shipment> shipments, DateTimeOffset now, int weeks)
    {
        var from = now - TimeSpan.FromDays(7 * weeks);
        List<Shipment> counted = [.. shipments.Where(s => s.At > from && s.At <= now)];
        return new Routine(
            counted.Count(s => s.IsRoutine), counted.Count, counted.Count(s => s.OutOfHours), counted.Count(s => s.AroundGates), counted.Count(s => s.TakenBack),
            counted.Select(s => (int)((now - s.At).Ticks / (TimeSpan.TicksPerDay * 7))).Distinct().Count(), weeks);
    }
}
