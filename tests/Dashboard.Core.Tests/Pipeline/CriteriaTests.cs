using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Pipeline;

public class CriteriaTests
{
    // total, passed, failed, skipped (-1: not sent), whether the run passed; executed and passed criteria.
    [Theory]
    [InlineData(-1, -1, -1, -1, true, 1, 1)]
    [InlineData(-1, -1, -1, -1, false, 1, 0)]
    [InlineData(10, 8, 2, 0, false, 10, 8)]
    [InlineData(10, 7, 2, 1, false, 9, 7)]
    [InlineData(10, -1, -1, -1, true, 10, 10)]
    [InlineData(10, -1, -1, 4, true, 6, 6)]
    [InlineData(10, -1, -1, -1, false, 10, 0)]
    [InlineData(10, -1, 3, 1, false, 9, 6)]
    [InlineData(-1, 5, -1, -1, true, 5, 5)]
    [InlineData(-1, -1, 3, -1, false, 3, 0)]
    [InlineData(-1, -1, -1, 4, true, 1, 1)]
    [InlineData(5, 5, 0, 0, false, 5, 4)]
    [InlineData(5, 9, -1, -1, true, 5, 5)]
    [InlineData(0, 0, 0, 0, true, 0, 0)]
    [InlineData(3, -1, -1, 5, true, 0, 0)]
    public void A_proof_without_counts_is_one_criterion_and_no_failure_counts_as_all_passed(
        int total, int passed, int failed, int skipped, bool success, long executed, long passedCriteria)
    {
        static int? Sent(int n) => n < 0 ? null : n;
        var counts = new Counts(Sent(total), Sent(passed), Sent(failed), Sent(skipped));
        var e = new History().About("1").Check(Stage.StubbedFunctional, "acceptance", success ? Outcome.Success : Outcome.Failure, with: e => e with { Counts = counts }).Events[0];

        Assert.Equal((executed, passedCriteria), (Criteria.Executed(Entry.Of(e)), Criteria.Passed(Entry.Of(e))));
    }
}
