using Dashboard.Core.Costs;

namespace Dashboard.Core.Tests.Costs;

public class LoadRunCostTests
{
    private static readonly Dictionary<string, long> Runs = new() { ["perf"] = 4, ["stubbed"] = 6, ["unused"] = 0 };

    // Bills of places; then what they come to and over how many runs.
    public static TheoryData<string, EnvironmentBill[], LoadRunCost?> Bills() => new()
    {
        { "nobody told a bill", [], null },
        { "a bill of a place without a load run", [new("production", "EUR", 900, 1), new("unused", "EUR", 5, 1)], null },
        { "20 over four runs", [new("perf", "EUR", 20, 2)], new(20, "EUR", 2, 4, 0) },
        { "whatever the case of its name", [new(" Perf", "EUR", 20, 2)], new(20, "EUR", 2, 4, 0) },
        { "20 + 10 over four and six", [new("perf", "EUR", 20, 2), new("stubbed", "EUR", 10, 3)], new(30, "EUR", 5, 10, 0) },
        { "two bills of one place are over its runs once", [new("perf", "EUR", 20, 2), new("PERF", "EUR", 4, 1)], new(24, "EUR", 3, 4, 0) },
        { "two currencies: that of most bills, and its runs only", [new("perf", "EUR", 20, 2), new("stubbed", "USD", 10, 3)], new(10, "USD", 3, 6, 2) },
        { "as many of both: by name", [new("perf", "USD", 20, 2), new("perf", "EUR", 10, 2)], new(10, "EUR", 2, 4, 2) },
    };

    [Theory]
    [MemberData(nameof(Bills))]
    public void A_load_run_costs_the_bills_of_the_places_it_ran_in_over_its_runs(string because, EnvironmentBill[] bills, LoadRunCost? cost)
    {
        Assert.True(cost == LoadRunCost.Of(Runs, bills), because);
        Assert.True(cost == LoadRunCost.Of(Runs, bills.Reverse()), because);
    }

    // 30 over ten runs.
    [Fact]
    public void One_run_is_the_mean() => Assert.Equal(3m, LoadRunCost.Of(Runs, [new("perf", "EUR", 20, 2), new("stubbed", "EUR", 10, 3)])!.Each);
}
