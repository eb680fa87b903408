using System.Globalization;
using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Figures;
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

    /// How a rollout ended, as a chip.
    public static (ChipState State, string Word) End(FinishedRollout rollout) => rollout.End switch
    {
        RolloutEnd.Promoted => (ChipState.Promoted, "Reached everyone"),
        RolloutEnd.Inconclusive => (ChipState.NotEnoughEvidence, "Inconclusive"),
        RolloutEnd.AgainstAdvice => (ChipState.AtRisk, "Against our advice"),
        _ => (ChipState.Aborted, "Turned back"),
    };

    /// What a finished rollout came to, in one sentence.
    public static string Came(FinishedRollout rollout, TimeSpan? turnedBackAfter) => rollout switch
    {
        { End: RolloutEnd.TurnedBack, Incident: false } => $"No incident came with it: it failed safely, and counts as a win.{After(turnedBackAfter)}",
        { End: RolloutEnd.TurnedBack } => $"An incident came with it.{After(turnedBackAfter)}",
        { Missed: true } => $"The canary missed it: {Afterwards(rollout)} since everyone had it.",
        { End: RolloutEnd.Promoted } => "Every metric was inside its line when everyone got it.",
        { End: RolloutEnd.AgainstAdvice } => "A metric was outside its line when everyone got it.",
        _ => "Too little was measured to say that it was good when everyone got it.",
    };

    private static string After(TimeSpan? turnedBackAfter) => turnedBackAfter is { } after ? $" It was turned back {Words.Duration(after)} after a metric had crossed its line." : "";

    public static string Afterwards(FinishedRollout rollout) => rollout switch
    {
        { End: RolloutEnd.TurnedBack, Incident: false } => "no incident: failed safely",
        { Incident: true, RolledBackSince: true } => "an incident, rolled back",
        { Incident: true } => "an incident",
        { RolledBackSince: true } => "rolled back",
        _ => "nothing went wrong",
    };

    /// Minutes of full traffic as customer-minutes where the customers are known; nothing to say where customers had a share that was not told.
    public static string Minutes(double minutes, FinishedRow row) => row.Rollout.MostWeight is null ? "not told" : row.Customers is { } customers
        ? $"{Words.Number((long)Math.Round(minutes * customers, MidpointRounding.AwayFromZero))} customer-minutes"
        : $"{Words.Number((long)Math.Round(minutes, MidpointRounding.AwayFromZero))} traffic-minutes";

    public static (ChipState State, string Word) Limit(RiskLimit limit) => limit switch
    {
        RiskLimit.Limited => (ChipState.Passed, "Limited"),
        RiskLimit.AllAtOnce => (ChipState.AtRisk, "All at once"),
        _ => (ChipState.Missing, "Not told"),
    };

    public static string Kind(WayBackKind kind) => kind switch
    {
        WayBackKind.Drill => "a drill",
        WayBackKind.Rollback => "a rollback",
        _ => "a canary turned back",
    };

    /// Whole days since the way back was last walked.
    public static string Days(WayBack way, DateTimeOffset now) => way.DaysSince(now) is { } days ? days == 0 ? "today" : Words.Count(days, "day") : "never";

    public static string Calm(double index) => index.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Happened(RolloutEvent what) => what.Kind switch
    {
        RolloutEventKind.Started => what.Weight is { } first ? $"Began with {Words.Traffic(first)} of traffic" : "Began",
        RolloutEventKind.Expanded => $"Expanded to {Words.Traffic(what.Weight)}",
        RolloutEventKind.Reduced => $"Reduced to {Words.Traffic(what.Weight)}",
        RolloutEventKind.Paused => $"Paused{Because(what.What)}",
        RolloutEventKind.CrossedItsLine => $"{what.What} crossed its line",
        RolloutEventKind.BackInside => $"{what.What} is inside its line again",
        RolloutEventKind.Promoted => "Everyone has it",
        _ => $"Turned back{Because(what.What)}",
    };

    private static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $": {reason}";

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
