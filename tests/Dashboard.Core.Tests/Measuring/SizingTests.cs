using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class SizingTests
{
    [Theory]
    [InlineData("usedCpu=1.5 requestedCpu=2 usedMemory=600 requestedMemory=1000", 1, 1500, 2000, 600_000, 1_000_000)]
    [InlineData("usedCpu=1.5 requestedCpu=2", 1, 1500, 2000, 0, 0)]
    [InlineData("usedCpu=1.5", 0, 0, 0, 0, 0)]
    [InlineData("usedCpu=1.5 requestedCpu=0", 0, 0, 0, 0, 0)]
    [InlineData("usedCpu=-1 requestedCpu=2", 0, 0, 0, 0, 0)]
    [InlineData("usedCpu=much requestedCpu=2", 0, 0, 0, 0, 0)]
    [InlineData("usedCpu=0 requestedCpu=2", 1, 0, 2000, 0, 0)]
    public void Only_whole_pairs_count_in_thousandths(string details, long known, long usedCpu, long requestedCpu, long usedMemory, long requestedMemory)
    {
        var sums = Sizing.Measure([Load(10, details)]);

        Assert.Equal(
            (known, usedCpu, requestedCpu, usedMemory, requestedMemory),
            (sums.ReleasesWithSizing, sums.UsedCpuMilli, sums.RequestedCpuMilli, sums.UsedMemoryMilli, sums.RequestedMemoryMilli));
    }

    [Fact]
    public void The_newest_proof_that_has_the_pair_counts()
    {
        var sums = Sizing.Measure([Load(10, "usedCpu=1 requestedCpu=2"), Load(30, "usedMemory=1 requestedMemory=2"), Load(20, "usedCpu=3 requestedCpu=4")]);

        Assert.Equal((3000, 4000, 1000, 2000), (sums.UsedCpuMilli, sums.RequestedCpuMilli, sums.UsedMemoryMilli, sums.RequestedMemoryMilli));
    }

    private static Entry Load(double minute, string details) => Entry.Of(
        new History().AtTime(History.Start.AddMinutes(minute)).About("1").Passes(Stage.StubbedNonFunctional, "load", with: e =>
            History.Detailed(e, [.. details.Split(' ').Select(d => (d.Split('=')[0], d.Split('=')[1]))])).Events[0]);
}
