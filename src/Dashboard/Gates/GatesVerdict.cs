using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;

namespace Dashboard.Gates;

/// The sentence the page begins with: whether anything is stuck, and what.
public sealed record GatesVerdict(string Answer, string Css, string Sentence)
{
    /// A wait longer than this is called stuck: proof of any stage is to be had within days.
    private static readonly TimeSpan Stuck = TimeSpan.FromDays(3);

    public static GatesVerdict Of(GatesView view)
    {
        var waiting = view.Queues.SelectMany(q => q.Waiting.Select(w => (Wait: w, q.Gate))).OrderBy(x => x.Wait.Since).ToList();
        if (waiting.Count == 0)
        {
            return view.Answers.Count == 0 && view.Ready == 0
                ? new("We cannot say.", "unknown", "No release is on its way.")
                : new("Nothing waits.", "met", "No release in flight stands before a closed gate.");
        }

        var (longest, gate) = waiting[0];
        var age = view.AsOf - longest.Since;
        var stuck = waiting.Count(x => view.AsOf - x.Wait.Since > Stuck);
        var sentence = $"{longest.Service} {longest.Name} has waited {Words.Duration(age > TimeSpan.Zero ? age : TimeSpan.Zero)} at {GateNames.Title(gate)}.";
        return stuck > 0
            ? new(stuck == 1 ? "One is stuck." : $"{Words.Number(stuck)} are stuck.", "risk", sentence)
            : new("Moving.", "met", $"{Words.Count(waiting.Count, "release")} {(waiting.Count == 1 ? "waits" : "wait")} for proof; {sentence}");
    }
}
