using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class AccountabilityTests
{
    [Fact]
    public void A_trail_with_every_element_is_complete()
    {
        var (release, gates, sums) = Ship(h => h.Proven(Gate.ReadyToShip));

        Assert.Empty(Accountability.Missing(release, gates));
        Assert.Equal(1, sums.TrailComplete);
    }

    public static TheoryData<string, Func<History, History>> Holes => new()
    {
        { "author", h => h.Proven(Gate.ReadyToShip, "build/review").Reviewed("bob") },
        { "reviewer", h => h.Proven(Gate.ReadyToShip, "build/review").Merged("ann").Reviewed("ann") },
        { "build", h => h.Proven(Gate.ReadyToShip, "build/build") },
        { "decision ready-for-canary", h => h.Proven(Gate.ReadyToShip, "extended/soak") },
    };

    [Theory, MemberData(nameof(Holes), DisableDiscoveryEnumeration = true)]
    public void What_a_trail_lacks_is_named(string missing, Func<History, History> tell)
    {
        var (release, gates, sums) = Ship(tell);

        Assert.Contains(missing, Accountability.Missing(release, gates));
        Assert.Equal(0, sums.TrailComplete);
    }

    [Fact]
    public void Without_digest_and_commit_the_trail_says_so()
    {
        var history = new History().About("1").Deployed("production", e => e with { Actor = null });
        var world = World.Of(history);
        var release = world.Find("1");
        var sums = world.Measured(release, history).ByShippingDay;

        Assert.Superset(new HashSet<string> { "commit", "digest", "who deployed" }, Accountability.Missing(release, world.Decide(release, history)).ToHashSet());
        Assert.Equal((1, 1, 1), (sums.TrailNoCommit, sums.TrailNoBuild, sums.TrailNoActor));
    }

    // Four decisions and the approvals of the release. Under version 0, which nobody signed, the approver answers for the decisions.
    [Theory]
    [InlineData("lea before", 5, 5, 0)]
    [InlineData("bot:cd before", 5, 0, 0)]
    [InlineData("lea after", 5, 0, 1)]
    [InlineData("lea before, bot:cd before", 6, 5, 0)]
    [InlineData("lea before, max after", 6, 5, 1)]
    [InlineData("", 4, 0, 0)]
    public void A_decision_is_accountable_when_a_person_stood_behind_it_before_shipping(string approvals, long total, long named, long late)
    {
        var history = new History().About("1", "a", "c").Proven(Gate.ReadyToShip, "canary/accountable").Rollout("started", 5);
        foreach (var (who, when) in approvals.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(a => (a.Split(' ')[0], a.Split(' ')[1])))
        {
            history = when == "after" ? history.Rollout("promoted").Approved(who) : history.Approved(who);
        }

        history = approvals.Contains("after", StringComparison.Ordinal) ? history : history.Rollout("promoted");
        var world = World.Of(history);
        var sums = world.Measured(world.Find("1"), history).ByShippingDay;

        Assert.Equal((total, named, late), (sums.AccountableTotal, sums.AccountableNamed, sums.AccountableLate));
    }

    [Fact]
    public void Under_a_signed_agreement_its_signers_answer_for_the_decisions()
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyToShip, "canary/accountable").Approved("bot:cd").Rollout("started", 5).Rollout("promoted");
        var folded = World.Of(history).Fold(ReleaseName.Digest(History.Digest("a")))!;
        var signed = DefaultAgreement.Version0 with { Version = 1, SignedBy = ["lea"] };
        var sums = Accountability.Measure(folded.Release, folded.Entries, signed, GatePolicy.Decide(folded.Release, signed, new GateContext(2), history.Now));

        Assert.Equal((5, 4), (sums.AccountableTotal, sums.AccountableNamed));
    }

    private static (Release Release, IReadOnlyList<GateDecision> Gates, Measures Sums) Ship(Func<History, History> tell)
    {
        var history = tell(new History().About("1", "a", "c")).Deployed("production");
        var world = World.Of(history);
        var release = world.Find("1");
        return (release, world.Decide(release, history), world.Measured(release, history).ByShippingDay);
    }
}
