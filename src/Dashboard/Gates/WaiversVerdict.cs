using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;

namespace Dashboard.Gates;

/// The sentence the page of waivers begins with: what has run out, what waits for an answer, what is in force.
public sealed record WaiversVerdict(string Answer, string Css, string Sentence)
{
    public static WaiversVerdict Of(WaiversView view)
    {
        if (view.Expired is [var worst, ..])
        {
            return new(Count(view.Expired.Count, "One ran out.", "ran out."), "notmet", $"{Capital(Named(worst))} is waived no longer and still not proven.");
        }

        if (view.Asked is [var oldest, ..])
        {
            return new(Count(view.Asked.Count, "One waits.", "wait."), "risk", $"{oldest.Asked.By} asked {Words.Age(oldest.Asked.At, view.AsOf)} to waive {Named(oldest)}.");
        }

        if (view.Open is [var first, ..])
        {
            return new(Count(view.Open.Count, "One in force.", "in force."), "risk", $"{Capital(Named(first))} is waived for {Words.Duration(first.Until!.Value - view.AsOf)} more.");
        }

        return view.Holds is [var hold, ..]
            ? new("Held.", "risk", $"{hold.About.Service} {hold.About.Release} is held by {hold.Placed.By}: {hold.Placed.Reason}")
            : new("Nothing is waived.", "met", "Every gate rests on proof alone.");
    }

    private static string Count(int n, string one, string many) => n == 1 ? one : $"{Words.Number(n)} {many}";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Named(WaiverReading waiver)
    {
        var more = waiver.Items.Count > 1 ? $" and {Words.Number(waiver.Items.Count - 1)} more" : "";
        return $"{ItemWords.Name(waiver.Items[0])}{more} of {waiver.About.Service}{(waiver.About.Release is null ? "" : " " + waiver.About.Release)}";
    }
}
