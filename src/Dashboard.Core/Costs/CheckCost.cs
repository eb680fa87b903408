using Dashboard.Core.Measuring.Stages;

namespace Dashboard.Core.Costs;

/// <summary>What a check cost and what it caught.</summary>
/// <param name="Line">Which.</param>
/// <param name="Sums">What it did in the window.</param>
/// <param name="Cost">The estimate from the time that its runs told; null where none did.</param>
/// <param name="PerCatch">The cost ÷ the releases that it holds back; null where it caught nothing.</param>
public sealed record CheckCost(StageLine Line, StageSums Sums, decimal? Cost, decimal? PerCatch)
{
    /// <summary>Of one check's sums. Runs that told no time are taken to have run as long as the others.</summary>
    public static CheckCost Of(StageLine line, StageSums sums, CostRates rates)
    {
        decimal? cost = sums.Timed == 0 ? null : rates.Ran(sums.RanSeconds) * sums.Runs / sums.Timed;
        return new(line, sums, cost, sums.Held == 0 ? null : cost / sums.Held);
    }
}
