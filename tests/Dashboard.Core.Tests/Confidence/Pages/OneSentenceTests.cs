using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Pipeline;
using static Dashboard.Core.Tests.Confidence.Pages.Wayside;

namespace Dashboard.Core.Tests.Confidence.Pages;

/// <summary>What the page of one service begins with, and what stands under the sentence of one release.</summary>
public class OneSentenceTests
{
    private const string Step = "Bring its places to one release, or tell of the rollout between them.";
    private static readonly ServiceStanding Plain = new("cart", "Basket", "1.3.0");

    [Fact]
    public void In_order_with_and_without_a_newer_one()
    {
        Assert.Equal("Met: In order. Customers use cart 1.3.0. | Nothing newer is on its way. Nothing is asked of any team.", Told(ServiceSentence.Of(Plain)));
        Assert.Equal(
            "Met: In order. Customers use cart 1.3.0. | 1.4.0 waits for its canary analysis. The owner is Basket. Let a canary prove it with customers, and send what is measured there.",
            Told(ServiceSentence.Of(Plain with { Newest = Cart(Missing) })));
    }

    [Fact]
    public void On_its_way_to_customers()
    {
        Assert.Equal(
            "Met: On its way. Customers of cart are being given 1.4.0 at 25%. | The others use 1.3.0. The owner is Basket. Watch it to its end; it ships with the last customer.",
            Told(ServiceSentence.Of(Plain with { OnTheWay = ["1.4.0 at 25%"] })));
        Assert.StartsWith(
            "Met: On its way. Customers of cart are being given 1.4.0 at 25% and 1.5.0 at 1%. | What the others use was never told.",
            Told(ServiceSentence.Of(Plain with { InUse = null, OnTheWay = ["1.4.0 at 25%", "1.5.0 at 1%"] })));
    }

    [Fact]
    public void Not_in_step()
    {
        Assert.Equal($"AtRisk: Not in step. cart runs one thing here and another there. | qa runs 1. Customers use 1.3.0. The owner is Basket. {Step}", Told(ServiceSentence.Of(Plain with { Drift = ["qa runs 1"] })));
        Assert.Contains("| qa runs 1; uat runs 2. Customers", Told(ServiceSentence.Of(Plain with { Drift = ["qa runs 1", "uat runs 2"] })));
    }

    [Fact]
    public void Stopped() => Assert.Equal(
        "AtRisk: Stopped. cart 1.4.0 is held by Ada (unverified). | The reason given: Audit next week. Customers use 1.3.0. The owner is Basket. Settle the reason, then lift the hold.",
        Told(ServiceSentence.Of(Plain with { Newest = Cart(Held), Drift = ["qa runs 1"] })));

    [Fact]
    public void Around_the_gates() => Assert.Equal(
        "NotMet: Around the gates. Customers use cart 1.3.0, which had not earned it. | 1.4.0 did not pass its load test. The owner is Basket. Take it back, or send it through the path.",
        Told(ServiceSentence.Of(Plain with { Bypassed = true, Newest = Cart(Failed) })));

    [Fact]
    public void Hurt()
    {
        Assert.Equal(
            "NotMet: Hurt. cart has an open incident. | payments fail. Customers use 1.3.0. The owner is Basket. Resolve it, and send incident.resolved.",
            Told(ServiceSentence.Of(Plain with { Bypassed = true, Incidents = ["payments fail"] })));
        Assert.Equal(
            "NotMet: Hurt. cart has 2 open incidents. | The newest: payments fail. What customers use was never told. The owner is Basket. Resolve them, and send incident.resolved for each.",
            Told(ServiceSentence.Of(Plain with { InUse = null, Incidents = ["payments fail", ""] })));
    }

    [Fact]
    public void Never_told_and_silent()
    {
        Assert.Equal(
            "Unknown: We cannot say. Nobody told what the customers of cart use. | No team is named for cart. Send service.deployed for its production.",
            Told(ServiceSentence.Of(new ServiceStanding("cart", null, null))));
        Assert.Equal(
            "Unknown: We cannot say. Nothing was heard of cart for 94 days. | It counts in no figure until it is heard of again. The owner is Basket. Send its next event, or let it rest.",
            Told(ServiceSentence.Of(Plain with { Silent = TimeSpan.FromDays(94), Incidents = ["payments fail"] })));
    }

    [Theory]
    [InlineData(ReleaseState.RolledBack, false, "Errors rose", "The reason given: Errors rose. The owner is Basket. Mend what sent it back, and ship the repair as a new release.")]
    [InlineData(ReleaseState.RolledBack, false, null, "Nobody told why. The owner is Basket. Mend what sent it back, and ship the repair as a new release.")]
    [InlineData(ReleaseState.Shipped, true, null, "A gate was closed when customers got it. The owner is Basket. Take it back, or send it through the path.")]
    [InlineData(ReleaseState.Shipped, false, null, "Nothing is asked of any team.")]
    [InlineData(ReleaseState.Superseded, false, null, "Nothing is asked of any team.")]
    [InlineData(ReleaseState.Abandoned, false, null, "It counts as given up until it is heard of again. The owner is Basket. Send its next event, or let it rest.")]
    [InlineData(ReleaseState.ReadyToShip, false, null, "The owner is Basket. Give it to every customer.")]
    public void Of_a_release_that_came_to_an_end(ReleaseState state, bool bypassed, string? told, string detail) =>
        Assert.Equal(detail, ReleaseSentence.Detail(Cart(null), state, bypassed, told));

    [Fact]
    public void Of_a_release_that_stands_before_a_gate()
    {
        Assert.Equal(
            "The owner is Basket. Mend what its load test found, and run it again.",
            ReleaseSentence.Detail(Cart(Failed), ReleaseState.InProof, false, null));
        Assert.Equal(
            "No team is named for rec. Settle the reason, then lift the hold.",
            ReleaseSentence.Detail(Rec(Held), ReleaseState.NotProven, false, null));
    }

    [Fact]
    public void Every_sentence_is_short_enough_to_be_one()
    {
        PageAnswer[] all =
        [
            ReleasesSentence.Of([Cart(Failed), Rec(Failed)], 1, 30), ReleasesSentence.Of([Cart(Missing)], 1, 30), GatesSentence.Of([Cart(Missing, 999)], true),
            ServiceSentence.Of(Plain with { Newest = Cart(Failed with { Subject = "extended/rolling-compatibility", More = 12 }) }),
        ];

        Assert.All(all, a => Assert.InRange(a.Statement.Headline.Replace("cart", "").Replace("1.4.0", "").Length, 10, 90));
        Assert.All(all, a => Assert.NotNull(a.Statement.NextStep));
    }
}
