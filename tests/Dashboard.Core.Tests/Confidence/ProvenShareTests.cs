using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class ProvenShareTests
{
    [Fact]
    public void Services_add_up_by_weight_and_the_worst_is_named()
    {
        // (30 + 29 + 6) ÷ (30 + 30 + 20) = 65 ÷ 80
        var share = ProvenShare.Of(
        [
            new ServiceShare("cart", 30, 30, 14, 14) { OldestAt = Given.Now.AddDays(-2) },
            new ServiceShare("search", 29, 30, 13, 14) { WaivedItems = 1, OldestAt = Given.Now.AddDays(-41) },
            new ServiceShare("recommendations", 6, 20, 3, 14),
        ]);

        Assert.Equal(0.8125, share.Share);
        Assert.Equal((30, 42), (share.ProvenItems, share.ExpectedItems));
        Assert.Equal(("recommendations", 3, 14), (share.WorstService, share.WorstProvenItems, share.WorstExpectedItems));
        Assert.Equal(Given.Now.AddDays(-41), share.OldestAt);
    }

    [Fact]
    public void One_bad_service_behind_a_good_average_is_named()
    {
        var good = Enumerable.Range(1, 99).Select(i => new ServiceShare($"good-{i}", 30, 30, 14, 14));

        var share = ProvenShare.Of([.. good, new ServiceShare("bad", 0, 30, 0, 14)]);

        Assert.Equal(0.99, share.Share);
        Assert.Equal("bad", share.WorstService);
    }

    [Fact]
    public void Equal_shares_name_the_one_with_more_missing_then_the_first_by_name()
    {
        Assert.Equal("b", ProvenShare.Of([new("a", 1, 2, 1, 2), new("b", 10, 20, 1, 2)]).WorstService);
        Assert.Equal("a", ProvenShare.Of([new("b", 1, 2, 1, 2), new("a", 1, 2, 1, 2)]).WorstService);
    }

    [Fact]
    public void Where_all_is_proven_nobody_is_worst() => Assert.Null(ProvenShare.Of([new("a", 2, 2, 1, 1)]).WorstService);

    [Fact]
    public void Nothing_expected_is_no_share_and_not_zero() => Assert.Null(ProvenShare.Of([]).Share);
}
