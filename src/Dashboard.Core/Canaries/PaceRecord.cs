using Dashboard.Core.Confidence;

namespace Dashboard.Core.Canaries;

/// <summary>One release that came to everyone, and how.</summary>
public sealed record ShippedWay(DateTimeOffset ShippedAt, RiskLimit Limit, StepCalm? Calm);

/// <summary>How the releases of a window came to everyone.</summary>
/// <param name="Shipped">Releases that everyone had for the first time in the window.</param>
/// <param name="Limited">… of which something limited the risk.</param>
/// <param name="AllAtOnce">… that met everyone at once.</param>
/// <param name="StepsTold">… whose steps were told.</param>
/// <param name="CalmIndex">Mean calm index of those; null without any.</param>
/// <param name="MedianSteps">Half took no fewer steps.</param>
/// <param name="MedianLargest">Half had no larger step, in percent of traffic.</param>
public sealed record PaceRecord(int Shipped, int Limited, int AllAtOnce, int StepsTold, double? CalmIndex, double? MedianSteps, double? MedianLargest)
{
    /// <summary>Told one or the other.</summary>
    public int Told => Limited + AllAtOnce;

    /// <summary>Those with a limit ÷ those that told; null when none told.</summary>
    public double? LimitedShare => Told == 0 ? null : (double)Limited / Told;

    /// <summary>From the releases of a window.</summary>
    public static PaceRecord Of(IReadOnlyCollection<ShippedWay> shipped)
    {
        var calm = shipped.Select(s => s.Calm).OfType<StepCalm>().ToList();
        return new PaceRecord(
            shipped.Count,
            shipped.Count(s => s.Limit == RiskLimit.Limited),
            shipped.Count(s => s.Limit == RiskLimit.AllAtOnce),
            calm.Count,
            calm.Count == 0 ? null : calm.Average(c => c.Index),
            Ranks.Middle((double[])[.. calm.Select(c => (double)c.Steps).Order()]),
            Ranks.Middle((double[])[.. calm.Select(c => c.Largest).Order()]));
    }
}
