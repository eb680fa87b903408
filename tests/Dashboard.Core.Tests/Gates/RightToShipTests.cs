using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Gates;

/// Hand-counted for tier 2 of the default agreement. Weights: C 3, D 2, w 1.
public class RightToShipTests
{
    // ciso: digest C, sast C, secret-scan C, sca C, sbom D, provenance w, signature w, review C: 3+3+3+3+2+1+1+3 = 19 on 8 items.
    // legal: digest C, sbom D, provenance w, signature w, review C, accountable D: 3+2+1+1+3+2 = 12 on 6.
    // ceo: build C, unit C, functional C, acceptance w, load C, degradation w, fault w, deployment C, integration C, peak-load D, soak D, analysis C:
    //      3+3+3+1+3+1+1+3+3+2+2+3 = 28 on 12.
    public static TheoryData<string, Role, Func<History, History>, RightAnswer, int, int, string, string> Views => new()
    {
        { "all proven", Role.Ciso, h => h.Proven(Gate.ReadyToShip), RightAnswer.Earned, 19, 19, "on 8 of 8", "All 8 items are proven" },
        { "all proven", Role.Legal, h => h.Proven(Gate.ReadyToShip), RightAnswer.Earned, 12, 12, "on 6 of 6", "All 6 items are proven" },
        { "all proven", Role.Ceo, h => h.Proven(Gate.ReadyToShip), RightAnswer.Earned, 28, 28, "on 12 of 12", "All 12 items are proven" },
        { "a wanted item missing", Role.Ciso, h => h.Proven(Gate.ReadyToShip, "build/signature"), RightAnswer.Earned, 18, 19, "on 7 of 8", "1 of 8 is not proven" },
        { "two wanted ones missing", Role.Ciso, h => h.Proven(Gate.ReadyToShip, "build/signature", "build/provenance"), RightAnswer.Earned, 17, 19, "on 6 of 8", "2 of 8 are not proven" },
        { "a critical one missing", Role.Ciso, h => h.Proven(Gate.ReadyToShip, "build/sast"), RightAnswer.NotYet, 16, 19, "on 7 of 8", "build/sast is missing" },
        {
            "two missing", Role.Ciso, h => h.Proven(Gate.ReadyToShip, "build/sast", "build/review"), RightAnswer.NotYet, 13, 19, "on 6 of 8",
            "build/sast is missing, and 1 more"
        },
        { "a critical one failed", Role.Ciso, h => h.Proven(Gate.ReadyToShip).Fails(Stage.Build, "sast"), RightAnswer.Blocked, 16, 19, "on 8 of 8", "build/sast failed" },
        { "another role's item failed", Role.Legal, h => h.Proven(Gate.ReadyToShip).Fails(Stage.Build, "sast"), RightAnswer.Earned, 12, 12, "on 6 of 6", "All 6" },
        { "an alert", Role.Legal, h => h.Proven(Gate.ReadyToShip).Alert("fired"), RightAnswer.Blocked, 12, 12, "on 6 of 6", "Alert errors is firing" },
        {
            "a waiver", Role.Ciso, h => h.Proven(Gate.ReadyToShip, "build/sca").Waive("build/sca"), RightAnswer.Earned, 16, 19, "on 7 of 8",
            "proven or waived; 1 of 8 is not proven"
        },
        { "nothing yet", Role.Ciso, h => h.Links(version: "1"), RightAnswer.NotYet, 0, 19, "on 0 of 8", "build/digest is missing, and 5 more" },
    };

    [Theory, MemberData(nameof(Views), DisableDiscoveryEnumeration = true)]
    public void A_role_sees_what_of_its_items_is_proven_and_what_decides(
        string what, Role role, Func<History, History> tell, RightAnswer answer, int earned, int expected, string coverage, string reason)
    {
        var history = tell(new History().About("1", what == "nothing yet" ? null : "a"));
        var world = World.Of(history);
        var view = RightToShip.Of(role, world.Decide(world.Find("1"), history));

        Assert.Equal((answer, earned, expected, coverage), (view.Answer, view.EarnedWeight, view.ExpectedWeight, view.CoverageText));
        Assert.Contains(reason, view.Reason, StringComparison.Ordinal);
        Assert.Equal((double)earned / expected, view.Share);
    }

    [Fact]
    public void The_share_rests_on_the_oldest_proof_that_passed()
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyForFastFeedback, "build/sast").AtTime(History.Start.AddDays(-3)).Passes(Stage.Build, "sast");
        var world = World.Of(history);

        Assert.Equal(history.Now, RightToShip.Of(Role.Ciso, world.Decide(world.Find("1"), history, History.Start.AddHours(2))).OldestAt);
    }

    [Fact]
    public void A_role_that_is_asked_for_nothing_has_no_share() => Assert.Null(RightToShip.Of(Role.Coo, []).Share);
}
