using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Measuring;

/// Minutes count from the start of each release's history.
public class StageLegsTests
{
    private static readonly DateTimeOffset Now = History.Start;

    [Fact]
    public void A_leg_is_the_median_of_what_it_took_waiting_included()
    {
        // Extended: 60, 80 and 200 minutes after integration; canary: 30, 50 and 40 minutes after that.
        var legs = StageLegs.Of([Release(10, 20, 80, 110), Release(10, 20, 100, 150), Release(10, 30, 230, 270)]);

        Assert.Equal((Minutes(80), 3), (legs.Extended!.Took, legs.Extended.Releases));
        Assert.Equal((Minutes(40), 3), (legs.Canary!.Took, legs.Canary.Releases));
        Assert.Equal(Minutes(10), legs.Fast!.Took);
    }

    [Fact]
    public void Of_two_the_median_lies_between_them() =>
        Assert.Equal(Minutes(70), StageLegs.Of([Release(10, 20, 80, 110), Release(10, 20, 100, 150)]).Extended!.Took);

    [Fact]
    public void A_release_that_did_not_tell_both_ends_does_not_count()
    {
        var legs = StageLegs.Of([Release(10, null, 80, 110), Release(10, 20, 80, 110)]);

        Assert.Equal(1, legs.Extended!.Releases);
        Assert.Null(StageLegs.Of([]).Extended);
    }

    [Theory]
    [InlineData(20, 60)] // twenty of eighty minutes have gone by
    [InlineData(100, 80)] // more than usual has gone by: it runs again
    [InlineData(-5, 80)] // a clock that runs ahead
    public void What_is_left_is_the_leg_less_what_has_gone_by(double ago, double left) =>
        Assert.Equal(Minutes(left), StageLegs.Left(new StageLeg(TimeSpan.FromMinutes(80), 3), Now.AddMinutes(-ago), Now));

    [Fact]
    public void Without_a_leg_nobody_knows() => Assert.Null(StageLegs.Left(null, Now, Now));

    private static Release Release(double built, double? integrated, double extended, double shipped)
    {
        var history = new History().About("1", "a").Ran(Build, "build", 0, built);
        history = integrated is { } done ? history.Ran(Integration, "journey", built, done) : history;
        return World.Of(history.Ran(Extended, "soak", extended - 1, extended).AtTime(History.Start.AddMinutes(shipped - 1)).Deployed("production")).Find("1");
    }

    private static TimeSpan? Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
