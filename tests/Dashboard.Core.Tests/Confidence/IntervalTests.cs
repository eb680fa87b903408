using Dashboard.Core.Confidence;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Confidence;

public class IntervalTests
{
    [Theory]
    [InlineData(1, 20, 0.009, 0.236)]    // the example leaders read: "between 1% and 24%"
    [InlineData(10, 12, 0.552, 0.953)]
    [InlineData(50, 100, 0.404, 0.596)]
    [InlineData(0, 10, 0, 0.278)]        // none of n: z² ÷ (n + z²) = 3.841 ÷ 13.841
    [InlineData(10, 10, 0.722, 1)]       // all of n: n ÷ (n + z²) = 10 ÷ 13.841
    [InlineData(0, 1, 0, 0.793)]
    [InlineData(1, 1, 0.207, 1)]
    public void Wilson_gives_the_published_range(int successes, int trials, double low, double high)
    {
        var range = Interval.Wilson(successes, trials)!;

        Assert.Equal((low, high), (Math.Round(range.Low, 3), Math.Round(range.High, 3)));
    }

    [Fact]
    public void Nothing_tried_has_no_range() => Assert.Null(Interval.Wilson(0, 0));

    [Property]
    public bool The_range_holds_the_rate_and_stays_between_none_and_all(byte successes, byte failures)
    {
        var trials = successes + failures;
        return Interval.Wilson(successes, trials) is not { } range
            ? trials == 0
            : range.Low >= 0 && range.High <= 1 && range.Low <= (double)successes / trials && range.High >= (double)successes / trials;
    }
}
