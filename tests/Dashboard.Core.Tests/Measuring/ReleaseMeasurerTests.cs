using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Pipeline.Stage;

namespace Dashboard.Core.Tests.Measuring;

/// What one release adds to the days it was built and shipped on. Tier 2 of the default agreement unless said otherwise.
public class ReleaseMeasurerTests
{
    private static readonly string[] ClosingOfStageTwo = ["functional", "load", "rolling-compatibility"];

    [Fact]
    public void Feedback_ends_when_every_item_that_can_close_the_gate_has_ended_once()
    {
        // Merged at 0; build at 5; functional 6, load 7, compatibility 8; deployed 9; integration ends at 14: fourteen minutes.
        var built = Measure(h => Fast(h).Ran(Integration, "integration", 10, 14));

        Assert.Equal((1, 1, 1, 1), (built.Built, built.BuiltOnDefault, built.FeedbackEnded, built.FeedbackWithin));
        Assert.Equal(History.Start.AddMinutes(14), Release(h => Fast(h).Ran(Integration, "integration", 10, 14)).FeedbackEndedAt);
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(15.1, 0)]
    [InlineData(600, 0)]
    public void Fifteen_minutes_are_within_the_budget_and_more_is_not(double finished, long within) =>
        Assert.Equal(within, Measure(h => Fast(h).Ran(Integration, "integration", 10, finished)).FeedbackWithin);

    [Fact]
    public void The_first_failure_is_the_answer_though_others_have_not_ended()
    {
        var release = Release(h => h.Ran(Build, "build", 1, 5).Ran(StubbedFunctional, "functional", 6, 9, outcome: Outcome.Failure));

        Assert.Equal(History.Start.AddMinutes(9), release.FeedbackEndedAt);
    }

    [Fact]
    public void A_failed_build_is_an_answer_too()
    {
        var release = Release(h => h.Ran(Build, "build", 1, 5, outcome: Outcome.Failure));

        Assert.Equal(History.Start.AddMinutes(5), release.FeedbackEndedAt);
    }

    [Fact]
    public void A_second_run_does_not_move_the_first_answer() =>
        Assert.Equal(History.Start.AddMinutes(14), Release(h => Fast(h).Ran(Integration, "integration", 10, 14).Ran(Integration, "integration", 50, 60)).FeedbackEndedAt);

    [Fact]
    public void While_something_required_has_not_ended_there_is_no_answer() => Assert.Null(Release(Fast).FeedbackEndedAt);

    [Theory]
    [InlineData("", 1)]
    [InlineData("sast", 0)]
    [InlineData("sca", 0)]
    [InlineData("secret-scan", 0)]
    [InlineData("sbom", 0)]
    [InlineData("signature", 0)]
    [InlineData("provenance", 0)]
    public void All_six_controls_must_have_run_to_an_end(string without, long all)
    {
        var built = Measure(h => h.Proven(Gate.ReadyForFastFeedback, $"build/{without}"));

        Assert.Equal(all, built.BuiltWithAllControls);
        Assert.Equal(1 - all, built.WithoutSast + built.WithoutSca + built.WithoutSecretScan + built.WithoutSbom + built.WithoutSignature + built.WithoutProvenance);
    }

    [Fact]
    public void A_control_that_failed_has_run() =>
        Assert.Equal(1, Measure(h => h.Proven(Gate.ReadyForFastFeedback, "build/sast").Fails(Build, "sast")).BuiltWithAllControls);

    [Theory]
    [InlineData(Outcome.Success, Outcome.Failure, 1)]
    [InlineData(Outcome.Failure, Outcome.Success, 0)]
    public void Green_at_the_first_try_is_about_the_first_try(Outcome first, Outcome second, long green)
    {
        var built = Measure(h => h.Ran(Build, "build", 0, 5, outcome: first).Ran(Build, "build", 6, 9, outcome: second, attempt: 2));

        Assert.Equal((1, green), (built.FirstAttempts, built.FirstAttemptsGreen));
    }

    [Fact]
    public void Promises_are_the_criteria_of_acceptance_and_functional_proof_at_shipping()
    {
        // 48 of 50 and, without counts, 1 of 1; what ran after shipping does not count.
        var shipped = Shipping(h => h.Passes(StubbedFunctional, "acceptance", with: e => e with { Counts = new(50, 48, 2) }).Passes(StubbedFunctional, "functional")
            .Deployed("production").Fails(StubbedFunctional, "acceptance"));

        Assert.Equal((51, 49, 1), (shipped.PromisesExecuted, shipped.PromisesPassed, shipped.ReleasesWithPromises));
    }

    // digest, sast, secret-scan, sca, sbom and review are marked C or D for the security officer at tier 2.
    [Theory]
    [InlineData("", 6, 6, 0)]
    [InlineData("build/sbom", 6, 5, 1)]
    [InlineData("build/provenance", 6, 6, 0)]
    public void Requirement_cells_are_the_security_officer_s_items_that_may_not_be_missing(string but, long cells, long passed, long missing)
    {
        var shipped = Shipping(h => h.Proven(Gate.ReadyToShip, but).Deployed("production"));

        Assert.Equal((cells, passed, missing), (shipped.RequirementCells, shipped.RequirementCellsPassed, shipped.RequirementCellsMissing));
    }

    [Theory]
    [InlineData("fix", 23, 1)]
    [InlineData("fix", 25, 0)]
    [InlineData("feature", 1, 0)]
    [InlineData("revert", 500, 1)]
    public void A_revert_or_a_fix_within_a_day_of_the_shipment_before_is_rework(string kind, double hours, long rework)
    {
        var history = new History().About("1", "a").Tell(EventTypes.ChangeMerged, e => History.Detailed(e, ("class", kind))).Deployed("production");
        var folded = World.Of(history).Fold(ReleaseName.Digest(History.Digest("a")))!;
        var measured = Core.Measuring.ReleaseMeasurer.Measure(
            folded.Release, folded.Entries, Core.Agreements.DefaultAgreement.Version0, new GateContext(2), folded.Release.ShippedAt!.Value.AddHours(-hours));

        Assert.Equal(rework, measured.ByShippingDay.Rework);
    }

    [Fact]
    public void A_bypass_with_a_person_and_a_reason_is_an_override()
    {
        Measures With(string actor, string reason) => Shipping(h => h.Proven(Gate.ReadyForFastFeedback)
            .Deployed("production", e => History.Detailed(e with { Actor = actor }, ("reason", reason))));

        Assert.Equal((0, 1), (With("lea", "customers are down").Bypasses, With("lea", "customers are down").Overrides));
        Assert.Equal((1, 0), (With("bot:cd", "customers are down").Bypasses, With("bot:cd", "customers are down").Overrides));
        Assert.Equal((1, 0), (With("lea", " ").Bypasses, With("lea", " ").Overrides));
    }

    [Fact]
    public void What_never_reached_a_customer_adds_nothing_to_a_shipping_day() => Assert.Equal(Measures.Zero, Shipping(h => h.Proven(Gate.ReadyToShip)));

    private static History Fast(History h)
    {
        h.Ran(Build, "build", 1, 5);
        for (var i = 0; i < ClosingOfStageTwo.Length; i++)
        {
            h.Ran(i == 0 ? StubbedFunctional : StubbedNonFunctional, ClosingOfStageTwo[i], 5, 6 + i);
        }

        return h.AtTime(History.Start.AddMinutes(8)).Deployed("integration");
    }

    private static Release Release(Func<History, History> tell)
    {
        var history = tell(new History().About("1", "a").AtTime(History.Start.AddMinutes(-1)).Merged("ann"));
        var world = World.Of(history);
        return world.Measured(world.Find("1"), history);
    }

    private static Measures Measure(Func<History, History> tell) => Release(tell).ByBuildDay;

    private static Measures Shipping(Func<History, History> tell) => Release(tell).ByShippingDay;
}
