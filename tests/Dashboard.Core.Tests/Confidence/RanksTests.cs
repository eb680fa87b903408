using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class RanksTests
{
    // Nearest rank: the place is the share of the count, rounded up.
    [Theory]
    [InlineData(1, 50, 1)] // ⌈0.5⌉
    [InlineData(10, 50, 5)] // ⌈5⌉
    [InlineData(10, 90, 9)] // ⌈9⌉
    [InlineData(11, 90, 10)] // ⌈9.9⌉
    [InlineData(3, 50, 2)] // ⌈1.5⌉
    [InlineData(3, 100, 3)]
    public void Nearest_rank_is_the_smallest_value_that_so_many_stay_within(int count, int percent, int expected) =>
        Assert.Equal(expected, Ranks.Nearest([.. Enumerable.Range(1, count)], percent));

    [Fact]
    public void The_middle_of_an_even_number_is_the_mean_of_two()
    {
        Assert.Equal(2.5, Ranks.Middle((double[])[1, 2, 3, 9]));
        Assert.Equal(3, Ranks.Middle((double[])[1, 3, 9]));
        Assert.Null(Ranks.Middle((double[])[]));
        Assert.Equal(TimeSpan.FromMinutes(15), Ranks.Middle((TimeSpan[])[TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20)]));
    }
}
