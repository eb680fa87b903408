using Dashboard.Core.Measuring;
using Dashboard.Core.Measuring.Environments;

namespace Dashboard.Core.Tests.Measuring.Environments;

/// Monday 2 March 00:00 to Tuesday 3 March 12:00: twelve working hours on Monday (07 to 19) and five on Tuesday, seventeen in all.
public class EnvironmentHealthTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Monday.AddHours(36);

    // What was told, hours known, hours up, failures in the window, one of them open.
    public static TheoryData<string, EnvironmentWord[], double, double, int, bool> Cases() => new()
    {
        { "up since before the window: 12 + 5", [Up(-10)], 17, 17, 0, false },
        { "nothing known before Monday 13:00: 6 + 5", [Up(13)], 11, 11, 0, false },
        { "down from 10:00 to 10:30: 17 less half an hour", [Up(6), Down(10), Up(10.5)], 17, 16.5, 1, false },
        { "another service tells that it works", [Up(6), Down(10), Up(10.5) with { Service = "search" }], 17, 16.5, 1, false },
        { "told down twice is one failure", [Up(6), Down(10), Down(10.25), Up(10.5)], 17, 16.5, 1, false },
        { "down in the night costs no working hour", [Up(6), Down(20), Up(22)], 17, 17, 1, false },
        { "down since Monday 18:00: 1 + 5 of 17", [Up(6), Down(18)], 17, 11, 1, true },
        { "up and down at one moment is down, until 08:00: one hour of 17", [Up(7), Down(7), Up(8)], 17, 16, 1, false },
        { "gone at 09:00: two hours known", [Up(7), Word(9) with { Change = EnvironmentChange.Deleted, Shared = null }], 2, 2, 0, false },
        { "never told its health", [Word(7)], 0, 0, 0, false },
        { "a failure over before the window is none of it", [Down(-20), Up(-10)], 17, 17, 0, false },
        { "what is told ahead has not happened", [Up(-10), Down(40)], 17, 17, 0, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Hours_are_counted_while_people_work_and_only_where_health_was_told(string because, EnvironmentWord[] told, double known, double up, int failures, bool open)
    {
        var shuffled = told.ToArray();
        new Random(7).Shuffle(shuffled);

        var health = Assert.Single(EnvironmentHealth.Of(shuffled, Monday, Now));

        Assert.True((known, up, 17d) == (health.Known.TotalHours, health.Up.TotalHours, health.Expected.TotalHours), because);
        Assert.True((failures, open) == (health.Breakages.Count, health.Breakages.Any(b => b.UpAt is null)), because);
        Assert.True(known == 0 ? health.UpShare is null : health.UpShare == up / known, because);
    }

    [Fact]
    public void A_failure_tells_how_long_it_was_not_seen_and_how_long_it_lasted()
    {
        var health = EnvironmentHealth.Of([Up(6), Down(10) with { BeganAt = Monday.AddHours(9.75), Service = "cart" }, Up(10.5) with { Service = "search" }], Monday, Now)[0];

        var broke = Assert.Single(health.Breakages);
        Assert.Equal((TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), "cart", "search"), (broke.Detected, broke.Restored, broke.ToldBy, broke.RestoredBy));
    }

    // A beginning after the word contradicts it: it was not told.
    [Fact]
    public void A_beginning_that_lies_behind_its_end_is_none() =>
        Assert.Null(EnvironmentHealth.Of([Down(10) with { BeganAt = Monday.AddHours(11) }], Monday, Now)[0].Breakages[0].Detected);

    [Fact]
    public void Only_shared_environments_count_and_the_newest_word_says_who_owns_the_data()
    {
        Assert.Empty(EnvironmentHealth.Of([Up(6) with { Shared = false }, Up(7) with { Shared = null, Environment = "other" }], Monday, Now));
        Assert.Equal("Harbour", EnvironmentHealth.Of([Up(6) with { DataOwner = "Quay" }, Up(7) with { DataOwner = "Harbour" }, Up(8)], Monday, Now)[0].DataOwner);
        Assert.Equal(["a", "B"], EnvironmentHealth.Of([Up(6) with { Environment = "B" }, Up(6) with { Environment = "a" }, Up(9) with { Environment = "b" }], Monday, Now).Select(e => e.Environment));
    }

    [Fact]
    public void Working_hours_between_two_moments_leave_out_nights_and_weekends()
    {
        // Friday 6 March 18:00 to Monday 9 March 08:30: one hour on Friday, an hour and a half on Monday.
        var friday = new DateTimeOffset(2026, 3, 6, 18, 0, 0, TimeSpan.Zero);

        var hours = TimeSpans.Union(WorkingHours.Between(friday, friday.AddHours(62.5)), friday, friday.AddDays(3));

        Assert.Equal(2.5, hours.Total.TotalHours);
        Assert.Equal(2, hours.Stretches.Count);
    }

    private static EnvironmentWord Up(double hour) => Word(hour) with { Down = false };

    private static EnvironmentWord Down(double hour) => Word(hour) with { Down = true };

    private static EnvironmentWord Word(double hour) =>
        new() { Environment = "integration", At = Monday.AddHours(hour), Change = EnvironmentChange.Modified, Shared = true, Service = "cart" };
}
