using Dashboard.Core.Canaries;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Canaries;

public class CanaryRecordTests
{
    [Fact]
    public void Without_rollouts_nothing_is_known_and_nothing_is_zero_percent()
    {
        var record = CanaryRecord.Of([]);

        Assert.Equal((0, 0, null, null, null), (record.Finished, record.StopsTold, record.MedianStop, record.HighestStop, record.NewestAt));
    }

    [Fact]
    public void Of_one_turned_back_the_stop_is_its_own()
    {
        var record = CanaryRecord.Of([(Back(25, 5, 30), 1000)]);

        Assert.Equal((1, 0, 1, 1, 25d, 25d), (record.Finished, record.Reached, record.TurnedBack, record.SafeFailures, record.MedianStop, record.HighestStop));

        // 5 minutes of full traffic × 1,000 customers, against 30 × 1,000.
        Assert.Equal((5000d, 30000d, 0), (record.CustomerMinutes, record.AllAtOnceCustomerMinutes, record.CustomersNotTold));
    }

    [Fact]
    public void Many_are_counted_by_how_they_ended_and_what_nobody_told_is_left_out_of_the_sums()
    {
        var record = CanaryRecord.Of([
            (Reached(RolloutEnd.Promoted), 1000), (Reached(RolloutEnd.Promoted) with { RolledBackSince = true }, null), (Reached(RolloutEnd.Inconclusive), 10),
            (Reached(RolloutEnd.AgainstAdvice) with { Incident = true }, 10),
            (Back(5, 1, 20), 1000), (Back(25, 5, 30), null), (Back(50, 2, 4) with { Incident = true }, 100), (Back(10, 1, 10), 500), (Back(null, 0, 0), 900)]);

        Assert.Equal((9, 4, 5), (record.Finished, record.Reached, record.TurnedBack));
        Assert.Equal((1, 1, 2), (record.Inconclusive, record.AgainstAdvice, record.Missed));
        Assert.Equal(4, record.SafeFailures);

        // 5, 10, 25, 50: the middle is (10 + 25) ÷ 2; of the fifth nobody told.
        Assert.Equal((4, 17.5, 50d), (record.StopsTold, record.MedianStop, record.HighestStop));

        // 1 × 1,000 + 2 × 100 + 1 × 500 = 1,700, against 20,000 + 400 + 5,000; the one of unknown customers apart.
        Assert.Equal((1700d, 25400d), (record.CustomerMinutes, record.AllAtOnceCustomerMinutes));
        Assert.Equal((1, 5d, 30d), (record.CustomersNotTold, record.TrafficMinutes, record.AllAtOnceTrafficMinutes));
        Assert.Equal(History.Start.AddHours(1), record.NewestAt);
    }

    private static FinishedRollout Reached(RolloutEnd end) => new() { End = end, EndedAt = History.Start, MostWeight = 100, TrafficMinutes = 3, AllAtOnceMinutes = 9 };

    private static FinishedRollout Back(double? most, double minutes, double allAtOnce) =>
        new() { End = RolloutEnd.TurnedBack, EndedAt = History.Start.AddHours(1), MostWeight = most, TrafficMinutes = minutes, AllAtOnceMinutes = allAtOnce };
}
