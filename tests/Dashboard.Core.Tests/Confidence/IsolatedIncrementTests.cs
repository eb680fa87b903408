using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Confidence;

public class IsolatedIncrementTests
{
    // Items as stage, how it stands and level: "b" build, "f" with stubs, "n" under load, "i" integration; "+" passed, "-" failed, "0" missing, "s" stale, "w" waived;
    // weight 3, 2 or 1. Then what is proven by the build, by the isolated stages, of what is asked.
    [Theory]
    [InlineData("", null)]
    [InlineData("b+3 i+2", null)] // no isolated stage is asked for
    [InlineData("b+3 f03", null)] // nor told
    [InlineData("b+3 fs3", null)] // too old to count as told
    [InlineData("b+3 fw3", null)] // a waiver is no result
    [InlineData("b+3 f+3 i02", "3 3 8")]
    [InlineData("b+3 f+3 n+2 i+2", "3 5 10")] // what came later is not of the increment
    [InlineData("b+3 f-3 i02", "3 0 8")] // told, and adds nothing
    [InlineData("b-3 f+3 n02", "0 3 8")]
    public void The_isolated_stages_add_the_weight_they_have_proven(string items, string? expected)
    {
        var found = IsolatedIncrement.Of(items.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Item));

        Assert.Equal(expected, found is null ? null : $"{found.Built} {found.Isolated} {found.Expected}");
    }

    // 3 of 10, and with 5 more 8 of 10.
    [Fact]
    public void Shares_are_of_everything_that_is_asked() => Assert.Equal((0.3, 0.8), (new IsolatedIncrement(3, 5, 10).Before, new IsolatedIncrement(3, 5, 10).After));

    private static ItemDecision Item(string told)
    {
        var level = told[2] switch { '3' => Level.Critical, '2' => Level.MustHaveData, _ => Level.Wanted };
        var stage = told[0] switch { 'b' => Stage.Build, 'f' => Stage.StubbedFunctional, 'n' => Stage.StubbedNonFunctional, _ => Stage.Integration };
        var state = told[1] switch { '+' => EvidenceState.Passed, '-' => EvidenceState.Failed, 's' => EvidenceState.Stale, 'w' => EvidenceState.Waived, _ => EvidenceState.Missing };
        return new(new Requirement { Gate = Gate.ReadyForExtended, Stage = stage, Checks = ["any"], Levels = [level, level, level], Roles = [] }, level, state, null, History.Start);
    }
}
