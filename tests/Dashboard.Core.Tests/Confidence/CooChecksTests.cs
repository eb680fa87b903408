using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class CooChecksTests
{
    private static Measures Timed(int shipped, int timed, long lead, long waiting) =>
        new() { Shipped = shipped, ReleasesWithLead = timed, LeadSeconds = lead, ApprovalWaitSeconds = waiting };

    [Theory]
    [InlineData(0, 0, 0, 0, Verdict.Unknown, "none")]            // nothing shipped
    [InlineData(4, 0, 0, 0, Verdict.Unknown, "none")]            // no start known
    [InlineData(1, 1, 0, 0, Verdict.Unknown, "none")]            // shipped in the second it was merged: no share of no time
    [InlineData(9, 9, 1000, 250, Verdict.Met, "25%")]            // exactly at pass
    [InlineData(9, 9, 10_000, 2501, Verdict.AtRisk, "25.01%")]   // just over pass; one decimal would read 25%
    [InlineData(9, 9, 1000, 400, Verdict.AtRisk, "40%")]         // exactly at warn
    [InlineData(9, 9, 1000, 401, Verdict.NotMet, "40.1%")]       // just over warn
    [InlineData(1, 1, 1000, 0, Verdict.Met, "0%")]               // one release is enough: a share of time is no rate of cases
    [InlineData(10, 8, 1000, 100, Verdict.Met, "10%")]           // coverage 80%
    [InlineData(10, 7, 1000, 100, Verdict.AtRisk, "10%")]        // coverage 70%
    [InlineData(10, 5, 1000, 900, Verdict.NotMet, "90%")]        // half have start and finish: judged
    [InlineData(10, 4, 1000, 100, Verdict.Unknown, "10%")]       // under half
    public void Waiting_is_judged_as_a_share_of_lead_time(int shipped, int timed, long lead, long waiting, Verdict verdict, string value) =>
        Given.One(Timed(shipped, timed, lead, waiting)).Answer("coo.waste").Expect(verdict, value);

    [Fact]
    public void All_four_waits_count_and_the_largest_is_named()
    {
        // (61 + 10 + 5 + 4) hours of 200 = 40%
        var waits = new Measures
        {
            Shipped = 5,
            ReleasesWithLead = 5,
            LeadSeconds = 200 * 3600,
            ApprovalWaitSeconds = 61 * 3600,
            QueueWaitSeconds = 10 * 3600,
            RerunSeconds = 5 * 3600,
            GateWaitSeconds = 4 * 3600,
        };

        var finding = Given.One(waits).Answer("coo.waste");

        finding.Expect(Verdict.AtRisk, "40%");
        Assert.Equal("Nearly. Waiting is 40% of lead time on checkout.", finding.Sentence);
        Assert.Equal("Decide approvals sooner: up to −30.5 points.", finding.WouldRaise);   // 61 ÷ 200
        Assert.Contains("4 hours went by at open gates.", finding.Reasons);
    }

    [Fact]
    public void A_slow_service_behind_a_good_average_is_named()
    {
        // (1,000 + 700) ÷ (10,000 + 1,000) = 15.5%, payments alone 70%
        var finding = Given.Services(("cart", Timed(9, 9, 10_000, 1000)), ("payments", Timed(9, 9, 1000, 700))).Answer("coo.waste");

        finding.Expect(Verdict.Met, "15.5%");
        Assert.Equal(("payments", "Yes. Waiting is 15.5% of lead time; payments alone is at 70%."), (finding.WeakestService, finding.Sentence));
    }

    [Theory]
    [InlineData(100, 100, Verdict.Met, "0%")]          // exactly at pass
    [InlineData(94, 100, Verdict.Met, "−6%")]
    [InlineData(100.01, 100, Verdict.AtRisk, "+0.01%")] // just over pass
    [InlineData(110, 100, Verdict.AtRisk, "+10%")]     // exactly at warn
    [InlineData(110.01, 100, Verdict.NotMet, "+10.01%")]
    [InlineData(0.33, 0.3, Verdict.AtRisk, "+10%")]    // the same at cents
    [InlineData(0, 100, Verdict.Met, "−100%")]
    public void Cost_per_release_is_judged_by_its_rise(double now, double before, Verdict verdict, string value) =>
        Cost([("EUR", now)], [("EUR", before)], 10, 10).Expect(verdict, value);

    [Fact]
    public void More_releases_for_more_money_is_no_rise()
    {
        // 150 ÷ 15 = 10 now, 100 ÷ 10 = 10 before
        Cost([("EUR", 150)], [("EUR", 100)], 15, 10).Expect(Verdict.Met, "0%");

        // 150 ÷ 10 = 15 now, 100 ÷ 8 = 12.5 before: 15 ÷ 12.5 − 1 = 20%
        Cost([("EUR", 150)], [("EUR", 100)], 10, 8).Expect(Verdict.NotMet, "+20%");
    }

    [Theory]
    [InlineData("", "", 9, 9, "We cannot say. No cost has ever arrived.")]
    [InlineData("", "EUR", 9, 9, "We cannot say. No cost has arrived in the last 28 days.")]
    [InlineData("EUR", "", 9, 9, "We cannot say. There is no cost of the 28 days before to compare with.")]
    [InlineData("EUR", "EUR", 0, 9, "We cannot say. No release shipped in the last 28 days.")]
    [InlineData("EUR", "EUR", 9, 0, "We cannot say. No release shipped in the 28 days before to compare with.")]
    [InlineData("EUR USD", "EUR", 9, 9, "We cannot say. Costs came in 2 currencies, EUR and USD.")]
    [InlineData("EUR", "CHF", 9, 9, "We cannot say. Costs came in 2 currencies, CHF and EUR.")]
    public void Cost_that_cannot_be_compared_is_unknown(string now, string before, int releasesNow, int releasesBefore, string sentence)
    {
        static (string, double)[] Of(string currencies) =>
            [.. currencies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => (c, 10d))];

        var finding = Cost(Of(now), Of(before), releasesNow, releasesBefore);

        finding.Expect(Verdict.Unknown, "none");
        Assert.Equal(sentence, finding.Sentence);
    }

    [Fact]
    public void Cost_that_stopped_arriving_says_since_when()
    {
        var finding = (Given.Nothing with
        {
            Costs = new CostComparison(new Dictionary<string, decimal>(), new Dictionary<string, decimal> { ["EUR"] = 9 }, 3, 3)
            {
                NewestAt = Given.Now.AddDays(-32),
            },
        }).Answer("coo.cost");

        Assert.Equal("We cannot say. No cost has arrived since 16 October.", finding.Sentence);
        Assert.Equal("Send cost.recorded with service, environment, amount, currency, started and finished.", finding.WouldRaise);
    }

    // Use: CPU and memory in percent of what was requested; −1 is not reported.
    [Theory]
    [InlineData(0, 0, 0, -1, -1, Verdict.Unknown, "none")]            // nothing shipped
    [InlineData(4, 0, 0, -1, -1, Verdict.Unknown, "none")]            // neither known
    [InlineData(20, 2, 20, 40, 80, Verdict.Met, "10% rework")]        // all exactly at pass
    [InlineData(20, 2, 20, 39, 80, Verdict.AtRisk, "39% CPU")]        // just under the band
    [InlineData(20, 2, 20, 40, 81, Verdict.AtRisk, "81% memory")]     // just over it
    [InlineData(20, 2, 20, 10, 120, Verdict.AtRisk, "120% memory")]   // the one further out: 40 against 30
    [InlineData(20, 3, 20, 50, 50, Verdict.AtRisk, "15% rework")]
    [InlineData(20, 4, 20, 50, 50, Verdict.AtRisk, "20% rework")]     // exactly at warn
    [InlineData(20, 5, 20, 50, 50, Verdict.NotMet, "25% rework")]     // over warn
    [InlineData(20, 5, 20, 10, 50, Verdict.NotMet, "25% rework")]     // the worse of the two decides
    [InlineData(20, 0, 0, -1, -1, Verdict.AtRisk, "0% rework")]       // one known: at risk at best
    [InlineData(20, 5, 0, -1, -1, Verdict.NotMet, "25% rework")]
    [InlineData(4, 0, 4, 50, 50, Verdict.AtRisk, "50% CPU")]          // under 5 releases rework is unknown, use is known
    [InlineData(4, 0, 4, 90, 50, Verdict.AtRisk, "90% CPU")]
    [InlineData(20, 0, 20, 50, -1, Verdict.Met, "0% rework")]         // CPU alone is use
    [InlineData(20, 0, 9, 5, 5, Verdict.AtRisk, "0% rework")]         // use reported by under half: not known
    public void The_worse_of_use_and_rework_decides(
        int shipped, int rework, int sized, int cpu, int memory, Verdict verdict, string value)
    {
        var sum = new Measures
        {
            Shipped = shipped,
            Rework = rework,
            ReleasesWithSizing = sized,
            UsedCpuMilli = Math.Max(0, cpu) * 10,
            RequestedCpuMilli = cpu < 0 ? 0 : 1000,
            UsedMemoryMilli = Math.Max(0, memory) * 10,
            RequestedMemoryMilli = memory < 0 ? 0 : 1000,
        };

        Given.One(sum).Answer("coo.resources").Expect(verdict, value);
    }

    [Fact]
    public void The_service_with_most_rework_beyond_the_line_is_named()
    {
        var finding = Given.Services(("cart", new Measures { Shipped = 40, Rework = 2 }), ("payments", new Measures { Shipped = 10, Rework = 9 }))
            .Answer("coo.resources");

        // 11 ÷ 50 = 22%; without the 9 of payments 4%
        Assert.Equal("No. 11 of 50 releases were rework, on payments and 1 more service.", finding.Sentence);
        Assert.Equal("payments", finding.WeakestService);
        Assert.Equal("Learn why 9 releases of payments had to be rolled back, reverted or fixed at once: −18 points.", finding.WouldRaise);
    }

    private static Finding Cost((string, double)[] now, (string, double)[] before, int releasesNow, int releasesBefore)
    {
        static Dictionary<string, decimal> Of((string Currency, double Amount)[] costs) => costs.ToDictionary(c => c.Currency, c => (decimal)c.Amount);

        return (Given.Nothing with { Costs = new CostComparison(Of(now), Of(before), releasesNow, releasesBefore) }).Answer("coo.cost");
    }
}
