using Dashboard.Core.Measuring;

namespace Dashboard.Core.Tests.Measuring;

public class TroublesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 30, 9, 0, 0, TimeSpan.Zero);

    // Four weeks that end now, the oldest first. Days ago and hours to restore; "-" is a week that tells no number.
    public static TheoryData<string, (double DaysAgo, double? Hours)[], bool[], string, string> Weeks() => new()
    {
        { "nobody tells incidents", [], [true, true, true, true], "- - - -", "- - - -" },
        { "one this week, over after 2 hours", [(1, 2)], [true, true, true, true], "0 0 0 1", "- - - 2" },
        { "two in a week, 1 and 4 hours; one of two weeks ago still open", [(1, 1), (2, 4), (15, null)], [true, true, true, true], "0 1 0 2", "- - - 2.5" },
        { "nothing at all was told before the third week", [(1, 2)], [false, false, true, true], "- - 0 1", "- - - 2" },
        { "the incident itself was the first thing told", [(20, 3)], [false, false, false, true], "- 1 0 0", "- 3 - -" },
        { "over before it began: contradictory, so not told", [(1, -5)], [true, true, true, true], "0 0 0 1", "- - - -" },
        { "older than the weeks, and dated ahead of now", [(40, 1), (-3, 1)], [true, true, true, true], "- - - -", "- - - -" },
        { "seven days ago to the minute is the week before", [(7, 6)], [true, true, true, true], "0 0 1 0", "- - 6 -" },
    };

    [Theory]
    [MemberData(nameof(Weeks))]
    public void A_week_without_incidents_is_none_only_where_they_are_told(string because, (double DaysAgo, double? Hours)[] told, bool[] weeksTold, string counts, string hours)
    {
        var weeks = Troubles.ByWeek([.. told.Select(t => new Trouble(Now.AddDays(-t.DaysAgo), Now.AddDays(-t.DaysAgo).AddHours(t.Hours ?? 0) is var over && t.Hours is null ? null : over, null))], weeksTold, Now);

        Assert.True(string.Join(' ', weeks.Select(w => w.Count?.ToString() ?? "-")) == counts, because);
        Assert.True(string.Join(' ', weeks.Select(w => w.RestoreHours is { } h ? FormattableString.Invariant($"{h:0.##}") : "-")) == hours, because);
    }

    [Theory]
    [InlineData("capacity", 1, 1)]
    [InlineData("Peak-load on checkout", 1, 1)]
    [InlineData("traffic_spike", 1, 1)]
    [InlineData("download-limit", 0, 1)] // no whole word
    [InlineData("offload", 0, 1)]
    [InlineData("missing-index", 0, 1)]
    [InlineData(" ", 0, 0)]
    [InlineData(null, 0, 0)] // silence is no cause, and not "not of load" either
    public void An_incident_is_of_load_when_a_word_of_its_cause_says_so(string? cause, long ofLoad, long told) =>
        Assert.Equal(new LoadTroubles(ofLoad, told, 1), Troubles.OfLoad([new Trouble(Now, null, cause)]));

    [Fact]
    public void Of_several_each_counts_once() => Assert.Equal(
        new LoadTroubles(2, 3, 4), Troubles.OfLoad([.. new[] { "capacity", "peak traffic", "config-typo", null }.Select(cause => new Trouble(Now, null, cause))]));
}
