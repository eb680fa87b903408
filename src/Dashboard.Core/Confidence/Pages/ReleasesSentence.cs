using Dashboard.Core.Confidence.Checks;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>Is anything stopped on its way to customers? The first sentence over the list of releases.</summary>
public static class ReleasesSentence
{
    /// <param name="onTheirWay">Every release in flight.</param>
    /// <param name="shipped">Releases that shipped in the days looked at.</param>
    /// <param name="days">So many days.</param>
    public static PageAnswer Of(IReadOnlyCollection<OnItsWay> onTheirWay, int shipped, int days)
    {
        if (OnItsWay.Longest(onTheirWay) is not { } longest)
        {
            return Empty(shipped, days);
        }

        var stopped = onTheirWay.Where(r => r.IsStopped).ToList();
        return OnItsWay.Longest(stopped) is { } worst ? Stopped(worst, stopped.Count)
            : longest.Says(Verdict.Met, "Moving.", Moving(onTheirWay.Count), Words.Sentence($"{longest.Name} has stood longest, {Words.Duration(longest.Waited)}: it {longest.Does}"));
    }

    private static string Moving(int count) => count == 1 ? "One release is on its way, and nothing speaks against it." : $"{Words.Count(count, "release")} are on their way, and nothing speaks against any.";

    private static PageAnswer Stopped(OnItsWay worst, int count) => count == 1
        ? worst.Says(Verdict.AtRisk, "One is stopped.", $"{worst.Name} {worst.Does}.", worst.Reason)
        : worst.Says(Verdict.AtRisk, $"{Words.Number(count)} are stopped.", $"{worst.Name} has stood longest, {Words.Duration(worst.Waited)}.",
            string.Join(' ', new[] { Telling.Sentence($"It {worst.Does}"), worst.Reason }.OfType<string>()));

    private static PageAnswer Empty(int shipped, int days) => shipped == 0
        ? new(Verdict.Unknown, new Statement
        {
            Answer = "We cannot say.",
            Fact = $"No release is on its way, and none shipped in {Words.Count(days, "day")}.",
            Asked = Telling.Senders,
            NextStep = "Send the next build, so that its release appears here.",
        })
        : new(Verdict.Met, new Statement
        {
            Answer = "All shipped.",
            Fact = $"No release is on its way; {Words.Count(shipped, "release")} shipped in {Words.Count(days, "day")}.",
            Asked = Telling.NobodyAsked,
        });
}
