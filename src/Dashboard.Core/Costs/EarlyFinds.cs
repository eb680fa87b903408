using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Costs;

/// <summary>What was found at a stage, and what finding it there spared.</summary>
/// <param name="Stage">Where.</param>
/// <param name="Found">Releases that this stage was the first to hold back; in production, incidents.</param>
/// <param name="Factor">How many times dearer than at the build stage it is to mend it when it is found here.</param>
/// <param name="Cost">The estimate of mending it here.</param>
/// <param name="Saved">The estimate of what it would have cost more, had customers found it.</param>
public sealed record StageFinds(Stage Stage, long Found, decimal Factor, decimal Cost, decimal Saved);

/// <summary>Found early is far cheaper than found late: an estimate, from where each problem was found and a factor for every stage.</summary>
public static class EarlyFinds
{
    /// <summary>Stages before anything of others, or of customers, can be hurt.</summary>
    public static readonly IReadOnlyList<Stage> Early = [Stage.Build, Stage.StubbedFunctional, Stage.StubbedNonFunctional];

    /// <summary>All seven stages in the order of the path. What a release that several stages hold back has wrong was found by the first.</summary>
    public static IReadOnlyList<StageFinds> Of(IReadOnlyDictionary<Stage, long> found, CostRates rates) =>
    [
        .. Enum.GetValues<Stage>().Select(stage => (Stage: stage, Found: found.GetValueOrDefault(stage))).Select(s => new StageFinds(
            s.Stage, s.Found, rates.FoundAt[s.Stage], rates.Mending(s.Found * rates.MendHoursAt(s.Stage)),
            rates.Mending(s.Found * Math.Max(0, rates.MendHoursAt(Stage.Production) - rates.MendHoursAt(s.Stage))))),
    ];

    /// <summary>Share of what was found that was found early; null of nothing.</summary>
    public static double? EarlyShare(IReadOnlyDictionary<Stage, long> found) => ShareOf(found, Early);

    /// <summary>Share of what was found that was found by the time it had met the others; null of nothing.</summary>
    public static double? TogetherShare(IReadOnlyDictionary<Stage, long> found) => ShareOf(found, [.. Early, Stage.Integration]);

    private static double? ShareOf(IReadOnlyDictionary<Stage, long> found, IReadOnlyList<Stage> stages) =>
        found.Values.Sum() is > 0 and var all ? (double)stages.Sum(s => found.GetValueOrDefault(s)) / all : null;
}
