using Dashboard.Core.Confidence;

namespace Dashboard.Core.Tests.Confidence;

public class CultureTests
{
    [Fact]
    public void Each_of_the_fifteen_checks_speaks_for_one_value_and_each_value_is_spoken_for_by_at_least_two()
    {
        var byValue = RoleChecks.All.ToLookup(Culture.Of);

        Assert.Equal(15, byValue.Sum(value => value.Count()));
        Assert.All(Enum.GetValues<CultureValue>(), value => Assert.InRange(byValue[value].Count(), 2, 15));
    }

    // Safety has five checks: demand, reputation, requirements, controls, evidence.
    [Fact]
    public void A_value_counts_what_is_met_of_what_is_known_and_what_is_unknown_never_passes_as_met()
    {
        var findings = RoleChecks.All.Select(c => Of(c.Id, c.Id is "ceo.demand" or "ciso.controls" ? Verdict.Unknown : Verdict.Met));

        var safety = Culture.Of(findings).Single(v => v.Value == CultureValue.Safety);

        Assert.Equal((3, 3, Verdict.Unknown), (safety.Met, safety.Known, safety.Verdict));
        Assert.Equal(["ceo.demand", "ceo.reputation", "ciso.requirements", "ciso.controls", "legal.evidence"], safety.Indicators.Select(i => i.CheckId));
    }

    [Fact]
    public void One_leader_has_only_its_own_checks_and_a_value_may_be_without_any()
    {
        var coo = Culture.Of([Of("coo.waste", Verdict.NotMet), Of("coo.cost", Verdict.Met), Of("coo.resources", Verdict.AtRisk)]);

        Assert.Equal([0, 2, 0, 1], coo.Select(v => v.Indicators.Count));
        var speed = coo.Single(v => v.Value == CultureValue.Speed);
        Assert.Equal((1, 2, Verdict.NotMet), (speed.Met, speed.Known, speed.Verdict));
    }

    private static Finding Of(string id, Verdict verdict) => new()
    {
        CheckId = id,
        Verdict = verdict,
        ValueText = "1",
        TargetText = "1",
        Statement = new Statement { Answer = "Yes.", Fact = "One.", Asked = "Nothing is asked of any team." },
        Coverage = new Coverage(1, 1),
        CoverageOf = "cases",
    };
}
