using Dashboard.Figures;

namespace Dashboard.Tests.Figures;

public class StoriesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 12, 0, 0, TimeSpan.Zero);
    private static readonly StoryMaterial Nothing = new(Now, [], [], []);

    [Fact]
    public void Nothing_is_told_where_no_rule_finds_anything() => Assert.Empty(Stories.Of(Nothing));

    [Fact]
    public void The_release_that_went_to_everyone_at_once_and_was_taken_back_is_told_with_what_it_cost()
    {
        var story = Assert.Single(Stories.Of(Nothing with
        {
            Bad = [Bad("cart", 10_000, minutes: 40), Bad("payments", 88_000, minutes: 218), Bad("canaried", 900_000, minutes: 900) with { AllAtOnce = false }],
        }));

        Assert.Equal(StoryKind.AllAtOnce, story.Kind);
        Assert.Equal(
            "payments 1.0 went to everyone at once on Friday 6 November at 22:12 UTC, without a canary. "
            + "It was taken back 4 hours later, after 218 minutes in front of 88,000 customers a day.",
            story.Text);
        Assert.Equal("/releases/payments-1", story.Address);
    }

    [Fact]
    public void One_that_was_taken_back_is_told_before_one_that_only_ended_in_an_incident()
    {
        var incident = Bad("busy", 900_000, minutes: 900) with { TakenBackAt = null, Incident = "rounding" };

        Assert.StartsWith("cart ", Assert.Single(Stories.Of(Nothing with { Bad = [incident, Bad("cart", null, minutes: 5)] })).Text, StringComparison.Ordinal);
        Assert.Contains("It ended in rounding", Assert.Single(Stories.Of(Nothing with { Bad = [incident] })).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, 63, 0, 0, true)]
    [InlineData(90, 45, 0, 0, true)]
    [InlineData(90, 44, 0, 0, false)]
    [InlineData(90, 63, 1, 0, false)]
    [InlineData(90, 63, 0, 1, false)]
    [InlineData(13, 13, 0, 0, false)]
    public void Daily_shipping_is_told_only_where_it_is_often_clean_and_long_enough(int days, long shipped, long bad, long around, bool told) =>
        Assert.Equal(told, Stories.Of(Nothing with { Shippers = [new Shipper("timetable", "Discover", days, shipped, bad, around, 93_600)] }).Count == 1);

    [Fact]
    public void Of_two_daily_shippers_the_more_frequent_is_told() => Assert.Equal(
        "63 releases of timetable shipped in 90 days, none of them bad, none around the gates. A change takes 26 hours to reach everyone.",
        Assert.Single(Stories.Of(Nothing with
        {
            Shippers = [new Shipper("other", "A", 90, 50, 0, 0, null), new Shipper("timetable", "Discover", 90, 63, 0, 0, 93_600)],
        })).Text);

    [Fact]
    public void A_lesson_is_told_when_its_check_stopped_a_repeat()
    {
        var lesson = new Lesson("wallet", "INC-7", "stampede", "cold-cache", Now.AddDays(-50), new StoppedRelease("6.81.0", "w-81", Now.AddDays(-1), null));

        Assert.Equal(
            "After the incident stampede wallet got the check cold-cache. On Monday 16 November it stopped 6.81.0 before any customer saw it.",
            Assert.Single(Stories.Of(Nothing with { Lessons = [lesson, lesson with { Stopped = null }] })).Text);
        Assert.EndsWith(
            "at 5% of customers.",
            Assert.Single(Stories.Of(Nothing with { Lessons = [lesson with { Stopped = lesson.Stopped! with { Weight = 5 } }] })).Text, StringComparison.Ordinal);
        Assert.Empty(Stories.Of(Nothing with { Lessons = [lesson with { Stopped = null }] }));
    }

    private static BadShipment Bad(string service, long? customers, long minutes)
    {
        var shipped = new DateTimeOffset(2026, 11, 6, 22, 12, 0, TimeSpan.Zero);
        return new BadShipment(service, "1.0", $"{service}-1", customers, shipped, shipped.AddMinutes(218), AllAtOnce: true, minutes, null);
    }
}
