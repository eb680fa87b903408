using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Stages;

/// What a stage shows beside its checks, in words: of one service, and of one release.
internal static class SideWords
{
    private static readonly Dictionary<StageLine, Side> Sides = new()
    {
        [ReleaseSides.Monitoring] = new("Monitoring that travelled with the artifact", "Came along, deployed and tested", Kept),
        [ReleaseSides.HandOffs] = new("Hand-offs", "Of an average release", sums => sums.HabitTold == 0 ? StageFact.NotTold : Each(sums)),
        [ReleaseSides.Provisioned] = new(
            "Environments made while nothing else ran", "Of an average answer",
            sums => sums.Queued == 0 ? StageFact.NotTold : Words.Duration(TimeSpan.FromSeconds((double)sums.QueueSeconds / sums.Queued)))
        {
            Told = sums => sums.Queued,
        },
        [ReleaseSides.ReadyAtBuild] = new("Ready to operate from the build on", "Monitoring known at build", Kept),
        [ReleaseSides.WithTests] = new("Changes that came with tests", "With tests", Kept),
        [ReleaseSides.Service] = new(
            "A running, observable service", "All three",
            sums => $"{Kept(sums)}; ran {Words.Number(sums.Runs)}, observable {Words.Number(sums.Passed)}, well {Words.Number(sums.FirstGreen)}, of {Words.Number(sums.Releases)}"),
        [ReleaseSides.Autonomy] = new("Waited for nobody", "Shared nothing, queued nowhere", Kept),
        [ReleaseSides.Stories] = new("Stories tried in the pipeline", "Stories with executed criteria", Kept),
    };

    /// The line of a stage that an address names; null for a word that names none.
    public static StageLine? LineOf(Stage stage, string? name) => ReleaseSides.All.Where(l => l.Stage == stage && l.Facet == name).Cast<StageLine?>().FirstOrDefault();

    public static string Address(StageLine line) => $"/stages/{Slug.Of(line.Stage)}?side={line.Facet}#services";

    public static string Title(StageLine line) => Sides[line].Title;

    /// How many releases told it.
    public static long Told(StageLine line, StageSums sums) => Sides[line].Told(sums);

    public static string Of(StageLine line, StageSums sums) => Sides[line].Of(sums);

    /// Hand-offs of an average release.
    public static string Each(StageSums sums) => ((double)sums.HabitKept / sums.HabitTold).ToString("0.#", CultureInfo.InvariantCulture);

    /// What the figure is.
    public static string Column(StageLine line) => Sides[line].Column;

    private static string Kept(StageSums sums) => Words.Number(sums.HabitKept);

    private sealed record Side(string Title, string Column, Func<StageSums, string> Of)
    {
        public Func<StageSums, long> Told { get; init; } = sums => sums.HabitTold;
    }
}
