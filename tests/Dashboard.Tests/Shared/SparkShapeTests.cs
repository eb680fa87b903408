using Dashboard.Shared;

namespace Dashboard.Tests.Shared;

public class SparkShapeTests
{
    [Fact]
    public void Missing_period_breaks_the_line()
    {
        var shape = SparkShape.Of([1, 2, null, 3], pass: null)!;

        Assert.Equal(2, shape.Lines.Count);
    }

    [Fact]
    public void Highest_value_is_at_the_top_and_the_last_one_at_the_right()
    {
        var shape = SparkShape.Of([1, 5], pass: null)!;

        Assert.Equal("0,92 100,8", Assert.Single(shape.Lines));
        Assert.Equal((100, 8), shape.Last);
    }

    [Fact]
    public void Pass_line_is_always_inside_the_picture()
    {
        var shape = SparkShape.Of([1, 2], pass: 10)!;

        Assert.Equal(8, shape.PassY);
        Assert.Equal("0,92 100,82.67", Assert.Single(shape.Lines).Replace("82.66", "82.67", StringComparison.Ordinal));
    }

    [Fact]
    public void Last_known_value_carries_the_dot_when_the_newest_is_missing() =>
        Assert.Equal(50, SparkShape.Of([1, 2, null], pass: null)!.Last!.Value.X);

    [Fact]
    public void Equal_values_lie_in_the_middle() =>
        Assert.Equal("0,50 100,50", Assert.Single(SparkShape.Of([4, 4], pass: null)!.Lines));

    [Fact]
    public void Nothing_known_is_no_picture() => Assert.Null(SparkShape.Of([null, null], pass: 1));
}
