using Dashboard.Core.Confidence.Checks;
using Dashboard.Core.Gates;

namespace Dashboard.Core.Confidence.Pages;

/// <summary>Does anything wait too long for proof? The first sentence over the gates.</summary>
public static class GatesSentence
{
    /// <summary>A wait longer than this is called stuck: proof of any stage is to be had within days.</summary>
    public static readonly TimeSpan Stuck = TimeSpan.FromDays(3);

    /// <param name="onTheirWay">Every release in flight.</param>
    /// <param name="everAnswered">Whether any gate ever answered.</param>
    public static PageAnswer Of(IReadOnlyCollection<OnItsWay> onTheirWay, bool everAnswered)
    {
        var waiting = onTheirWay.Where(r => r.Obstacle is not null).ToList();
        if (OnItsWay.Longest(waiting) is not { Obstacle: { } obstacle } longest)
        {
            return OnItsWay.Longest(onTheirWay) is { } ready ? Ready(ready, onTheirWay.Count) : Nothing(everAnswered);
        }

        var (stuck, gate) = (waiting.Count(r => r.Waited > Stuck), GateNames.Title(obstacle.Gate));
        var (age, cause) = (Words.Duration(longest.Waited), string.Join(' ', new[] { Telling.Sentence($"It {longest.Does}"), longest.Reason }.OfType<string>()));
        return stuck switch
        {
            0 => longest.Says(Verdict.Met, "Moving.", Moving(waiting.Count), $"{longest.Name} has waited longest, {age}, at {gate}. {cause}"),
            1 => longest.Says(Verdict.AtRisk, "One is stuck.", $"{longest.Name} has waited {age} at {gate}.", cause),
            _ => longest.Says(Verdict.AtRisk, $"{Words.Number(stuck)} are stuck.", $"{longest.Name} has waited longest, {age}, at {gate}.", cause),
        };
    }

    private static string Moving(int waiting) => waiting == 1
        ? $"One release waits for proof, no longer than {Words.Duration(Stuck)}."
        : $"{Words.Count(waiting, "release")} wait for proof, none longer than {Words.Duration(Stuck)}.";

    private static PageAnswer Ready(OnItsWay ready, int count) => ready.Says(
        Verdict.Met, "Nothing waits.",
        count == 1 ? $"{ready.Name} has earned the right to ship." : $"{Words.All(count, "release")} in flight have earned the right to ship.",
        $"{(count == 1 ? "It" : ready.Name)} has been ready{(count == 1 ? "" : " longest,")} for {Words.Duration(ready.Waited)}.");

    private static PageAnswer Nothing(bool everAnswered) => everAnswered
        ? new(Verdict.Met, new Statement { Answer = "Nothing waits.", Fact = "No release is on its way to a gate.", Asked = Telling.NobodyAsked })
        : new(Verdict.Unknown, new Statement
        {
            Answer = "We cannot say.",
            Fact = "No gate has ever answered.",
            Asked = Telling.Senders,
            NextStep = "Send the first build; its gates answer by themselves.",
        });
}
