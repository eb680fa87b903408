using Dashboard.Core.Measuring.Environments;

namespace Dashboard.Core.Tests.Measuring.Environments;

public class PrecedingTests
{
    private static readonly DateTimeOffset Down = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    // Minutes from the word "down" at which releases arrived ("x": in another environment; "~": from when to when they were deployed), when it had begun to fail, and which of them came shortly before.
    [Theory]
    [InlineData("", null, "")]
    [InlineData("-1", null, "-1")]
    [InlineData("0", null, "0")]
    [InlineData("-5", null, "-5")]
    [InlineData("-5.1", null, "")]
    [InlineData("1", null, "")] // came after it
    [InlineData("-3 -1 -2", null, "-1 -2 -3")] // the newest first
    [InlineData("x-1", null, "")]
    [InlineData("-1 -12", -10.0, "-12")] // it had failed for ten minutes by then: what came nine minutes after that was not before
    [InlineData("-2~2", null, "-2~2")] // on its way when it failed
    [InlineData("1~3", null, "")] // began after it
    [InlineData("-9~-6", null, "")] // there six minutes before
    [InlineData("-1", 5.0, "-1")] // told to begin after it was told: that was not told
    public void What_came_within_five_minutes_before_it_failed_came_before(string arrivals, double? began, string before)
    {
        Arrived[] came = [.. arrivals.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => new Arrived("cart", "r", a, a[0] == 'x' ? "other" : " Integration", Minute(a.Split('~')[0]), Minute(a.Split('~')[^1])))];
        var broke = new Breakage("integration", Down, null, began is { } minutes ? Down.AddMinutes(minutes) : null, null, null);

        Assert.Equal(before, string.Join(' ', Preceding.Of(broke, came).Select(a => a.Release)));
        Assert.Equal(before, string.Join(' ', Preceding.Of(broke, came.Reverse()).Select(a => a.Release)));
    }

    private static DateTimeOffset Minute(string told) => Down.AddMinutes(double.Parse(told.TrimStart('x'), System.Globalization.CultureInfo.InvariantCulture));
}
