using Dashboard.Core.Gates;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Gates;

public class NightBatchTests
{
    private sealed record Shelf(string Name, NightCandidate Look);

    // Of each release its service, version and how far it is proven; then what runs tonight and, in brackets, what it takes the place of.
    [Theory]
    [InlineData("a 1 cleared", "a 1 []")]
    [InlineData("a 1 cleared, a 2 cleared, a 3 cleared", "a 3 [a 2, a 1]")] // the newest, whatever order they are told in
    [InlineData("a 3 cleared, a 1 cleared, a 2 cleared", "a 3 [a 2, a 1]")]
    [InlineData("a 1 cleared, a 2 built", "a 1 []")] // a newer one that is not cleared takes nobody's place
    [InlineData("a 1 cleared, a 2 extended", "")] // the newest has them already: proving an older one proves nothing new
    [InlineData("a 1 extended, a 2 cleared", "a 2 []")] // an older one that has them was not skipped
    [InlineData("a 1 cleared, b 7 cleared, b 6 cleared", "a 1 []; b 7 [b 6]")]
    [InlineData("a 1 built", "")]
    public void Of_each_service_the_newest_cleared_release_goes_in(string told, string chosen)
    {
        var shelf = told.Split(", ").Select(t => t.Split(' ')).Select(t => new Shelf($"{t[0]} {t[1]}", new NightCandidate(t[0], History.Start.AddDays(int.Parse(t[1])), Gates(t[2]))));

        var batch = NightBatch.Of(shelf, s => s.Look);

        Assert.Equal(chosen, string.Join("; ", batch.Select(b => $"{b.Release.Name} [{string.Join(", ", b.Skipped.Select(s => s.Name))}]")));
    }

    // Tier 2 is asked for peak load and soak; extended fault and compatibility are wanted.
    [Fact]
    public void What_it_has_to_prove_there_is_named() => Assert.Equal(
        ["extended/peak-load", "extended/soak", "extended/fault", "extended/rolling-compatibility"], NightBatch.Unproven(Gates("cleared")));

    // Proven at minutes 1.. after the start: the last of what the open gates must have is the 24th minute at the latest.
    [Theory]
    [InlineData(Gate.ReadyForExtended, false)]
    [InlineData(Gate.ReadyForCanary, true)]
    [InlineData(Gate.ReadyToShip, true)]
    public void Ready_is_what_could_reach_customers_and_is_not_on_its_way(Gate through, bool ready)
    {
        var history = new History().About("1", "a").Proven(through);
        var release = World.Of(history).Find("1");
        var gates = World.Of(history).Decide(release, history);

        var since = Readiness.ReadySince(release, gates);

        Assert.Equal(ready, since is not null);
        Assert.Equal(ready ? gates.Where(g => g.Open).SelectMany(g => g.Items).Where(i => i.Level >= Core.Agreements.Level.MustHaveData).Max(i => i.Evidence?.ProvenAt) : null, since);
    }

    [Fact]
    public void What_is_rolling_out_or_has_shipped_waits_for_nobody()
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyForCanary).Rollout("started", 5);
        var world = World.Of(history);
        Assert.Null(Readiness.ReadySince(world.Find("1"), world.Decide(world.Find("1"), history)));

        history.Rollout("promoted");
        world = World.Of(history);
        Assert.Null(Readiness.ReadySince(world.Find("1"), world.Decide(world.Find("1"), history)));
    }

    [Theory]
    [InlineData("", "yes yes yes")]
    [InlineData("stubbed-functional/functional", "no yes yes")]
    [InlineData("integration/integration", "yes no yes")]
    public void Done_has_three_parts(string but, string parts)
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyForExtended, but);
        var world = World.Of(history);

        var done = Readiness.Done(world.Decide(world.Find("1"), history));

        Assert.Equal(["proven alone", "proven together", "visible in operation"], done.Select(d => d.Name));
        Assert.Equal(parts, string.Join(' ', done.Select(d => d.IsProven == true ? "yes" : "no")));
    }

    private static IReadOnlyList<GateDecision> Gates(string told)
    {
        var history = new History().About("1", "a").Proven(told switch
        {
            "built" => Gate.ReadyForFastFeedback,
            "cleared" => Gate.ReadyForExtended,
            _ => Gate.ReadyForCanary,
        });
        var world = World.Of(history);
        return world.Decide(world.Find("1"), history);
    }
}
