using Dashboard.Core.Confidence;
using Dashboard.Gates;

namespace Dashboard.Tests.Gates;

/// <summary>What gates cost, worked out by hand.</summary>
public class GateFiguresViewTests
{
    // Now: 7,200 s of approvals over 4 releases = 30 minutes; 3 of 4 without a hand. A week ago nothing told; before that 3,600 s over 1 and 1 of 2.
    [Fact]
    public void The_course_has_the_same_figures_week_by_week_and_a_gap_where_nothing_told_them()
    {
        var figures = GateFiguresView.Of(
            "in the last 30 days",
            [
                new Measures { Shipped = 2, ReleasesWithLead = 1, ApprovalWaitSeconds = 3_600, HandsTold = 2, HandsOff = 1 },
                new Measures { Shipped = 1 },
                new Measures { Shipped = 5, ReleasesWithLead = 4, ApprovalWaitSeconds = 7_200, HandsTold = 4, HandsOff = 3 },
            ]);

        Assert.Equal((TimeSpan.FromMinutes(30), 4, 5, 0.75, 4), (figures.ApprovalWait, figures.Measured, figures.Shipped, figures.HandsOff, figures.HandsTold));
        Assert.Equal([1d, null, 0.5], figures.ApprovalTrend);
        Assert.Equal([0.5, null, 0.75], figures.HandsOffTrend);
    }

    [Fact]
    public void Where_nothing_was_told_nothing_is_zero()
    {
        var figures = GateFiguresView.Of("in the last 30 days", [Measures.Zero, Measures.Zero]);

        Assert.Equal((null, null), (figures.ApprovalWait, figures.HandsOff));
        Assert.All(figures.ApprovalTrend.Concat(figures.HandsOffTrend), Assert.Null);
    }
}
