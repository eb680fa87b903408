using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Roles;

namespace Dashboard.Tests.Roles;

/// <summary>What leaders see further back, worked out by hand.</summary>
public class LookBackViewsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 9, 30, 0, TimeSpan.Zero);

    // 40 releases at 1,000 EUR, then 80 at 1,600: 25 each, then 20 each.
    [Fact]
    public void Coo_sees_what_a_release_costs_while_releases_become_more()
    {
        var cost = LookBackMoney.Cost(Weeks(i => Week(i, i < 4 ? 10 : 20, ("EUR", i < 4 ? 250 : 400))));

        Assert.Equal("20.00 EUR", cost.Figure);
        Assert.Equal("The last four weeks: 80 releases at about 20.00 EUR each. The first four of the twelve: 40 releases at about 25.00 EUR each. More releases, and each costs less.", cost.Said);
        Assert.Equal([25d, 20d], [cost.Weeks[0].Point, cost.Weeks[11].Point]);
        Assert.Contains("estimate", cost.Note, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_week_without_a_release_or_a_cost_has_no_cost_of_a_release_and_currencies_are_not_added_up()
    {
        var cost = LookBackMoney.Cost(Weeks(i => i switch { 0 => Week(i, 0), 1 => Week(i, 3), 2 => Week(i, 0, ("EUR", 5)), _ => Week(i, 1, ("EUR", 5)) }));
        Assert.Equal([null, null, null, 5d], cost.Weeks.Take(4).Select(w => w.Point));
        Assert.Equal([null, 3d, 0d, 1d], cost.Weeks.Take(4).Select(w => w.Bar));

        var mixed = LookBackMoney.Cost(Weeks(i => Week(i, 1, ("EUR", 5), ("USD", 5))));
        Assert.Equal("unknown", mixed.Figure);
        Assert.EndsWith("Costs came in EUR and USD: they are not added up.", mixed.Said, StringComparison.Ordinal);

        Assert.Contains("No cost arrived: send cost.recorded", LookBackMoney.Cost(Weeks(i => Week(i, 1))).Said, StringComparison.Ordinal);
        Assert.False(LookBackMoney.Cost(Weeks(i => Week(i, 0))).IsTold);
        Assert.Contains("The first four of the twelve: nothing shipped.", LookBackMoney.Cost(Weeks(i => Week(i, i < 4 ? 0 : 1, ("EUR", 5)))).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Ceo_sees_customers_touched_and_what_could_not_be_counted_is_no_zero()
    {
        var back = Weeks(i => new WeekBack(Now.AddDays(7 * (i - 12)), i == 5 ? 0 : 2, i == 7 ? new(2_000, 1, 0) : i == 8 ? new(0, 1, 1) : new(0, 0, 0), new Dictionary<string, decimal>())) with
        {
            Sums = new Measures { Shipped = 22, Bad = 2, BadStopped = 1 },
            Touched = [new TouchedService("cart", 1, 1, new(2_000, 1, 0)), new TouchedService("wiki", 1, 0, new(0, 1, 1))],
        };

        var touched = LookBackCustomers.Touched(back);

        Assert.Equal("2,000 customers", touched.Figure);
        Assert.StartsWith("Touched by 2 bad changes of 22 releases shipped, 1 of them stopped before they reached everybody. Most on cart 2,000.", touched.Said, StringComparison.Ordinal);
        Assert.Contains("1 bad change could not be counted", touched.Said, StringComparison.Ordinal);
        Assert.Equal([null, 0d, 2_000d, null, 0d], touched.Weeks.Skip(5).Take(5).Select(w => w.Bar));
    }

    [Fact]
    public void Without_a_shipment_customers_touched_are_unknown_and_without_a_bad_change_there_are_none()
    {
        Assert.Equal("unknown", LookBackCustomers.Touched(Weeks(i => Week(i, 0))).Figure);
        Assert.Equal("none", LookBackCustomers.Touched(Weeks(i => Week(i, 1)) with { Sums = new Measures { Shipped = 12 } }).Figure);
        Assert.Equal("unknown", LookBackCustomers.Touched(Weeks(i => Week(i, 1)) with
        {
            Sums = new Measures { Shipped = 12, Bad = 1 },
            Touched = [new TouchedService("wiki", 1, 0, new(0, 1, 1))],
        }).Figure);
    }

    [Fact]
    public void Ciso_sees_only_gaps_each_under_its_requirement_and_is_taught_when_there_are_none()
    {
        var back = Weeks(i => Week(i, 1)) with
        {
            Sums = new Measures { Shipped = 3, RequirementCells = 30, RequirementCellsPassed = 27 },
            Gaps =
            [
                new GapRelease("r2", "cart", "2.0", Now.AddDays(-1), [new("build/sast", Gate.ReadyForFastFeedback, EvidenceState.Failed), new("build/review", Gate.ReadyForCanary, EvidenceState.Waived)]),
                new GapRelease("r1", "mail", "1.0", Now.AddDays(-9), [new("build/sast", Gate.ReadyForFastFeedback, EvidenceState.Missing)]),
            ],
        };

        var grid = LookBackGaps.Of(back);

        Assert.Equal(("3 gaps", Verdict.NotMet), (grid.Figure, grid.Verdict));
        Assert.Equal(["review", "source scan (SAST)"], grid.Columns.Select(c => c.Name));
        Assert.Equal([EvidenceState.Waived, EvidenceState.Failed, null, EvidenceState.Missing], grid.Rows.SelectMany(r => r.Cells).Select(c => c?.State));

        var none = LookBackGaps.Of(back with { Gaps = [], Sums = new Measures { Shipped = 3, RequirementCells = 30, RequirementCellsPassed = 30 } });
        Assert.Equal(("no gaps", Verdict.Met), (none.Figure, none.Verdict));
        Assert.StartsWith("No gaps: all 30 required pieces of evidence were proven", none.Empty, StringComparison.Ordinal);

        var nothing = LookBackGaps.Of(back with { Gaps = [], Sums = Measures.Zero });
        Assert.Equal(("unknown", Verdict.Unknown), (nothing.Figure, nothing.Verdict));
    }

    private static LookBack Weeks(Func<int, WeekBack> week) => new()
    {
        AsOf = Now,
        Touched = [],
        Sums = Measures.Zero,
        Weeks = [.. Enumerable.Range(0, 12).Select(week)],
        Quarters = [],
        Gaps = [],
        Stories = [],
    };

    private static WeekBack Week(int i, long shipped, params (string Currency, decimal Amount)[] costs) =>
        new(Now.AddDays(7 * (i - 12)), shipped, new(0, 0, 0), costs.ToDictionary(c => c.Currency, c => c.Amount));
}
