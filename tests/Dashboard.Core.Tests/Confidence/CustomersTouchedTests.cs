using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class CustomersTouchedTests
{
    // cart: two bad changes at 5% and 100% of 10,000 a day = 500 + 10,000. mail: one at 25% of 402 = 100.5, rounded up to 101.
    [Fact]
    public void Each_bad_change_counts_the_most_traffic_it_had_times_the_customers_of_its_service() =>
        Assert.Equal(
            new CustomersTouched(10_601, 3, 0),
            CustomersTouched.Of([(new Measures { Bad = 2, BadReachBasisPoints = 500 + 10_000 }, 10_000), (new Measures { Bad = 1, BadReachBasisPoints = 2_500 }, 402)]));

    // wiki never told its customers: both its changes; cart did not tell the share of one of two.
    [Fact]
    public void What_could_not_be_counted_is_told_beside_it()
    {
        var touched = CustomersTouched.Of([(new Measures { Bad = 2, BadReachBasisPoints = 20_000 }, null), (new Measures { Bad = 2, BadReachBasisPoints = 1_000, BadReachUnknown = 1 }, 50)]);

        Assert.Equal((new CustomersTouched(5, 4, 3), 5L), (touched, touched.Told));
    }

    [Fact]
    public void When_nothing_could_be_counted_nothing_is_told_which_is_not_nobody()
    {
        Assert.Null(CustomersTouched.Of([(new Measures { Bad = 1, BadReachBasisPoints = 500 }, null)]).Told);
        Assert.Null(CustomersTouched.Of([(new Measures { Bad = 1, BadReachUnknown = 1 }, 1_000)]).Told);
    }

    [Fact]
    public void Without_a_bad_change_nobody_was_touched() => Assert.Equal(0, CustomersTouched.Of([(new Measures { Shipped = 7 }, null)]).Told);
}
