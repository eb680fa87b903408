using Dashboard.Core.Measuring;

namespace Dashboard.Core.Tests.Measuring;

public class RoutineTests
{
    // A Monday, noon.
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-02T07:00Z", true)]
    [InlineData("2026-03-02T18:59Z", true)]
    [InlineData("2026-03-02T06:59Z", false)]
    [InlineData("2026-03-02T19:00Z", false)]
    [InlineData("2026-02-28T12:00Z", false)] // Saturday
    [InlineData("2026-03-02T06:30-02:00", true)] // 08:30 UTC
    public void Working_hours_are_weekdays_seven_to_seven_utc(string at, bool expected) =>
        Assert.Equal(expected, WorkingHours.Hold(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void None_has_no_index_and_no_interval()
    {
        var none = Routine.Of([], Now, 12);

        Assert.Equal((null, null, 0, 12), (none.Index, none.Between, none.WeeksWithOne, none.Weeks));
    }

    // Monday to Thursday noon of the week before, all calm: 4 of 4 is still too few.
    [Fact]
    public void Few_have_an_interval_and_no_index()
    {
        var few = Routine.Of(Enumerable.Range(4, 4).Select(d => Calm(d)), Now, 12);

        Assert.Equal((4, 4, null), (few.Calm, few.Shipped, few.Index));
        Assert.NotNull(few.Between);
    }

    // Six shipments: three calm, one at night, one around the gates, one at night that was taken back: 3 of 6. Days 3, 5 (week 0), 10 (1), 17 (2), 38 and 38 (5): four weeks.
    [Fact]
    public void Heroics_are_told_apart_and_one_that_is_two_of_them_counts_once_against_the_index()
    {
        var routine = Routine.Of([Calm(3), Calm(5), Calm(10), Night(17), Calm(38) with { AroundGates = true }, Night(38) with { TakenBack = true }], Now, 12);

        Assert.Equal((0.5, 2, 1, 1, 4), (routine.Index, routine.OutOfHours, routine.AroundGates, routine.TakenBack, routine.WeeksWithOne));
    }

    // Day 84 noon is the edge and out; what is dated ahead is no shipment yet.
    [Fact]
    public void What_lies_outside_the_weeks_or_ahead_is_left_out() =>
        Assert.Equal(1, Routine.Of([Calm(83), Calm(84), Calm(-1)], Now, 12).Shipped);

    // 9 of 10, 8 of 10, 7 of 10.
    [Theory]
    [InlineData(1, Dashboard.Core.Confidence.Verdict.Met)]
    [InlineData(2, Dashboard.Core.Confidence.Verdict.AtRisk)]
    [InlineData(3, Dashboard.Core.Confidence.Verdict.NotMet)]
    public void Nine_in_ten_are_routine(int heroic, Dashboard.Core.Confidence.Verdict expected)
    {
        var routine = Routine.Of(Enumerable.Range(0, 10).Select(i => Calm(7 * i) with { TakenBack = i < heroic }), Now, 12);

        Assert.Equal(expected, routine.Verdict);
        Assert.Equal($"{10 - heroic} of 10 releases shipped calmly in 12 weeks.", Dashboard.Core.Confidence.Pages.DeliverySentence.Of(routine).Statement.Fact);
    }

    private static Shipment Calm(int daysAgo) => new(Now.AddDays(-daysAgo), false, false);

    private static Shipment Night(int daysAgo) => new(Now.AddDays(-daysAgo).AddHours(10), false, false);
}
