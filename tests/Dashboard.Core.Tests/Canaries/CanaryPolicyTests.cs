using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Canaries;

/// The weight became 25 at minute 0; readings are "metric value minute", their line is 1 from above; the advice is asked for at a minute.
public class CanaryPolicyTests
{
    [Theory]
    [InlineData("errors 0.4 6", 10, CanaryVerdict.Promote, "errors is 0.4, within its line 1 (the version before: 0.3)")]
    [InlineData("errors 1 6", 10, CanaryVerdict.Promote, "within its line 1")]
    [InlineData("errors 1.2 6", 10, CanaryVerdict.RollBack, "errors is 1.2, above its line 1 (the version before: 0.3)")]
    [InlineData("errors 1.2 1", 2, CanaryVerdict.RollBack, "errors is 1.2, above its line 1")]
    [InlineData("errors 0.4 6; latency 3 6", 10, CanaryVerdict.RollBack, "latency is 3, above its line 1")]
    [InlineData("", 10, CanaryVerdict.NotEnoughEvidence, "No metric was compared with the version before")]
    [InlineData("errors 0.4 1", 3, CanaryVerdict.NotEnoughEvidence, "Only 3 min at 25 %; at least 5 min are needed")]
    [InlineData("errors 0.4 -5", 10, CanaryVerdict.NotEnoughEvidence, "Not measured since the weight changed: errors")]
    [InlineData("errors 0.4 6; latency 0.2 -5", 10, CanaryVerdict.NotEnoughEvidence, "Not measured since the weight changed: latency")]
    [InlineData("errors - 6", 10, CanaryVerdict.NotEnoughEvidence, "No metric has a pass line: errors")]
    [InlineData("errors 0.4 6; orders - 6", 10, CanaryVerdict.Hold, "orders has no pass line")]
    [InlineData("errors 0.4 6", 60, CanaryVerdict.Hold, "errors was last measured 54 min ago")]
    [InlineData("errors 0.4 6", 36, CanaryVerdict.Promote, "within its line")]
    [InlineData("engine pass 6", 10, CanaryVerdict.Promote, "engine passed, says the sender")]
    [InlineData("engine fail 6", 10, CanaryVerdict.RollBack, "engine failed, says the sender")]
    public void Advice_follows_the_newest_readings(string readings, int minute, CanaryVerdict verdict, string reason)
    {
        var advice = CanaryPolicy.Judge(Rollout(readings), At(minute));

        Assert.Equal(verdict, advice.Verdict);
        Assert.Contains(advice.Reasons, r => r.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reason_is_given() => Assert.Equal(2, CanaryPolicy.Judge(Rollout("errors 2 6; latency 3 6"), At(10)).Reasons.Count);

    [Fact]
    public void What_has_ended_is_judged_as_it_stood_at_its_end()
    {
        var aborted = Rollout("errors 0.4 6") with { Phase = RolloutPhase.Aborted, EndedAt = At(10) };

        Assert.Equal(CanaryVerdict.Promote, CanaryPolicy.Judge(aborted, At(10_000)).Verdict);
    }

    [Fact]
    public void Patience_is_the_caller_s_to_set() => Assert.Equal(
        CanaryVerdict.NotEnoughEvidence,
        CanaryPolicy.Judge(Rollout("errors 0.4 6"), At(10), new CanaryPatience { Bake = TimeSpan.FromHours(1) }).Verdict);

    [Theory]
    [InlineData(0.9, "below", false)]
    [InlineData(1.0, "below", true)]
    [InlineData(1.0, "above", true)]
    [InlineData(1.1, "above", false)]
    [InlineData(1.1, null, null)]
    public void A_reading_fails_on_the_side_its_direction_names(double value, string? direction, bool? inside) =>
        Assert.Equal(inside, new MetricReading { Metric = "m", Canary = value, Threshold = 1, Direction = direction }.Inside);

    private static RolloutState Rollout(string readings) => new()
    {
        Phase = RolloutPhase.Progressing,
        StartedAt = At(-30),
        UpdatedAt = At(0),
        Weight = 25,
        Weights = [new(At(-30), 5), new(At(0), 25)],
        Metrics = [.. readings.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Read)],
    };

    private static MetricReading Read(string text)
    {
        var parts = text.Split(' ');
        var value = Numbers.Of(parts[1]);
        return new MetricReading
        {
            Metric = parts[0],
            Canary = value,
            Baseline = 0.3,
            Threshold = value is null ? null : 1,
            Direction = "above",
            Verdict = parts[1] is "pass" or "fail" ? parts[1] : null,
            At = At(int.Parse(parts[2])),
        };
    }

    private static DateTimeOffset At(int minute) => History.Start.AddMinutes(minute);
}
