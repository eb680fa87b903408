using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Measuring.Trials;

public class NightsTests
{
    // Tuesday 3 March, 09:30: the night to this morning lasts until noon.
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 30, 0, TimeSpan.Zero);
    private static readonly IReadOnlyDictionary<TrialFigure, double> None = new Dictionary<TrialFigure, double>();

    [Theory]
    [InlineData(-22, 2)] // Monday 11:30: the night to Monday
    [InlineData(-21, 3)] // Monday 12:30: the night to Tuesday
    [InlineData(-1, 3)]
    [InlineData(3, 4)] // Tuesday 12:30: the next one
    public void A_night_lasts_from_noon_to_noon(double hours, int morning) => Assert.Equal(new DateOnly(2026, 3, morning), Nights.MorningOf(Now.AddHours(hours)));

    // What a service's night comes to by its newest proofs.
    public static TheoryData<string, Trial[], TrialEnd, int, int> Ends() => new()
    {
        { "all passed", [Try("soak", -2), Try("fault", -3, name: "dns"), Try("fault", -4, name: "restart")], TrialEnd.Passed, 3, 3 },
        { "one of three failed", [Try("soak", -2), Try("fault", -3, TrialEnd.Failed, "dns"), Try("fault", -4, name: "restart")], TrialEnd.Failed, 2, 3 },
        { "failed, then passed the same night", [Try("soak", -2), Try("soak", -5, TrialEnd.Failed)], TrialEnd.Passed, 1, 1 },
        { "passed, then failed", [Try("soak", -5), Try("soak", -2, TrialEnd.Failed)], TrialEnd.Failed, 0, 1 },
        { "two at one moment: the worse", [Try("soak", -2), Try("soak", -2, TrialEnd.Failed)], TrialEnd.Failed, 0, 1 },
        { "a cancelled try after a pass takes nothing from it", [Try("soak", -2, TrialEnd.Unproven), Try("soak", -5)], TrialEnd.Passed, 1, 1 },
        { "only cancelled is no proof", [Try("soak", -2, TrialEnd.Unproven), Try("fault", -3)], TrialEnd.Unproven, 1, 2 },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void The_newest_proof_of_each_item_decides_the_night(string because, Trial[] tries, TrialEnd end, int passed, int of)
    {
        new Random(5).Shuffle(tries);

        var night = Assert.Single(Nights.Of([new("r1", "1.0", tries)]));

        Assert.True((end, passed, of) == (night.End, night.Passed, night.Items.Count), because);
    }

    [Fact]
    public void Of_two_releases_in_a_night_the_one_tested_last_speaks_and_alerts_are_no_tests()
    {
        var night = Assert.Single(Nights.Of([new("old", "1.0", [Try("soak", -6, TrialEnd.Failed)]), new("new", "1.1", [Try("soak", -2), Try(Trial.Alert, -1, TrialEnd.Failed)])]));

        Assert.Equal(("new", TrialEnd.Passed, 1), (night.ReleaseId, night.End, night.Items.Count));
    }

    // Ends of nights, today first; each letter a night: g green, f failed, u unproven, - nothing ran. At 09:30 today's night still runs.
    [Theory]
    [InlineData("", 0)]
    [InlineData("-", 0)]
    [InlineData("gggf", 2)] // today's may still fail: it does not count yet
    [InlineData("fgg", 0)] // it did
    [InlineData("-ggfg", 2)]
    [InlineData("-g--gg", 3)] // nights without tests end no row
    [InlineData("-ug", 0)]
    public void Green_nights_are_counted_back_from_the_newest_that_is_over(string nights, int expected)
    {
        var told = nights.Select((night, ago) => (night, ago)).Where(n => n.night != '-')
            .SelectMany(n => Nights.Of([new("r", "1", [Try("soak", (-24 * n.ago) - 2, n.night switch { 'g' => TrialEnd.Passed, 'f' => TrialEnd.Failed, _ => TrialEnd.Unproven })])]));

        Assert.Equal(expected, Nights.GreenInARow(told, Now));
    }

    [Fact]
    public void A_night_is_not_green_when_one_service_failed()
    {
        List<ServiceNight> yesterday = [.. Nights.Of([new("a", "1", [Try("soak", -26)])]), .. Nights.Of([new("b", "1", [Try("soak", -27, TrialEnd.Failed)])])];

        Assert.Equal(0, Nights.GreenInARow(yesterday, Now));
    }

    public static TheoryData<string, ServiceMorning[], Verdict, string> Mornings() => new()
    {
        { "nothing ran", [new("cart", null, null)], Verdict.Unknown, "No long test ended last night." },
        { "all passed", [Of("cart", TrialEnd.Passed), Of("search", TrialEnd.Passed)], Verdict.Met, "Both services tested last night passed every long test." },
        { "one cancelled", [Of("cart", TrialEnd.Passed), Of("search", TrialEnd.Unproven)], Verdict.AtRisk, "Nothing failed last night, but search ended without a proof." },
        { "one failed, one cancelled", [Of("cart", TrialEnd.Failed), Of("search", TrialEnd.Unproven), Of("pay", TrialEnd.Passed)], Verdict.NotMet, "cart of 3 failed a long test last night." },
        { "two failed", [Of("cart", TrialEnd.Failed), Of("search", TrialEnd.Failed), Of("pay", TrialEnd.Passed)], Verdict.NotMet, "2 services of 3 failed a long test last night." },
    };

    [Theory]
    [MemberData(nameof(Mornings))]
    public void The_morning_speaks_of_what_ended_in_the_night(string because, ServiceMorning[] services, Verdict verdict, string fact)
    {
        var answer = NightSentence.Of(services);

        Assert.True(verdict == answer.Verdict, because);
        Assert.Equal(fact, answer.Statement.Fact);
    }

    [Fact]
    public void A_service_that_is_tested_at_night_and_was_not_is_said_and_takes_no_part() =>
        Assert.Equal("One service was tested in the nights before and not in this one.", NightSentence.Of([Of("cart", TrialEnd.Passed), new("search", null, null)]).Statement.Cause);

    private static ServiceMorning Of(string name, TrialEnd end) => new(name, "Quay", Nights.Of([new("r", "1", [Try("soak", -2, end)])])[0]);

    private static Trial Try(string check, double hours, TrialEnd end = TrialEnd.Passed, string name = "") => new(Stage.Extended, check, name, Now.AddHours(hours), null, end, None);
}
