using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Gates;

public class DueTests
{
    // Built and green: what comes after is ahead, and the review is asked for only at the third gate.
    [Fact]
    public void A_young_release_lacks_nothing_of_what_lies_ahead()
    {
        var later = NotYet(h => h.Proven(Gate.ReadyForFastFeedback, "build/sbom", "build/lint", "build/review"));

        Assert.Contains("stubbed-functional/functional", later);
        Assert.Contains("extended/soak", later);
        Assert.Contains("build/review", later);
        Assert.DoesNotContain("build/sbom", later);
        Assert.DoesNotContain("build/lint", later);
    }

    // A stage that has begun is due as a whole, and so is every stage before it.
    [Fact]
    public void What_the_release_has_passed_by_is_missing()
    {
        var later = NotYet(h => h.Proven(Gate.ReadyForFastFeedback).Passes(Stage.Integration, "integration"));

        Assert.DoesNotContain("stubbed-functional/functional", later);
        Assert.DoesNotContain("integration/deployment", later);
        Assert.Contains("extended/soak", later);
    }

    [Fact]
    public void Once_customers_have_it_or_it_is_not_on_its_way_nothing_is_ahead()
    {
        Assert.Empty(NotYet(h => h.Proven(Gate.ReadyForFastFeedback).Deployed("production")));
        Assert.Empty(NotYet(h => h.Proven(Gate.ReadyForFastFeedback), inFlight: false));
    }

    private static IReadOnlySet<string> NotYet(Func<History, History> tell, bool inFlight = true)
    {
        var history = tell(new History().About("1", "a"));
        var world = World.Of(history);
        var release = world.Find("1");
        return Due.NotYet(release, world.Decide(release, history), inFlight);
    }
}
