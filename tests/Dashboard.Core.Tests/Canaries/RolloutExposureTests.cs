using Dashboard.Core.Canaries;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Canaries;

/// Weights as "share@minute"; minutes of full traffic.
public class RolloutExposureTests
{
    [Theory]
    [InlineData("5@0 25@60", null, 100, 13, 100)] // 0.05 × 60 + 0.25 × 40
    [InlineData("5@0 25@60 0@80", 80, 500, 8, 80)] // 0.05 × 60 + 0.25 × 20, aborted
    [InlineData("0@0 10@30", null, 40, 1, 10)] // the first weight counts from 30
    [InlineData("50@0 100@20", 20, 90, 10, 20)] // promoted: what comes after is the release's, not the rollout's
    [InlineData("", null, 40, 0, 0)]
    [InlineData("0@0", null, 40, 0, 0)]
    [InlineData("5@60", null, 40, 0, 0)] // told by a clock that runs ahead
    public void Exposure_is_weight_times_time_and_all_at_once_is_the_same_time_at_full_weight(
        string weights, int? ended, int now, double minutes, double allAtOnce)
    {
        var rollout = Rollout(weights, ended);

        Assert.Equal(minutes, RolloutExposure.TrafficMinutes(rollout, At(now)), 6);
        Assert.Equal(allAtOnce, RolloutExposure.AllAtOnceMinutes(rollout, At(now)), 6);
    }

    [Theory]
    [InlineData("5@0 25@60", true, 25d)]
    [InlineData("5@0 25@60 0@80", true, 25d)] // turned back
    [InlineData("50@0 100@20", true, 100d)] // promoted
    [InlineData("0@20", true, null)] // turned back, and how many had it was never told
    [InlineData("0@20", false, 0d)] // turned back before anybody had it
    [InlineData("", false, null)]
    public void Most_weight_is_the_greatest_share_ever_told(string weights, bool reached, double? most)
    {
        var rollout = Rollout(weights, null) with { ReachedAt = reached ? At(0) : null };

        Assert.Equal(most, RolloutExposure.MostWeight(rollout));
    }

    private static RolloutState Rollout(string weights, int? ended) => new()
    {
        Phase = RolloutPhase.Progressing,
        StartedAt = At(0),
        UpdatedAt = At(0),
        EndedAt = ended is { } end ? At(end) : null,
        Weights = [.. weights.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => new WeightAt(At(int.Parse(w.Split('@')[1])), double.Parse(w.Split('@')[0])))],
    };

    private static DateTimeOffset At(int minute) => History.Start.AddMinutes(minute);
}
