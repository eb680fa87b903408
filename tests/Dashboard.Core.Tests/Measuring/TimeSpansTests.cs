using Dashboard.Core.Measuring;
using Dashboard.Core.Tests.Support;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Measuring;

public class TimeSpansTests
{
    // Stretches in minutes, clipped to [0, 100].
    [Theory]
    [InlineData("", 0)]
    [InlineData("10-20", 10)]
    [InlineData("10-20 15-30", 20)]
    [InlineData("10-20 20-30", 20)]
    [InlineData("30-40 10-20", 20)]
    [InlineData("10-50 20-30", 40)]
    [InlineData("20-10", 0)]
    [InlineData("-20-10", 10)]
    [InlineData("90-130", 10)]
    [InlineData("-20--10 110-120", 0)]
    public void A_union_counts_overlap_once_and_stays_inside_its_frame(string stretches, int minutes) =>
        Assert.Equal(minutes * 60, Union(stretches).Seconds);

    // What of the first lies outside the second.
    [Theory]
    [InlineData("10-50", "20-30", 30)]
    [InlineData("10-50", "0-100", 0)]
    [InlineData("10-50", "", 40)]
    [InlineData("10-50", "0-20 40-60", 20)]
    [InlineData("10-20 30-40", "15-35", 10)]
    [InlineData("10-50", "10-20 20-30 45-50", 15)]
    [InlineData("", "10-20", 0)]
    public void What_is_without_another_is_cut_exactly(string some, string other, int minutes) =>
        Assert.Equal(minutes * 60, Union(some).Without(Union(other)).Seconds);

    [Property]
    public void What_is_in_both_and_what_is_in_one_only_make_up_the_union((byte, byte)[] some, (byte, byte)[] other)
    {
        var (a, b) = (Union(some), Union(other));

        Assert.Equal(a.With(b).Seconds, a.Without(b).Seconds + b.Seconds);
        Assert.Equal(a.With(b).Seconds, b.Without(a).Seconds + a.Seconds);
    }

    private static TimeSpans Union((byte From, byte To)[] stretches) =>
        TimeSpans.Union(stretches.Select(s => (At(s.From), At(s.To))), At(0), At(200));

    private static TimeSpans Union(string stretches) => TimeSpans.Union(
        stretches.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read), At(0), At(100));

    private static (DateTimeOffset, DateTimeOffset) Read(string stretch)
    {
        var dash = stretch.IndexOf('-', 1);
        return (At(int.Parse(stretch[..dash])), At(int.Parse(stretch[(dash + 1)..])));
    }

    private static DateTimeOffset At(int minute) => History.Start.AddMinutes(minute);
}
