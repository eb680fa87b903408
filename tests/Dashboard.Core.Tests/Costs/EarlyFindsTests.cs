using Dashboard.Core.Costs;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Costs;

public class EarlyFindsTests
{
    // A person's hour is 10 and mending at the build stage takes 2 hours: 20. Found in production it is 30 times as dear: 600.
    private static readonly CostRates Rates = new() { PersonHour = 10, MendHours = 2 };

    [Theory]
    [InlineData(Stage.Build, 3, 60, 1740)] // 3 × 20, and 3 × (600 − 20)
    [InlineData(Stage.Integration, 2, 200, 1000)] // 2 × 5 × 20, and 2 × (600 − 100)
    [InlineData(Stage.Canary, 1, 240, 360)]
    [InlineData(Stage.Production, 4, 2400, 0)] // nothing is later
    [InlineData(Stage.Extended, 0, 0, 0)]
    public void What_was_found_at_a_stage_saved_the_rest(Stage stage, long found, int cost, int saved)
    {
        var finds = EarlyFinds.Of(new Dictionary<Stage, long> { [stage] = found }, Rates).Single(f => f.Stage == stage);

        Assert.Equal((found, (decimal)cost, (decimal)saved), (finds.Found, finds.Cost, finds.Saved));
    }

    [Fact]
    public void A_stage_that_is_said_to_be_dearer_than_production_saves_nothing_rather_than_less_than_nothing()
    {
        var odd = Rates with { FoundAt = new Dictionary<Stage, decimal>(CostRates.DefaultFoundAt) { [Stage.Canary] = 50 } };

        Assert.Equal(0, EarlyFinds.Of(new Dictionary<Stage, long> { [Stage.Canary] = 1 }, odd).Single(f => f.Stage == Stage.Canary).Saved);
    }

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(4, 0, 0, 1.0)]
    [InlineData(1, 2, 1, 0.25)]
    [InlineData(0, 0, 5, 0.0)]
    public void The_early_share_is_of_all_that_was_found(long build, long integration, long production, double? share) => Assert.Equal(
        share, EarlyFinds.EarlyShare(new Dictionary<Stage, long> { [Stage.Build] = build, [Stage.Integration] = integration, [Stage.Production] = production }));

    // Of one in the build, two with the others and one by a customer three were found by then.
    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(1, 2, 1, 0.75)]
    [InlineData(0, 3, 0, 1.0)]
    [InlineData(0, 0, 5, 0.0)]
    public void What_was_found_by_the_time_it_met_the_others_includes_what_was_found_alone(long build, long integration, long production, double? share) => Assert.Equal(
        share, EarlyFinds.TogetherShare(new Dictionary<Stage, long> { [Stage.Build] = build, [Stage.Integration] = integration, [Stage.Production] = production }));

    [Theory]
    [InlineData(10, 10, 36000, 4, 12, 3.0)] // 600 minutes × 0.02, over four releases held back
    [InlineData(10, 5, 18000, 0, 12, null)] // half told: the others are taken to have run as long
    [InlineData(10, 0, 0, 2, null, null)] // nobody told how long
    public void A_check_costs_what_it_ran(long runs, long timed, long seconds, long held, int? cost, double? perCatch)
    {
        var check = CheckCost.Of(new(Stage.Extended, "soak", ""), new StageSums { Runs = runs, Timed = timed, RanSeconds = seconds, Held = held }, new CostRates());

        Assert.Equal((cost, (decimal?)perCatch), ((int?)check.Cost, check.PerCatch));
    }

    // Builds by hour, "+" green and "-" red; stretches as from-to.
    [Theory]
    [InlineData("", "")]
    [InlineData("1+ 2+", "")]
    [InlineData("1+ 3- 4+", "3-4")]
    [InlineData("3- 5- 9+ 10- 11+", "3-9 10-11")] // red after red is one stretch
    [InlineData("9+ 5- 3-", "3-9")] // told late
    [InlineData("1+ 3-", "3-")] // it lasts
    [InlineData("3- 3+", "3-")] // contradicting: the red one counts
    public void Main_is_red_from_a_red_build_to_the_next_green_one(string builds, string stretches)
    {
        var found = RedMain.Of(builds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => new MainBuild(At(int.Parse(b[..^1], System.Globalization.CultureInfo.InvariantCulture)), b[^1] == '-')));

        Assert.Equal(stretches, string.Join(' ', found.Select(s => $"{s.From.Hour}-{s.To?.Hour}")));
    }

    [Fact]
    public void Only_the_part_inside_the_window_counts_and_what_lasts_counts_to_now()
    {
        RedStretch[] stretches = [new(At(1), At(4)), new(At(6), At(7)), new(At(9), null)];

        // 3 to 4, 6 to 7, 9 to 10
        Assert.Equal(3 * 3600, RedMain.Seconds(stretches, At(3), At(10)));
    }

    [Theory]
    [InlineData(0, "about 0 EUR")]
    [InlineData(4.456, "about 4.46 EUR")]
    [InlineData(63.4, "about 63 EUR")]
    [InlineData(1244, "about 1,240 EUR")]
    [InlineData(987654, "about 988,000 EUR")]
    public void An_estimate_is_told_no_more_exactly_than_it_is(double amount, string told) => Assert.Equal(told, Money.About((decimal)amount, "EUR"));

    private static DateTimeOffset At(int hour) => new(2026, 3, 2, hour, 0, 0, TimeSpan.Zero);
}
