using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class CeoChecksTests
{
    private static Measures Tested(int shipped, int tested, int executed, int passed) =>
        new() { Shipped = shipped, ReleasesWithPromises = tested, PromisesExecuted = executed, PromisesPassed = passed };

    [Theory]
    [InlineData(0, 0, 0, 0, Verdict.Unknown, "none")]          // nothing shipped
    [InlineData(12, 0, 0, 0, Verdict.Unknown, "none")]         // shipped, but no release ran any
    [InlineData(1, 1, 4, 4, Verdict.Unknown, "4 of 4")]        // fewer than 5 cases
    [InlineData(1, 1, 5, 5, Verdict.Met, "5 of 5")]
    [InlineData(9, 9, 50, 49, Verdict.Met, "98%")]             // 49 ÷ 50 = 98%, exactly at pass
    [InlineData(9, 9, 1000, 979, Verdict.AtRisk, "97.9%")]     // just below pass
    [InlineData(9, 9, 10_000, 9799, Verdict.AtRisk, "97.99%")] // one decimal would read 98%
    [InlineData(9, 9, 20, 19, Verdict.AtRisk, "95%")]          // exactly at warn
    [InlineData(9, 9, 1000, 949, Verdict.NotMet, "94.9%")]     // just below warn
    [InlineData(10, 8, 50, 50, Verdict.Met, "100%")]           // coverage 80%: no cap
    [InlineData(10, 7, 50, 50, Verdict.AtRisk, "100%")]        // coverage 70%: at risk at best
    [InlineData(10, 5, 50, 50, Verdict.AtRisk, "100%")]        // coverage 50%: still judged
    [InlineData(10, 4, 50, 50, Verdict.Unknown, "100%")]       // coverage 40%: unknown
    [InlineData(10, 7, 50, 0, Verdict.NotMet, "0%")]           // thin coverage never makes a bad value better
    [InlineData(10, 4, 50, 0, Verdict.Unknown, "0%")]
    public void Promises_are_met_from_98_percent_and_at_risk_from_95(int shipped, int tested, int executed, int passed, Verdict verdict, string value) =>
        Given.One(Tested(shipped, tested, executed, passed)).Answer("ceo.promises").Expect(verdict, value);

    [Fact]
    public void One_service_that_breaks_promises_behind_a_good_average_is_named()
    {
        // (1,990 + 8) ÷ 2,000 = 99.9%, payments alone 8 ÷ 10 = 80%
        var finding = Given.Services(("cart", Tested(100, 100, 1990, 1990)), ("payments", Tested(2, 2, 10, 8))).Answer("ceo.promises");

        finding.Expect(Verdict.Met, "99.9%");
        Assert.Equal("payments", finding.WeakestService);
        Assert.Equal("Yes. 99.9% of the promises we tested were kept; payments alone is at 80%.", finding.Sentence);
    }

    [Fact]
    public void The_weakest_has_the_largest_shortfall_by_weight_not_the_lowest_rate()
    {
        // Shortfall to 98%: search 980 − 900 = 80 promises, stock 9.8 − 5 = 4.8; cart is above the line and never counts.
        var finding = Given.Services(
            ("search", Tested(10, 10, 1000, 900)), ("stock", Tested(1, 1, 10, 5)), ("cart", Tested(9, 9, 10_000, 9850)))
            .Answer("ceo.promises");

        Assert.Equal("search", finding.WeakestService);
    }

    [Theory]
    [InlineData(0, 0, null, 40_000L, 2, 2, "payments")]      // more customers a day
    [InlineData(900, 800, null, 40_000L, 2, 1, "booking")]   // more customer-minutes lost, before all else
    [InlineData(0, 0, null, null, 2, 1, "payments")]         // the more critical tier
    [InlineData(0, 0, null, null, 2, 2, "booking")]          // the name
    public void Of_equally_weak_services_the_one_that_hurts_customers_most_is_named(
        long bookingMinutes, long paymentsMinutes, long? booking, long? payments, int bookingTier, int paymentsTier, string weakest)
    {
        var bad = Given.AllGood with { Bad = 1 };
        var input = Given.Nothing with
        {
            Services =
            [
                new("booking", "Travel", bookingTier, booking, bad with { CustomerMinutes = bookingMinutes }),
                new("payments", "Pay", paymentsTier, payments, bad with { CustomerMinutes = paymentsMinutes }),
            ],
        };

        Assert.Equal(weakest, input.Answer("ceo.reputation").WeakestService);
    }

    [Fact]
    public void Thin_coverage_names_the_service_that_tests_least()
    {
        var finding = Given.Services(("cart", Tested(9, 8, 50, 50)), ("search", Tested(9, 1, 50, 50))).Answer("ceo.promises");

        Assert.Equal(("search", new Coverage(9, 18)), (finding.WeakestService, finding.Coverage));
        Assert.Equal("Nearly. Only 9 of 18 releases tested a promise; missing on search and 1 more.", finding.Sentence);
    }

    [Theory]
    [InlineData("", Verdict.Unknown, "none")]                       // nobody sent a journey
    [InlineData("?", Verdict.Unknown, "none")]                      // sent before, no proof on what is live
    [InlineData("1.0", Verdict.Met, "1×")]                          // exactly at pass
    [InlineData("0.999 1.3", Verdict.AtRisk, "0.999×")]             // just below pass; two decimals would read 1×
    [InlineData("0.9 1.3", Verdict.AtRisk, "0.9×")]                 // exactly at warn
    [InlineData("0.899 1.3 1.3 1.3 1.3", Verdict.NotMet, "0.899×")] // the worst journey counts, not the average
    [InlineData("1.2!", Verdict.AtRisk, "1.2×")]                    // older than its age limit: at risk at best
    [InlineData("0.5!", Verdict.NotMet, "0.5×")]                    // old and bad stays bad
    [InlineData("1.2 1.2 1.2 1.2 ?", Verdict.AtRisk, "1.2×")]       // 4 of 5 = 80%, but one of them is not proven
    [InlineData("1.2 ?", Verdict.AtRisk, "1.2×")]                   // 50%
    [InlineData("1.2 ? ?", Verdict.Unknown, "1.2×")]                // 33%
    [InlineData("NaN", Verdict.Unknown, "none")]                    // 0 expected is no proof
    public void The_worst_journey_decides_whether_demand_is_held(string journeys, Verdict verdict, string value)
    {
        var proofs = journeys.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((j, i) => Given.Journey($"journey-{i}", j == "?" ? null : double.Parse(j.TrimEnd('!')), j.EndsWith('!')));

        (Given.Nothing with { Journeys = [.. proofs] }).Answer("ceo.demand").Expect(verdict, value);
    }

    [Fact]
    public void The_worst_journey_is_named_with_its_service()
    {
        var finding = (Given.Nothing with { Journeys = [Given.Journey("browse", 1.64), Given.Journey("pay", 0.92, daysAgo: 8)] }).Answer("ceo.demand");

        Assert.Equal("Nearly. Only 92% of the expected peak is proven for pay on shop.", finding.Sentence);
        Assert.Equal(("shop", "Prove the whole peak of pay on the release of shop that customers use."), (finding.WeakestService, finding.WouldRaise));
        Assert.Equal((Given.Now.AddDays(-8), Given.Now.AddDays(-2)), (finding.OldestAt, finding.NewestAt));
    }

    [Theory]
    [InlineData(0, 0, 0, Verdict.Unknown, "none")]       // nothing shipped
    [InlineData(12, 0, 0, Verdict.Met, "none bad")]
    [InlineData(12, 1, 1, Verdict.Met, "1 of 1")]        // under 5 by count: none unstopped
    [InlineData(12, 4, 3, Verdict.AtRisk, "3 of 4")]     // one unstopped
    [InlineData(12, 1, 0, Verdict.AtRisk, "0 of 1")]     // one unstopped, though 0%
    [InlineData(12, 4, 2, Verdict.NotMet, "2 of 4")]     // more
    [InlineData(12, 5, 4, Verdict.Met, "4 of 5")]        // from 5 on by rate: 80%, exactly at pass
    [InlineData(12, 14, 11, Verdict.AtRisk, "11 of 14")] // 78.6%
    [InlineData(12, 5, 3, Verdict.AtRisk, "3 of 5")]     // 60%, exactly at warn
    [InlineData(12, 12, 7, Verdict.NotMet, "7 of 12")]   // 58.3%
    [InlineData(90, 40, 30, Verdict.AtRisk, "30 of 40")] // 75%
    public void Bad_changes_are_judged_by_count_under_five_and_by_rate_from_five(int shipped, int bad, int stopped, Verdict verdict, string value) =>
        Given.One(new Measures { Shipped = shipped, Bad = bad, BadStopped = stopped }).Answer("ceo.reputation").Expect(verdict, value);

    [Fact]
    public void Exposure_is_told_in_customer_minutes_and_never_invented()
    {
        var bad = new Measures { Shipped = 3, Bad = 2, CustomerMinutes = 12_400, TrafficMinutes = 1 };

        var finding = Given.Services(("payments", bad), ("cart", new Measures { Shipped = 1 })).Answer("ceo.reputation");

        Assert.Equal("Not yet. 2 bad changes reached every customer, both on payments.", finding.Sentence);
        Assert.Contains("Bad changes cost 12,400 customer-minutes.", finding.Reasons);
        Assert.Contains("Bad changes cost 1 traffic-minute where the number of customers is unknown.", finding.Reasons);
    }

    [Fact]
    public void Traffic_minutes_of_a_service_whose_customers_are_known_are_customer_minutes()
    {
        // 3 minutes of all traffic × 5,000 customers.
        var input = Given.One(new Measures { Shipped = 3, Bad = 1, TrafficMinutes = 3 });
        var finding = (input with { Services = [input.Services[0] with { Customers = 5_000 }] }).Answer("ceo.reputation");

        Assert.Contains("Bad changes cost 15,000 customer-minutes.", finding.Reasons);
        Assert.DoesNotContain(finding.Reasons, r => r.Contains("traffic-minute", StringComparison.Ordinal));
    }
}
