using Dashboard.Core.Measuring;

namespace Dashboard.Core.Tests.Measuring;

public class DoraTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static DoraInput Nothing => new() { Days = 30, Shipped = 0, Leads = [], Reached = 0, Failed = 0, Incidents = [], Rework = 0 };

    [Fact]
    public void None_is_none_and_never_zero()
    {
        var none = Dora.Of(Nothing);

        Assert.Equal((null, null, null, null, null), (none.PerWeek, none.Lead.Median, none.Failure.Share, none.Recovery.Median, none.Rework.Share));
        Assert.Null(none.Failure.Between);
    }

    // 4 shipped in 30 days: 4 * 7 / 30 = 0.933 a week, which is a count. 1 of 4 failed is an anecdote: Wilson says 4.6% to 69.9%.
    [Fact]
    public void Few_are_counted_and_their_rates_are_unknown_with_the_interval()
    {
        var few = Dora.Of(Nothing with { Shipped = 4, Reached = 4, Failed = 1, Rework = 1, Leads = Hours(1, 2, 3, 4) });

        Assert.Equal(0.9333, few.PerWeek!.Value, 4);
        Assert.Equal((null, null, null), (few.Failure.Share, few.Rework.Share, few.Lead.Median));
        Assert.Equal((0.0456, 0.6994), (Math.Round(few.Failure.Between!.Low, 4), Math.Round(few.Failure.Between.High, 4)));
        Assert.Equal((4, TimeSpan.FromHours(1), TimeSpan.FromHours(4)), (few.Lead.Cases, few.Lead.Shortest, few.Lead.Longest));
    }

    // 10 shipped in 28 days: 2.5 a week. Leads 1 2 3 5 8 13: the middle of 3 and 5 is 4 hours, told by 6 of 10. 3 of 12 reached failed: 25%. 2 of 10 rework: 20%.
    [Fact]
    public void Enough_are_figures_with_what_they_rest_on()
    {
        var dora = Dora.Of(Nothing with { Days = 28, Shipped = 10, Leads = Hours(13, 1, 8, 2, 5, 3), Reached = 12, Failed = 3, Rework = 2 });

        Assert.Equal(2.5, dora.PerWeek);
        Assert.Equal((TimeSpan.FromHours(4), 6, 10), (dora.Lead.Median, dora.Lead.Cases, dora.Lead.Of));
        Assert.Equal((0.25, 0.2), (dora.Failure.Share, dora.Rework.Share));
    }

    // Of six incidents one is open and one was resolved before it was detected: four times are known, too few for a middle. With a fifth it is 3 hours.
    [Fact]
    public void Open_and_contradictory_incidents_make_no_recovery_time()
    {
        var incidents = new[] { 1, 2, 4, 8 }.Select(h => (Day, (DateTimeOffset?)Day.AddHours(h))).Append((Day, null)).Append((Day, Day.AddHours(-1))).ToList();

        var four = Dora.Of(Nothing with { Incidents = incidents }).Recovery;
        var five = Dora.Of(Nothing with { Incidents = [.. incidents, (Day, Day.AddHours(3))] }).Recovery;

        Assert.Equal((null, 4, 6), (four.Median, four.Cases, four.Of));
        Assert.Equal((TimeSpan.FromHours(3), 5, 7), (five.Median, five.Cases, five.Of));
    }

    [Fact]
    public void A_lead_that_ends_before_it_begins_is_missing() =>
        Assert.Equal((1, 2), (Dora.Of(Nothing with { Shipped = 2, Leads = Hours(-3, 3) }).Lead.Cases, Dora.Of(Nothing with { Shipped = 2, Leads = Hours(-3, 3) }).Lead.Of));

    private static IReadOnlyList<TimeSpan> Hours(params int[] hours) => [.. hours.Select(h => TimeSpan.FromHours(h))];
}
