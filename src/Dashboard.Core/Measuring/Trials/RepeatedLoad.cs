using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Trials;

/// <summary>Load runs of one journey under the conditions of the newest: the same expected load, of whichever release.</summary>
/// <param name="Stage">Where they ran.</param>
/// <param name="Journey">The journey, else the suite.</param>
/// <param name="Runs">The newest first.</param>
public sealed record RepeatedLoad(Stage Stage, string Journey, IReadOnlyList<TrialOf> Runs)
{
    /// <summary>Runs of a journey that are looked at.</summary>
    public const int Most = 10;

    /// <summary>(most carried − least carried) ÷ their mean; null of a run that nobody repeated, and where nothing was carried.</summary>
    public double? Spread
    {
        get
        {
            List<double> carried = [.. Runs.Select(r => r.Trial.Of(TrialFigure.Achieved)!.Value)];
            return carried.Count < 2 || carried.Average() <= 0 ? null : (carried.Max() - carried.Min()) / carried.Average();
        }
    }

    /// <summary>Of one service's tries, the newest first. A run that did not prove anything, or did not tell both loads, repeats none.</summary>
    public static IEnumerable<RepeatedLoad> Of(IEnumerable<TrialOf> newestFirst) =>
        from runs in newestFirst.Where(IsTold).GroupBy(t => (t.Trial.Stage, t.Trial.Name))
        let expected = runs.First().Trial.Of(TrialFigure.Expected)
        select new RepeatedLoad(runs.Key.Stage, runs.Key.Name, [.. runs.Where(r => r.Trial.Of(TrialFigure.Expected) == expected).Take(Most)]);

    private static bool IsTold(TrialOf t) => t.Trial is { Stage: Stage.StubbedNonFunctional, Check: "load" } or { Stage: Stage.Extended, Check: "peak-load" }
        && t.Trial.End != TrialEnd.Unproven && t.Trial.Of(TrialFigure.Achieved) is not null && t.Trial.Of(TrialFigure.Expected) is not null;
}
