using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Measuring;

/// Days count from the start of the history.
public class ReverificationTests
{
    [Fact]
    public void A_pass_a_day_after_the_first_pass_counts_and_one_on_the_same_day_does_not()
    {
        // sca passes on days 0, 0.5, 1 and 8: two of them a day or more after the first.
        var again = Of(h => Passes(h, 0, 0.5, 1, 8));

        Assert.Equal((2, At(8), 0), (again.Times, again.LastAt, again.Failures));
    }

    [Fact]
    public void A_pass_in_another_environment_counts_at_once()
    {
        var again = Of(h => h.Passes(Integration, "journey", with: e => e with { Environment = "integration" })
            .Passes(Integration, "journey", with: e => e with { Environment = "shared-2" }).Passes(Integration, "journey"));

        Assert.Equal(1, again.Times);
    }

    [Fact]
    public void A_later_failure_is_told_apart_and_a_failure_before_the_first_pass_is_none()
    {
        var again = Of(h => h.Fails(Build, "sca").Passes(Build, "sca").Later(days: 2).Fails(Build, "sca"));

        Assert.Equal((0, null, 1), (again.Times, again.LastAt, again.Failures));
    }

    [Fact]
    public void Another_suite_proves_something_else() =>
        Assert.Equal(0, Of(h => h.Passes(Build, "unit", "a").Later(days: 2).Passes(Build, "unit", "b")).Times);

    private static History Passes(History history, params double[] days) =>
        days.Aggregate(history, (h, day) => h.AtTime(At(day)!.Value.AddMinutes(-1)).Passes(Build, "sca"));

    private static Reverification Of(Func<History, History> tell) =>
        Reverification.Of(World.Of(tell(new History().About("1", "a"))).Fold(ReleaseName.Digest(History.Digest("a")))!.Entries);

    private static DateTimeOffset? At(double day) => History.Start.AddDays(day);
}
