using System.Globalization;

namespace Dashboard.Core.Canaries;

/// <summary>Where a canary is judged. Pure; advice only. A fault needs no patience, a pass does.</summary>
public static class CanaryPolicy
{
    private static readonly CanaryPatience Usual = new();

    /// <summary>The advice for a rollout as it stands at <paramref name="now"/>; for one that ended, what its readings said at its end.</summary>
    public static CanaryAdvice Judge(RolloutState rollout, DateTimeOffset now, CanaryPatience? patience = null)
    {
        var usual = patience ?? Usual;
        var at = rollout.EndedAt ?? now;
        var weighed = rollout.Weights.LastOrDefault(w => w.Weight is > 0 and < 100);
        var since = weighed?.At ?? rollout.StartedAt;
        var metrics = rollout.Metrics;

        var outside = metrics.Where(m => m.Passes == false).Select(Outside).ToList();
        if (outside.Count > 0)
        {
            return new(CanaryVerdict.RollBack, outside);
        }

        List<string> thin = [];
        if (metrics.Count == 0)
        {
            thin.Add("No metric was compared with the version before");
        }
        else if (metrics.All(m => m.Passes is null))
        {
            thin.Add($"No metric has a pass line: {Names(metrics)}");
        }

        if (at - since < usual.Bake)
        {
            thin.Add($"Only {Span(at - since)} at {Weight(rollout, weighed)}; at least {Span(usual.Bake)} are needed");
        }

        var before = metrics.Where(m => m.At < since).ToList();
        if (before.Count > 0)
        {
            thin.Add($"Not measured since the weight changed: {Names(before)}");
        }

        return thin.Count > 0 ? new(CanaryVerdict.NotEnoughEvidence, thin) : PromoteOrHold(metrics, at, usual);
    }

    private static CanaryAdvice PromoteOrHold(IReadOnlyList<MetricReading> metrics, DateTimeOffset at, CanaryPatience usual)
    {
        List<string> doubts = [
            .. metrics.Where(m => m.Passes is null).Select(m => $"{m.Metric} has no pass line"),
            .. metrics.Where(m => at - m.At > usual.ReadingAge).Select(m => $"{m.Metric} was last measured {Span(at - m.At)} ago"),
        ];
        return doubts.Count > 0 ? new(CanaryVerdict.Hold, doubts) : new(CanaryVerdict.Promote, [.. metrics.Select(Inside)]);
    }

    private static string Outside(MetricReading m) => m.Inside is null ? $"{m.Metric} failed, says the sender"
        : $"{m.Metric} is {Figure(m.Canary)}, {(m.Direction == "above" ? "above" : "below")} its line {Figure(m.Threshold)}{Baseline(m)}";

    private static string Inside(MetricReading m) => m.Inside is null ? $"{m.Metric} passed, says the sender"
        : $"{m.Metric} is {Figure(m.Canary)}, within its line {Figure(m.Threshold)}{Baseline(m)}";

    private static string Baseline(MetricReading m) => m.Baseline is null ? "" : $" (the version before: {Figure(m.Baseline)})";

    private static string Weight(RolloutState rollout, WeightAt? weighed) =>
        (weighed?.Weight ?? rollout.Weight) is { } weight ? $"{Figure(weight)} %" : "this weight";

    private static string Names(IEnumerable<MetricReading> metrics) => string.Join(", ", metrics.Select(m => m.Metric));

    private static string Figure(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";

    private static string Span(TimeSpan time) => time < TimeSpan.FromMinutes(1) ? "less than a minute"
        : time < TimeSpan.FromHours(2) ? $"{(int)time.TotalMinutes} min" : $"{(int)time.TotalHours} h";
}
