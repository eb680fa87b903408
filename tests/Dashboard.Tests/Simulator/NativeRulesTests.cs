using System.Globalization;

namespace Dashboard.Tests.Simulator;

public sealed class NativeRulesTests
{
    [Theory]
    [InlineData(SimulatedHistory.Now, "14")]
    [InlineData("2026-10-18T03:00:00Z", "14")]
    [InlineData("2027-01-01T00:00:00Z", "60")]
    public void Every_event_keeps_the_rules_of_the_native_format(string now, string services)
    {
        var end = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

        var broken = SimulatedHistory.EndingAt(now, "--services", services).Events
            .SelectMany(e => NativeRules.Broken(e, end).Select(fault => $"{fault}: {e.GetRawText()}"))
            .Take(10);

        Assert.Empty(broken);
    }

    [Fact]
    public void A_run_is_finished_at_most_once_per_attempt()
    {
        var finishes = SimulatedHistory.EndingAt(SimulatedHistory.Now).Events
            .Where(e => e.Is("testsuiterun.finished") && e.Word("cicd.pipeline.run.id") is not null)
            .Select(e => $"{e.Word("service")}/{e.Word("cicd.pipeline.run.id")}/{e.Amount("attempt")}")
            .ToList();

        Assert.Equal(finishes.Count, finishes.Distinct(StringComparer.Ordinal).Count());
    }
}
