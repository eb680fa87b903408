using Dashboard.Ingest;

namespace Dashboard.Tests.Ingest;

public class BodyBudgetTests
{
    [Fact]
    public void Small_bodies_ask_for_nothing_and_larger_ones_for_what_is_beyond()
    {
        var budget = new BodyBudget(100);
        using var small = budget.Open();
        Assert.True(small.TryGrowTo(BodyBudget.Free));
        Assert.Equal(0, budget.Taken);
        using (var large = budget.Open())
        {
            Assert.True(large.TryGrowTo(BodyBudget.Free + 60));
            Assert.True(large.TryGrowTo(BodyBudget.Free + 90));
            Assert.False(large.TryGrowTo(BodyBudget.Free + 101));
            Assert.False(small.TryGrowTo(BodyBudget.Free + 11));
            Assert.Equal(90, budget.Taken);
        }

        Assert.True(small.TryGrowTo(BodyBudget.Free + 100));
        Assert.Equal(100, budget.Taken);
    }

    [Theory]
    [InlineData(IngestOptions.DefaultMaxBodyBytes, 4L * IngestOptions.DefaultMaxBodyBytes)]
    [InlineData(1024, 64L << 20)]
    [InlineData(1 << 30, 4L << 30)]
    public void Few_of_the_largest_bodies_fit_at_once(int largest, long most)
    {
        using var room = BodyBudget.For(largest).Open();
        Assert.True(room.TryGrowTo(most + BodyBudget.Free));
        Assert.False(room.TryGrowTo(most + BodyBudget.Free + 1));
    }
}
