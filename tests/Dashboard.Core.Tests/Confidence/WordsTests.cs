using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class WordsTests
{
    [Theory]
    [InlineData(0.986, "98.6%")]
    [InlineData(0.98, "98%")]
    [InlineData(1, "100%")]
    [InlineData(0, "0%")]
    [InlineData(0.9997, "99.97%")]     // one decimal would say 100%
    [InlineData(0.0002, "0.02%")]      // one decimal would say 0%
    [InlineData(0.9796, "97.96%")]     // one decimal would say 98%, which is the line
    [InlineData(0.98004, "98.004%")]   // nor does it fall back on the line from above
    [InlineData(1.2, "120%")]
    [InlineData(12.345, "1,234.5%")]
    public void A_percentage_never_rounds_over_a_line(double share, string said) => Assert.Equal(said, Words.Percent(share, 0.98, 0.95));

    [Theory]
    [InlineData(25d, "25%")]
    [InlineData(12.25, "12.25%")]
    [InlineData(0d, "0%")]
    [InlineData(null, "share not told")]
    public void Traffic_is_said_as_it_was_told_and_the_untold_is_no_zero(double? share, string said) => Assert.Equal(said, Words.Traffic(share));

    [Theory]
    [InlineData(0.92, "0.92×")]
    [InlineData(0.996, "0.996×")]      // two decimals would say 1×
    [InlineData(1, "1×")]
    [InlineData(1.0917, "1.09×")]
    public void A_ratio_never_rounds_to_one(double ratio, string said) => Assert.Equal(said, Words.Ratio(ratio));

    [Theory]
    [InlineData(0.031, "+3.1 points")]
    [InlineData(-0.01, "−1 point")]
    [InlineData(0.0001, "no change")]
    public void Points_carry_their_sign(double difference, string said) => Assert.Equal(said, Words.Points(difference));

    [Theory]
    [InlineData(0, "0 releases")]
    [InlineData(1, "1 release")]
    [InlineData(2, "2 releases")]
    [InlineData(1412, "1,412 releases")]
    public void Counted_things_are_singular_for_one(long n, string said) => Assert.Equal(said, Words.Count(n, "release"));

    [Theory]
    [InlineData(0, 1, "The one release did not run")]
    [InlineData(0, 2, "Neither release ran")]
    [InlineData(0, 12, "None of 12 releases ran")]
    [InlineData(7, 10, "Only 7 of 10 releases ran")]
    public void How_few_did_something(long known, long all, string said) => Assert.Equal(said, Words.Only(known, all, "release", "ran", "run"));

    [Theory]
    [InlineData(1, "The one release")]
    [InlineData(2, "Both releases")]
    [InlineData(112, "All 112 releases")]
    public void All_of_something(long n, string said) => Assert.Equal(said, Words.All(n, "release"));

    [Theory]
    [InlineData(1, "1 second")]
    [InlineData(89, "89 seconds")]
    [InlineData(90, "2 minutes")]
    [InlineData(1440, "24 minutes")]
    [InlineData(5400, "2 hours")]
    [InlineData(219_600, "61 hours")]
    [InlineData(691_200, "8 days")]
    public void A_duration_uses_the_unit_that_still_says_something(int seconds, string said) =>
        Assert.Equal(said, Words.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1800, "30 minutes")]
    [InlineData(3600, "1 hour")]
    [InlineData(4_334_400, "1,204 hours")]   // hours of people's time stay hours
    public void Working_time_stays_in_hours(long seconds, string said) => Assert.Equal(said, Words.Hours(seconds));

    [Fact]
    public void Ages_and_days_are_told_from_now()
    {
        Assert.Equal("2 hours ago", Words.Age(Given.Now.AddHours(-2), Given.Now));
        Assert.Equal("just now", Words.Age(Given.Now.AddMinutes(5), Given.Now));
        Assert.Equal("9 November", Words.Date(Given.Now.AddDays(-8), Given.Now));
        Assert.Equal("17 November 2025", Words.Date(Given.Now.AddYears(-1), Given.Now));
    }

    [Fact]
    public void Lists_intervals_and_states_are_told_in_words()
    {
        Assert.Equal("none", Words.List([]));
        Assert.Equal("EUR", Words.List(["EUR"]));
        Assert.Equal("CHF, EUR and USD", Words.List(["CHF", "EUR", "USD"]));
        Assert.Equal("With 20 cases the true rate is probably between 1% and 24%", Words.Between(Interval.Wilson(1, 20)!, 20));
        Assert.Equal(["Not met", "At risk", "Unknown", "Met"], Enum.GetValues<Verdict>().Select(Words.Of));
        Assert.Equal(["CEO", "CISO", "COO", "CTO", "Legal"], Enum.GetValues<Role>().Select(Words.Of));
    }
}
