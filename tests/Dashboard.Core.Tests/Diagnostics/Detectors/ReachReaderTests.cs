using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Diagnostics;

public class ReachReaderTests
{
    [Fact]
    public void Steps_below_all_are_no_all_or_nothing_and_two_versions_side_by_side()
    {
        var reached = Of(h => h.Rollout("started", 5).Rollout("progressed", 50).Rollout("promoted", 100, "bot:argo"));

        Assert.Equal((false, true, true), (reached.AtOnce, reached.SideBySide, reached.ByRules));
        Assert.Equal("d0000", reached.Source.Key);
    }

    [Fact]
    public void A_first_step_of_all_is_all_or_nothing_whatever_it_is_called() =>
        Assert.True(Of(h => h.Rollout("started", 100, details: ("strategy", "canary"))).AtOnce);

    [Fact]
    public void That_it_was_promoted_does_not_say_how_it_began()
    {
        var reached = Of(h => h.Rollout("promoted", 100, "person:1"));

        Assert.Equal((null, false, false), (reached.AtOnce, reached.SideBySide, reached.ByRules));
    }

    [Theory]
    [InlineData("all-at-once", true)]
    [InlineData("rolling", false)]
    [InlineData(null, null)]
    public void Without_steps_the_strategy_tells(string? strategy, bool? atOnce) =>
        Assert.Equal(atOnce, Of(h => h.Deployed("production", e => strategy is null ? e : History.Detailed(e, ("strategy", strategy)))).AtOnce);

    [Theory]
    [InlineData("auto", true)]
    [InlineData("manual", false)]
    public void The_trigger_of_a_promotion_counts_more_than_who_is_named(string trigger, bool byRules) =>
        Assert.Equal(byRules, Of(h => h.Rollout("started", 10).Rollout("promoted", 100, byRules ? "person:1" : "bot:argo", ("trigger", trigger))).ByRules);

    [Fact]
    public void What_no_customer_has_reached_nobody() =>
        Assert.Empty(TeamFactReader.OfRelease("id", "1.0", Folded(h => h.Deployed("integration")).Release, Folded(h => h.Deployed("integration")).Entries).Reached);

    private static ReachFact Of(Func<History, History> tell)
    {
        var folded = Folded(tell);
        return Assert.Single(TeamFactReader.OfRelease("id", "1.0", folded.Release, folded.Entries).Reached);
    }

    private static Folded Folded(Func<History, History> tell) => World.Of(tell(new History().About("1.0", "a"))).Fold(ReleaseName.Digest(History.Digest("a")))!;
}
