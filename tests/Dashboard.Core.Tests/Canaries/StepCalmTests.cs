using Dashboard.Core.Canaries;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Canaries;

/// Shares of traffic as "share@minute".
public class StepCalmTests
{
    [Theory]
    [InlineData("50@0 100@10", 2, 50, 0.5)] // 1 − (0.25 + 0.25)
    [InlineData("25@0 50@10 75@20 100@30", 4, 25, 0.75)] // 1 − 4 × 0.0625
    [InlineData("5@0 25@10 50@20 100@30", 4, 50, 0.645)] // steps 5, 20, 25, 50: 1 − (0.0025 + 0.04 + 0.0625 + 0.25)
    [InlineData("1@0 100@10", 2, 99, 0.0198)] // one tiny step and a leap: 1 − (0.0001 + 0.9801)
    [InlineData("5@0 25@10 0@15 5@60 25@70 100@80", 3, 75, 0.395)] // turned back and tried again: 5, 20, 75; 1 − (0.0025 + 0.04 + 0.5625)
    [InlineData("5@0 25@10 10@15 100@20", 3, 75, 0.395)] // a step back is no step
    [InlineData("100@30 50@0", 2, 50, 0.5)] // told out of order
    [InlineData("50@0 120@10", 2, 50, 0.5)] // more than everybody is everybody
    public void Calm_index_is_one_minus_the_sum_of_the_squares_of_the_steps(string weights, int steps, double largest, double index)
    {
        var calm = StepCalm.Of(Weights(weights))!;

        Assert.Equal((steps, largest), (calm.Steps, calm.Largest));
        Assert.Equal(index, calm.Index, 6);
        Assert.Equal(1 / (1 - index), calm.EvenSteps, 6);
    }

    [Theory]
    [InlineData("")] // nothing told
    [InlineData("100@0")] // everyone, and no share before was told: not known to be one leap
    [InlineData("0@0 100@5")]
    [InlineData("5@0 25@10")] // not everyone yet
    public void Calm_of_what_was_not_told_or_is_not_done_is_unknown(string weights) => Assert.Null(StepCalm.Of(Weights(weights)));

    [Fact]
    public void Everyone_at_once_is_no_calm_at_all() =>
        Assert.Equal((1, 100d, 0d, 1d), (StepCalm.AllAtOnce.Steps, StepCalm.AllAtOnce.Largest, StepCalm.AllAtOnce.Index, StepCalm.AllAtOnce.EvenSteps));

    internal static IReadOnlyList<WeightAt> Weights(string weights) =>
        [.. weights.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => new WeightAt(History.Start.AddMinutes(int.Parse(w.Split('@')[1])), double.Parse(w.Split('@')[0])))];
}
