using Dashboard.Core.Confidence.Pages;
using static Dashboard.Core.Tests.Confidence.Pages.Wayside;

namespace Dashboard.Core.Tests.Confidence.Pages;

/// <summary>What the pages of releases, gates and services begin with: none, one and many, written out by hand.</summary>
public class ListSentenceTests
{
    [Fact]
    public void Releases_none()
    {
        Assert.Equal(
            "Unknown: We cannot say. No release is on its way, and none shipped in 30 days. | Whoever runs the pipelines is asked. Send the next build, so that its release appears here.",
            Told(ReleasesSentence.Of([], 0, 30)));
        Assert.Equal("Met: All shipped. No release is on its way; 1 release shipped in 30 days. | Nothing is asked of any team.", Told(ReleasesSentence.Of([], 1, 30)));
    }

    [Fact]
    public void Releases_moving()
    {
        Assert.Equal(
            "Met: Moving. One release is on its way, and nothing speaks against it. | cart 1.4.0 has stood longest, 2 hours: it waits for its canary analysis. The owner is Basket. Let a canary prove it with customers, and send what is measured there.",
            Told(ReleasesSentence.Of([Cart(Missing)], 9, 30)));
        Assert.Equal(
            "Met: Moving. 2 releases are on their way, and nothing speaks against any. | rec 7 has stood longest, 5 hours: it has earned the right to ship. No team is named for rec. Give it to every customer.",
            Told(ReleasesSentence.Of([Cart(Missing), Rec(null, 5)], 9, 30)));
    }

    [Fact]
    public void Releases_stopped()
    {
        Assert.Equal(
            "AtRisk: One is stopped. cart 1.4.0 did not pass its load test. | The owner is Basket. Mend what its load test found, and run it again.",
            Told(ReleasesSentence.Of([Cart(Failed), Rec(Missing, 50)], 9, 30)));
        Assert.Equal(
            "AtRisk: 2 are stopped. rec 7 has stood longest, 8 days. | It is held by Ada (unverified). The reason given: Audit next week. No team is named for rec. Settle the reason, then lift the hold.",
            Told(ReleasesSentence.Of([Cart(Failed), Rec(Held, 192)], 9, 30)));
    }

    [Fact]
    public void Gates_none()
    {
        Assert.Equal("Unknown: We cannot say. No gate has ever answered. | Whoever runs the pipelines is asked. Send the first build; its gates answer by themselves.", Told(GatesSentence.Of([], false)));
        Assert.Equal("Met: Nothing waits. No release is on its way to a gate. | Nothing is asked of any team.", Told(GatesSentence.Of([], true)));
    }

    [Fact]
    public void Gates_ready()
    {
        Assert.Equal(
            "Met: Nothing waits. cart 1.4.0 has earned the right to ship. | It has been ready for 2 hours. The owner is Basket. Give it to every customer.",
            Told(GatesSentence.Of([Cart(null)], true)));
        Assert.Equal(
            "Met: Nothing waits. Both releases in flight have earned the right to ship. | cart 1.4.0 has been ready longest, for 2 hours. The owner is Basket. Give it to every customer.",
            Told(GatesSentence.Of([Cart(null), Rec(null)], true)));
    }

    [Fact]
    public void Gates_moving()
    {
        Assert.Equal(
            "Met: Moving. One release waits for proof, no longer than 3 days. | cart 1.4.0 has waited longest, 2 hours, at Ready to ship. It waits for its canary analysis. The owner is Basket. Let a canary prove it with customers, and send what is measured there.",
            Told(GatesSentence.Of([Cart(Missing)], true)));
        Assert.StartsWith("Met: Moving. 2 releases wait for proof, none longer than 3 days. | cart 1.4.0 has waited longest", Told(GatesSentence.Of([Rec(Failed), Cart(Missing, 72)], true)));
    }

    [Fact]
    public void Gates_stuck()
    {
        Assert.Equal(
            "AtRisk: One is stuck. rec 7 has waited 4 days at Ready for extended testing. | It did not pass its load test. No team is named for rec. Mend what its load test found, and run it again.",
            Told(GatesSentence.Of([Cart(Missing), Rec(Failed, 96)], true)));
        Assert.StartsWith("AtRisk: 2 are stuck. rec 7 has waited longest, 8 days, at Ready for extended testing. | It did not", Told(GatesSentence.Of([Cart(Missing, 73), Rec(Failed, 192)], true)));
    }

    private static readonly ServiceInStep Same = new("cart", "Basket", 1, 900, null, true);
    private static readonly ServiceInStep Apart = new("search", "Find", 2, 500, "staging runs 1.2, older than the 1.4 customers use", true);
    private static readonly ServiceInStep Untold = new("rec", null, 3, null, null, false);

    [Fact]
    public void Services_in_step()
    {
        Assert.Equal("Unknown: We cannot say. No service has been heard of in 90 days. | Whoever runs the pipelines is asked. Send an event that names one.", Told(ServicesSentence.Of([])));
        Assert.Equal("Met: In step. The one service runs the same wherever it should. | Nothing is asked of any team.", Told(ServicesSentence.Of([Same])));
        Assert.Equal("Met: In step. Both services run the same wherever they should. | Nothing is asked of any team.", Told(ServicesSentence.Of([Same, Same])));
    }

    [Fact]
    public void Services_apart()
    {
        Assert.Equal(
            "AtRisk: Not in step. search runs one thing here and another there. | staging runs 1.2, older than the 1.4 customers use. The owner is Find. Bring its places to one release, or tell of the rollout between them.",
            Told(ServicesSentence.Of([Same, Apart, Untold])));
        Assert.Equal(
            "AtRisk: Not in step. 2 of 3 services run one thing here and another there. | Begin with cart: qa runs 3. The owner is Basket. Bring its places to one release, or tell of the rollout between them.",
            Told(ServicesSentence.Of([Same with { Drift = "qa runs 3" }, Apart, Untold])));
    }

    [Fact]
    public void Services_nobody_told_of()
    {
        Assert.Equal("Unknown: We cannot say. Nobody told what the customers of rec use. | No team is named for rec. Send service.deployed for its production.", Told(ServicesSentence.Of([Untold])));
        Assert.Equal("AtRisk: Nearly. Nobody told what the customers of rec use. | No team is named for rec. Send service.deployed for its production.", Told(ServicesSentence.Of([Same, Untold])));
        Assert.Equal(
            "AtRisk: Nearly. Nobody told what customers use of 2 of 3 services. | Begin with a. The owner is Basket. Send service.deployed for its production.",
            Told(ServicesSentence.Of([Same, Untold, Same with { Name = "a", InUseIsKnown = false }])));
    }
}
