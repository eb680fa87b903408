using Dashboard.Core.Confidence;
using FsCheck.Xunit;

namespace Dashboard.Core.Tests.Confidence;

public class VerdictTests
{
    [Theory]
    [InlineData(Verdict.Met, Verdict.Unknown, Verdict.Unknown)]      // an Unknown never ends in Met
    [InlineData(Verdict.Unknown, Verdict.AtRisk, Verdict.AtRisk)]
    [InlineData(Verdict.AtRisk, Verdict.NotMet, Verdict.NotMet)]
    [InlineData(Verdict.Unknown, Verdict.NotMet, Verdict.NotMet)]
    [InlineData(Verdict.Met, Verdict.Met, Verdict.Met)]
    public void The_worst_is_not_met_then_at_risk_then_unknown_then_met(Verdict a, Verdict b, Verdict worst) =>
        Assert.Equal(worst, Verdicts.Worst(a, b));

    [Fact]
    public void Nothing_answered_is_unknown() => Assert.Equal(Verdict.Unknown, Verdicts.Worst([]));

    [Property]
    public bool The_worst_does_not_depend_on_order_or_grouping(Verdict a, Verdict b, Verdict c) =>
        Verdicts.Worst(a, b) == Verdicts.Worst(b, a)
        && Verdicts.Worst(Verdicts.Worst(a, b), c) == Verdicts.Worst(a, Verdicts.Worst(b, c))
        && Verdicts.Worst([a, b, c]) == Verdicts.Worst([c, a, b])
        && Verdicts.Worst(a, a) == a;

    [Property]
    public bool A_better_value_never_has_a_worse_verdict(double a, double b)
    {
        if (!double.IsFinite(a) || !double.IsFinite(b))
        {
            return true;
        }

        var (less, more) = (Math.Min(a, b), Math.Max(a, b));
        return RoleChecks.All.All(c => c.Line.HigherIsBetter
            ? Rank(c.Line.Judge(less)) <= Rank(c.Line.Judge(more))
            : Rank(c.Line.Judge(less)) >= Rank(c.Line.Judge(more)));
    }

    [Property]
    public bool A_promise_more_that_is_kept_never_makes_the_answer_worse(byte kept, byte broken)
    {
        Verdict Of(int passed) => Given.One(new Measures
        {
            Shipped = 1,
            ReleasesWithPromises = 1,
            PromisesPassed = passed,
            PromisesExecuted = kept + broken + 6,
        }).Answer("ceo.promises").Verdict;

        return Rank(Of(kept)) <= Rank(Of(kept + 1));
    }

    private static int Rank(Verdict verdict) => verdict switch
    {
        Verdict.NotMet => 0,
        Verdict.AtRisk => 1,
        Verdict.Met => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not judged"),
    };
}
