using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class SinceTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, SinceKind.Week, 7)]
    [InlineData("", SinceKind.Week, 7)]
    [InlineData("week", SinceKind.Week, 7)]
    [InlineData("last summer", SinceKind.Week, 7)]
    [InlineData("Yesterday", SinceKind.Yesterday, 2)]          // yesterday and today
    [InlineData("2026-03-02T08:00Z", SinceKind.Visit, 1)]      // today only
    [InlineData("2026-02-27T23:59Z", SinceKind.Visit, 4)]      // 27 and 28 February, 1 and 2 March
    [InlineData("2026-02-28T00:30+02:00", SinceKind.Visit, 4)] // 27 February in UTC
    [InlineData("2027-01-01", SinceKind.Visit, 1)]             // a clock that runs ahead
    [InlineData("1999-01-01", SinceKind.Visit, 92)]            // no further back than feedback and costs are at hand
    public void The_address_says_from_when_on(string? text, SinceKind kind, int days)
    {
        var since = Since.Of(text);

        Assert.Equal((kind, days), (since.Kind, since.Days(Now)));
        Assert.False(since.IsFirstVisit);
    }

    [Fact]
    public void A_visit_without_a_moment_is_the_first() => Assert.True(Since.Of("visit").IsFirstVisit);
}
