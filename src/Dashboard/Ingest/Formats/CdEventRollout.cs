using System.Text.Json;
using Dashboard.Core.Pipeline;

namespace Dashboard.Ingest.Formats;

/// <summary>
/// What a custom CDEvent tells of a rollout, which the vocabulary has no subject for; the words are those of native events:
/// {"context":{"type":"dev.cdeventsx.argorollouts-rollout.progressed.0.1.0", …},
///  "subject":{"id":"checkout-7","content":{"service":{"id":"checkout"},"environment":{"id":"production"},"artifactId":"pkg:oci/checkout@sha256%3A0b31…",
///    "weight":25,"step":2,"steps":5,"analysis":[{"metric":"errors","canary":0.2,"baseline":0.3,"threshold":0.5,"direction":"above"}]}}}
/// </summary>
public static class CdEventRollout
{
    private const string Rollout = "rollout.";

    /// `argorollouts-rollout.progressed` is `rollout.progressed`: the tool before the subject is who says it, not what it says.
    public static string TypeOf(string type)
    {
        var at = type.IndexOf("-" + Rollout, StringComparison.Ordinal);
        return at > 0 && EventTypes.Known.Contains(type[(at + 1)..]) ? type[(at + 1)..] : type;
    }

    /// The event with weight, steps, reason and readings, where it is a rollout's.
    public static PathEvent Read(PathEvent e, JsonElement content)
    {
        if (!e.Type.StartsWith(Rollout, StringComparison.Ordinal))
        {
            return e;
        }

        var details = new Dictionary<string, string>(e.Details ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        if (Readings(content.At("analysis")) is { Count: > 0 } readings)
        {
            details["analysis"] = NativeAnalysis.Write(readings);
        }

        return e with
        {
            Weight = Number(content, "weight") is { } weight and >= 0 and <= 100 ? weight : null,
            Step = content.Whole("step") is { } step and >= 0 ? step : null,
            Steps = content.Whole("steps") is { } steps and >= 0 ? steps : null,
            Details = details.Count == 0 ? null : details,
        };
    }

    // What names no metric is left out, and a number that is none is not there; the delivery keeps the whole of it.
    private static List<AnalysisMetric> Readings(JsonElement analysis) => analysis.ValueKind != JsonValueKind.Array ? [] :
    [
        .. analysis.EnumerateArray().Where(item => item.Text("metric") is { Length: <= NativeKeys.LongestName }).Take(NativeAnalysis.MostMetrics)
            .Select(item => new AnalysisMetric(
                item.Text("metric"), Number(item, "canary"), Number(item, "baseline"), Number(item, "threshold"),
                item.Text("direction") is { } side && NativeDetails.IsDirection(side) ? side : null,
                item.Text("verdict") is { } verdict ? Texts.Cut(verdict, NativeKeys.LongestName) : null)),
    ];

    private static double? Number(JsonElement item, string name) =>
        item.At(name) is { ValueKind: JsonValueKind.Number } part && part.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
