using Dashboard.Core.Measuring.Stages;

namespace Dashboard.Core.Tests.Measuring;

public class TimeBandsTests
{
    // Seconds of runs, and the percentile asked for in seconds. Four runs of 610 s lie between 600 and 720: the half of them is told as
    // 600 + 120 × 2 ÷ 4 = 660. Of 90 s and three of 610 s the first is in 80–100, and the half is two in: 600 + 120 × 1 ÷ 3 = 640.
    [Theory]
    [InlineData("610 610 610 610", 0.5, 660)]
    [InlineData("90 610 610 610", 0.5, 640)]
    [InlineData("0", 0.5, 0)] // 0 + 1 × 0.5, rounded to the even second
    [InlineData("500000", 0.9, 172_800)] // the last band has no end: at least
    public void A_percentile_is_read_from_the_bands(string seconds, double share, double expected) =>
        Assert.Equal(expected, TimeBands.Percentile(Bands(seconds), share)!.Value.TotalSeconds);

    [Fact]
    public void Of_nothing_there_is_no_percentile() => Assert.Null(TimeBands.Percentile(new Dictionary<int, long>(), 0.5));

    [Fact]
    public void A_time_lies_no_further_than_a_half_from_the_edges_of_its_band()
    {
        for (var seconds = 4; seconds < 172_800; seconds += 97)
        {
            var told = TimeBands.Percentile(Bands(seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)), 0.5)!.Value.TotalSeconds;
            Assert.InRange(told / seconds, 1 / 1.5, 1.5);
        }
    }

    private static Dictionary<int, long> Bands(string seconds) => seconds.Split(' ')
        .Select(s => TimeBands.Of(TimeSpan.FromSeconds(int.Parse(s, System.Globalization.CultureInfo.InvariantCulture)))).GroupBy(b => b).ToDictionary(g => g.Key, g => (long)g.Count());
}
