using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Measuring;

public class PlacesApartTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_told_and_the_same_everywhere_cost_nothing()
    {
        Assert.Empty(PlacesApart.Of([], []));
        Assert.Empty(PlacesApart.Of([Runs("integration", Stage.Integration, 1), Runs("production", Stage.Production, 1)], []));
    }

    [Fact]
    public void A_release_on_its_way_is_ahead_of_customers_and_none() =>
        Assert.Empty(PlacesApart.Of([Runs("staging", Stage.Extended, 2), Runs("production", Stage.Production, 1)], []));

    [Fact]
    public void Two_releases_within_a_stage_cost_tracing_and_the_fix() => Assert.Equal(
        ("eu runs 1.0, us runs 2.0", "DefectTracing FixGuarantee"),
        Only(PlacesApart.Of([Runs("eu", Stage.Production, 1), Runs("us", Stage.Production, 2)], [])));

    [Fact]
    public void A_rollout_of_one_of_them_explains_two_and_that_of_a_third_does_not()
    {
        RunsAt[] places = [Runs("eu", Stage.Production, 1), Runs("us", Stage.Production, 2)];

        Assert.Empty(PlacesApart.Of(places, ["2.0"]));
        Assert.Single(PlacesApart.Of(places, ["3.0"]));
    }

    [Fact]
    public void A_place_behind_customers_costs_the_fix() => Assert.Equal(
        ("staging runs 1.0, older than the 2.0 customers use", "FixGuarantee"),
        Only(PlacesApart.Of([Runs("staging", Stage.Extended, 1), Runs("production", Stage.Production, 2)], [])));

    [Fact]
    public void Places_that_are_behind_with_the_same_release_are_one_difference() => Assert.Equal(
        ("shared and staging run 1.0, older than the 2.0 customers use", "FixGuarantee"),
        Only(PlacesApart.Of([Runs("shared", Stage.Integration, 1), Runs("staging", Stage.Extended, 1), Runs("production", Stage.Production, 2)], [])));

    [Fact]
    public void What_the_last_stage_before_customers_never_had_costs_the_proof() => Assert.Equal(
        ("production runs 2.0, which extended testing never had", "AuditProof"),
        Only(PlacesApart.Of([Runs("production", Stage.Production, 2) with { Skipped = Stage.Extended }], [])));

    [Fact]
    public void One_version_with_two_artifacts_costs_all_three() => Assert.Equal(
        ("2.0 is not the same artifact in staging and production", "DefectTracing AuditProof FixGuarantee"),
        Only(PlacesApart.Of([Runs("staging", Stage.Extended, 2), Runs("production", Stage.Production, 2) with { Id = "other" }], [])));

    // Neither an order nor an artifact is known: nothing is made up.
    [Fact]
    public void A_name_that_is_no_known_release_is_neither_older_nor_another_artifact() => Assert.Empty(PlacesApart.Of(
        [new RunsAt("staging", Stage.Extended, "2.0", null, null), Runs("production", Stage.Production, 2), new RunsAt("attic", null, "0.1", null, null)], []));

    [Fact]
    public void What_it_costs_together_is_said_once_each() => Assert.Equal(
        [Guarantee.DefectTracing, Guarantee.AuditProof, Guarantee.FixGuarantee],
        PlacesApart.Costs(PlacesApart.Of(
            [Runs("staging", Stage.Extended, 1), Runs("eu", Stage.Production, 1), Runs("us", Stage.Production, 2) with { Skipped = Stage.Extended }], [])));

    private static RunsAt Runs(string environment, Stage stage, int version) => new(environment, stage, $"{version}.0", $"id{version}", Day.AddDays(version));

    private static (string, string) Only(IReadOnlyList<Apart> apart) => (Assert.Single(apart).Words, string.Join(' ', apart[0].Costs));
}
