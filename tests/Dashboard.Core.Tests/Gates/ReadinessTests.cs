using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Gates;

public class ReadinessTests
{
    // With everything proven nothing but the last gate is left; what still lacks its own proof waits where it waited before.
    [Theory]
    [InlineData(Gate.ReadyToShip, "", Gate.ReadyToShip)]
    [InlineData(Gate.ReadyToShip, "canary/canary-analysis", Gate.ReadyToShip)]
    [InlineData(Gate.ReadyForExtended, "", Gate.ReadyForCanary)]
    [InlineData(Gate.ReadyForFastFeedback, "build/sast", Gate.ReadyForFastFeedback)]
    public void What_stops_a_release_everywhere_stops_it_where_it_stands(Gate proven, string but, Gate waits)
    {
        Gate? At(Func<History, History> more)
        {
            var history = more(new History().About("1", "a").Proven(proven, but));
            var world = World.Of(history);
            return Readiness.WaitsAt(world.Decide(world.Find("1"), history))?.Gate;
        }

        Assert.Equal(waits, At(h => h.HeldBy("ann")));
        Assert.Equal(waits, At(h => h.Alert("fired")));
        Assert.Equal(proven == Gate.ReadyToShip && but.Length == 0 ? null : waits, At(h => h));
    }

    [Fact]
    public void A_hold_is_the_first_reason_and_no_gate_blames_the_one_before_for_it()
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyForExtended).Alert("fired").HeldBy("ann");
        var world = World.Of(history);
        var gates = world.Decide(world.Find("1"), history);

        Assert.All(gates, g => Assert.StartsWith("Held by ann (unverified)", g.Reasons[0], StringComparison.Ordinal));
        Assert.DoesNotContain(gates[(int)Gate.ReadyForCanary].Reasons, r => r.EndsWith("is closed", StringComparison.Ordinal));
        Assert.Contains("Ready for canary is closed", gates[(int)Gate.ReadyToShip].Reasons);
    }

    [Fact]
    public void A_hold_says_who_what_when_why_and_how_long()
    {
        var hold = new HoldSpan("h1", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), null, "wait for the auditor.", "Ada");

        Assert.Equal(
            "Ada (unverified) stopped cart 1.0 on 2 March 2026: wait for the auditor. Every gate stays closed until somebody lifts the hold.",
            GateWords.Stopped(hold, "cart 1.0"));
        Assert.StartsWith("A person stopped cart 1.0", GateWords.Stopped(hold with { By = "person:7" }, "cart 1.0"), StringComparison.Ordinal);
    }

    // The review is from the first minute and never ages; what can age is from the tenth on.
    [Fact]
    public void The_age_of_a_share_is_that_of_what_can_grow_old()
    {
        var history = new History().About("1", "a").AtTime(History.Start).Merged("ann").Reviewed("bob").AtTime(History.Start.AddDays(5)).Passes(Stage.Build, "unit");
        var world = World.Of(history);
        var items = world.Decide(world.Find("1"), history).SelectMany(g => g.Items).Where(i => i.State == EvidenceState.Passed).ToList();

        Assert.Contains(items, i => i is { AgesFrom: null, Requirement.Item: "build/digest" });
        Assert.True(items.Min(i => i.AgesFrom) >= History.Start.AddDays(5));
    }
}
