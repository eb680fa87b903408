using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Stages;

/// What a stage shows beside its checks, in words: of one service, and of one release.
internal static class SideWords
{
    /// The line of a stage that an address names; null for a word that names none.
    public static StageLine? LineOf(Stage stage, string? name) => ReleaseSides.All.Where(l => l.Stage == stage && l.Facet == name).Cast<StageLine?>().FirstOrDefault();

    public static string Address(StageLine line) => $"/stages/{Slug.Of(line.Stage)}?side={line.Facet}#services";

    public static string Title(StageLine line) =>
        line == ReleaseSides.Monitoring ? "Monitoring that travelled with the artifact" : line == ReleaseSides.HandOffs ? "Hand-offs" : "Environments made while nothing else ran";

    /// How many releases told it.
    public static long Told(StageLine line, StageSums sums) => line == ReleaseSides.Provisioned ? sums.Queued : sums.HabitTold;

    public static string Of(StageLine line, StageSums sums) =>
        line == ReleaseSides.Monitoring ? Words.Number(sums.HabitKept)
        : line == ReleaseSides.HandOffs ? sums.HabitTold == 0 ? StageFact.NotTold : Each(sums)
        : sums.Queued == 0 ? StageFact.NotTold : Words.Duration(TimeSpan.FromSeconds((double)sums.QueueSeconds / sums.Queued));

    /// Hand-offs of an average release.
    public static string Each(StageSums sums) => ((double)sums.HabitKept / sums.HabitTold).ToString("0.#", CultureInfo.InvariantCulture);

    /// What the figure is.
    public static string Column(StageLine line) => line == ReleaseSides.Monitoring ? "Came along, deployed and tested" : line == ReleaseSides.HandOffs ? "Of an average release" : "Of an average answer";
}
