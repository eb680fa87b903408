using Dashboard.Ingest;

namespace Dashboard.Tests.Ingest;

public class TolerantTimeTests
{
    [Theory]
    [InlineData("2023-03-20T14:27:05.315384Z", "2023-03-20T14:27:05.3153840Z")]
    [InlineData("2016-08-12 15:23:28 UTC", "2016-08-12T15:23:28.0000000Z")]
    [InlineData("2021-03-08T18:25:04+0000", "2021-03-08T18:25:04.0000000Z")]
    [InlineData("2021-04-28 21:50:00 +0200", "2021-04-28T19:50:00.0000000Z")]
    [InlineData("2024-12-18T17:58:39.674637507Z", "2024-12-18T17:58:39.6746375Z")]
    [InlineData("2024-12-18T17:58:39-08:00", "2024-12-19T01:58:39.0000000Z")]
    [InlineData("2024-12-18t17:58z", "2024-12-18T17:58:00.0000000Z")]
    [InlineData("2024-05-01", "2024-05-01T00:00:00.0000000Z")]
    [InlineData("  2024-02-29T00:00:00Z  ", "2024-02-29T00:00:00.0000000Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.0000000Z")]
    [InlineData("1747833321", "2025-05-21T13:15:21.0000000Z")]
    [InlineData("1747833321.5", "2025-05-21T13:15:21.5000000Z")]
    [InlineData("1747833321123", "2025-05-21T13:15:21.1230000Z")]
    [InlineData("1747833321123456", "2025-05-21T13:15:21.1234560Z")]
    [InlineData("1747833321123456789", "2025-05-21T13:15:21.1234567Z")]
    public void Every_way_senders_write_a_time_is_read(string text, string expected)
    {
        Assert.Equal(TimeReading.Given, TolerantTime.Read(text, out var time));
        Assert.Equal(expected, time.UtcDateTime.ToString("o"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("0")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+02:00")]
    public void Empty_and_year_one_mean_no_time(string text) => Assert.Equal(TimeReading.NotGiven, TolerantTime.Read(text, out _));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2024-13-01T00:00:00Z")]
    [InlineData("2023-02-29")]
    [InlineData("2024-01-01T24:00:00Z")]
    [InlineData("2024-01-01T00:00:00 CEST")]
    [InlineData("2024-01-01T00:00:00+99:00")]
    [InlineData("2024-01-01T00:00:00.")]
    [InlineData("1.2.3")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("9999-12-31T23:59:59-18:00")]
    [InlineData("<script>")]
    public void Anything_else_is_unreadable(string text) => Assert.Equal(TimeReading.Unreadable, TolerantTime.Read(text, out _));

    [Fact]
    public void Only_times_from_2000_to_a_day_ahead_are_believed()
    {
        var now = Deliveries.Now;
        Assert.True(TolerantTime.IsBelievable(new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), now));
        Assert.False(TolerantTime.IsBelievable(new(1999, 12, 31, 23, 59, 59, TimeSpan.Zero), now));
        Assert.True(TolerantTime.IsBelievable(now.AddHours(24), now));
        Assert.False(TolerantTime.IsBelievable(now.AddHours(24).AddTicks(1), now));
    }
}
