using System.Globalization;
using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Shared;

namespace Dashboard.Canaries;

/// A rollout in a leader's words.
public static class CanaryWords
{
    public static string Figure(double? value) => value?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? "not sent";

    /// The pass line as a demand: "at most 450".
    public static string Requirement(MetricReading metric) => (metric.Threshold, metric.Direction) switch
    {
        ({ } line, "above") => $"must be at most {Figure(line)}",
        ({ } line, "below") => $"must be at least {Figure(line)}",
        ({ } line, _) => $"line {Figure(line)}, but which side fails was not sent",
        _ => "no pass line was sent",
    };

    public static (ChipState State, string Word) Verdict(MetricReading metric) => metric.Passes switch
    {
        true => (ChipState.Passed, metric.Inside is null ? "Passed, says the sender" : "Inside"),
        false => (ChipState.Failed, metric.Inside is null ? "Failed, says the sender" : "Outside"),
        null => (ChipState.Unknown, "Cannot be told"),
    };

    public static string Exposure(Exposed exposed) => exposed.CustomersPerDay is { } customers
        ? $"{Words.Number((long)Math.Round(exposed.Minutes * customers, MidpointRounding.AwayFromZero))} customer-minutes"
        : $"{Words.Number((long)Math.Round(exposed.Minutes, MidpointRounding.AwayFromZero))} traffic-minutes";

    public static string AllAtOnce(Exposed exposed) => exposed.CustomersPerDay is { } customers
        ? Words.Number((long)Math.Round(exposed.AllAtOnceMinutes * customers, MidpointRounding.AwayFromZero))
        : Words.Number((long)Math.Round(exposed.AllAtOnceMinutes, MidpointRounding.AwayFromZero));

    public static string Engine(RolloutPhase phase) => phase switch
    {
        RolloutPhase.Progressing => "goes forward",
        RolloutPhase.Paused => "waits",
        RolloutPhase.Promoted => "gave it to everyone",
        _ => "turned it back",
    };

    public static string Advice(CanaryVerdict verdict) => verdict switch
    {
        CanaryVerdict.Promote => "go on",
        CanaryVerdict.Hold => "stay where it is",
        CanaryVerdict.RollBack => "turn back",
        _ => "wait: there is not enough evidence",
    };
}
