using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Measuring.Trials;

public class RepeatedLoadTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    // Carried of expected, newest first; then how often it ran under the conditions of the newest, and (most − least) ÷ mean.
    [Theory]
    [InlineData("100/200", 1, null)] // nobody repeated it
    [InlineData("100/200 100/200", 2, 0.0)]
    [InlineData("110/200 90/200", 2, 0.2)] // 20 ÷ 100
    [InlineData("120/200 90/200 90/200", 3, 0.3)] // 30 ÷ 100
    [InlineData("110/200 500/900 90/200", 2, 0.2)] // another expectation is another test
    [InlineData("110/200 -50/200 90/200", 3, 0.72)] // one that failed was run as well: 60 ÷ 83.33
    [InlineData("110/200 0:50/200 90/200", 2, 0.2)] // one that proved nothing was not
    [InlineData("0/200 0/200", 2, null)] // nothing carried has no spread
    public void A_load_test_repeats_as_closely_as_its_runs_carry_the_same(string runs, int count, double? spread)
    {
        var load = Assert.Single(RepeatedLoad.Of(Told(runs)));

        Assert.Equal((count, "buy"), (load.Runs.Count, load.Journey));
        Assert.Equal(spread is null, load.Spread is null);
        Assert.Equal(spread ?? 0, load.Spread ?? 0, 6);
    }

    [Fact]
    public void Only_the_newest_ten_are_looked_at() =>
        Assert.Equal(RepeatedLoad.Most, Assert.Single(RepeatedLoad.Of(Told(string.Join(' ', Enumerable.Repeat("100/200", 12))))).Runs.Count);

    [Fact]
    public void What_told_no_load_repeats_none_and_stages_do_not_mix()
    {
        var untold = new TrialOf("r", "1", Load(0, TrialEnd.Passed, null, 200));
        var soak = Told("100/200")[0] with { Trial = Told("100/200")[0].Trial with { Stage = Stage.Extended, Check = "soak" } };
        var peak = soak with { Trial = soak.Trial with { Check = "peak-load" } };

        Assert.Empty(RepeatedLoad.Of([untold, soak]));
        Assert.Equal([1, 1], RepeatedLoad.Of([.. Told("100/200"), peak]).Select(l => l.Runs.Count));
    }

    private static List<TrialOf> Told(string runs) => [.. runs.Split(' ').Select((run, i) =>
    {
        var loads = run.Replace("0:", "", StringComparison.Ordinal).TrimStart('-').Split('/').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var end = run.StartsWith("0:", StringComparison.Ordinal) ? TrialEnd.Unproven : run[0] == '-' ? TrialEnd.Failed : TrialEnd.Passed;
        return new TrialOf($"r{i}", $"1.{i}", Load(i, end, loads[0], loads[1]));
    })];

    private static Trial Load(int ago, TrialEnd end, double? achieved, double expected)
    {
        Dictionary<TrialFigure, double> figures = new() { [TrialFigure.Expected] = expected };
        if (achieved is { } carried)
        {
            figures[TrialFigure.Achieved] = carried;
        }

        return new(Stage.StubbedNonFunctional, "load", "buy", Start.AddHours(-ago), null, end, figures);
    }
}
