using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Costs;

namespace Dashboard.Core.Tests.Confidence;

public class CostsSentenceTests
{
    [Fact]
    public void Nothing_told_is_no_good_news()
    {
        var answer = CostsSentence.Of(WasteLedger.Of(new WasteInput(), new CostRates()), 0, new CostRates(), []);

        Assert.Equal(Verdict.Unknown, answer.Verdict);
        Assert.Equal("We cannot say. No event of 30 days tells what delivery wastes.", answer.Statement.Headline);
        Assert.Contains("queued, started and finished", answer.Statement.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void The_dearest_cause_is_named_and_every_sum_is_called_an_estimate()
    {
        // 10 hours for approvals: 10 × 0.1 × 80 = 80
        var lines = WasteLedger.Of(new WasteInput { Sums = new Measures { Shipped = 1, ReleasesWithLead = 1, ApprovalWaitSeconds = 36000 } }, new CostRates());

        var answer = CostsSentence.Of(lines, 1000, new CostRates(), []);

        Assert.Equal("We cannot say in full. Delivery lost about 80 EUR in 30 days, an estimate.", answer.Statement.Headline);
        Assert.Equal(
            "About 80 EUR of it went into waiting for approvals. Finding problems before customers did saved about 1,000 EUR, an estimate too. 6 causes cannot be told. "
            + "No one service stands behind it. Decide approvals sooner.",
            answer.Statement.Detail);
    }
}
