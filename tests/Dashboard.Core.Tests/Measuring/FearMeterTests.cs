using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;

namespace Dashboard.Core.Tests.Measuring;

public class FearMeterTests
{
    // A Monday, noon; halves of six weeks.
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Half = TimeSpan.FromDays(42);

    [Fact]
    public void Without_a_release_nothing_is_known()
    {
        var none = FearMeter.Of([], Now, Half, 3, 3);

        Assert.Equal(Verdict.Unknown, none.Verdict);
        Assert.All(none.Signs, s => Assert.Equal((null, null), (s.Now, s.Grows)));
    }

    // Four releases a half: the values are there, four is too few to say that they grew.
    [Fact]
    public void Few_have_values_and_no_verdict()
    {
        var few = FearMeter.Of([.. Some(4, 1, 10), .. Some(4, 43, 1)], Now, Half, 8, 4);

        Assert.Equal(Verdict.Unknown, few.Verdict);
        Assert.Equal((10, 1, null), (few.Signs[0].Now, few.Signs[0].Before, few.Signs[0].Grows));
        Assert.Equal((2, 1, null), (few.Signs[1].Now, few.Signs[1].Before, few.Signs[1].Grows));
    }

    // The same in both halves: five releases, two hours ready, one build each, one approval each, all at Monday noon.
    [Fact]
    public void The_same_as_before_is_calm() => Assert.Equal(Verdict.Met, FearMeter.Of([.. Some(5, 0, 2), .. Some(5, 49, 2)], Now, Half, 5, 5).Verdict);

    // Five then and five now. Ready time 2 h to 3 h is ×1.5; builds 5 to 6 are ×1.2 and no more than that; approvals 1 to 2 are ×2; hours are the same.
    [Fact]
    public void Each_sign_grows_by_more_than_a_fifth_or_does_not()
    {
        var meter = FearMeter.Of([.. Some(5, 0, 3).Select(r => r with { Approvals = 2 }), .. Some(5, 49, 2)], Now, Half, 6, 5);

        Assert.Equal([true, false, false, true], meter.Signs.Select(s => s.Grows));
        Assert.Equal(Verdict.NotMet, meter.Verdict);
    }

    // None of five, then one of five at night: twenty points more.
    [Fact]
    public void Out_of_hours_grows_by_points()
    {
        var meter = FearMeter.Of([.. Some(4, 0, 2), .. Some(1, 0, 2).Select(r => r with { At = r.At.AddHours(-14), ReadyAt = r.ReadyAt!.Value.AddHours(-14) }), .. Some(5, 49, 2)], Now, Half, 5, 5);

        Assert.Equal((0.2, 0.0, true), (meter.Signs[2].Now, meter.Signs[2].Before, meter.Signs[2].Grows));
        Assert.Equal(Verdict.AtRisk, meter.Verdict);
    }

    // Shipped an hour before it was ready: that is a bypass, and no waiting of minus one hour.
    [Fact]
    public void What_shipped_before_it_was_ready_did_not_wait()
    {
        var meter = FearMeter.Of([.. Some(5, 0, 2), .. Some(3, 0, -1)], Now, Half, 8, 0);

        Assert.Equal((2, 5), (meter.Signs[0].Now, meter.Signs[0].CasesNow));
    }

    // Every seventh day from that many days ago on.
    private static IEnumerable<FearRelease> Some(int count, int daysAgo, int hoursReady) => Enumerable.Range(0, count)
        .Select(i => Now.AddDays(-daysAgo - (7 * i))).Select(at => new FearRelease(at, at.AddHours(-hoursReady), 1));
}
