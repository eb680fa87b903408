using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class HandsOffTests
{
    // How the build and the tests were begun, what people did beside it; then whether it was told at all and whether no hand was needed.
    [Theory]
    [InlineData("auto", "auto", "", 1, 1)]
    [InlineData("auto", "manual", "", 1, 0)]
    [InlineData("auto", "", "", 1, 1)]
    [InlineData("", "", "", 0, 0)] // silence is not automation
    [InlineData("", "manual", "", 1, 0)]
    [InlineData("auto", "auto", "waiver", 1, 0)]
    [InlineData("auto", "auto", "hold", 1, 0)]
    public void A_release_needed_no_hand_when_every_step_that_tells_was_begun_by_a_machine(string build, string unit, string besides, long told, long handsOff)
    {
        var history = new History().About("1", "a")
            .Tell(EventTypes.BuildFinished, e => Begun(e with { Outcome = Outcome.Success, Stage = Stage.Build, Check = "build" }, build))
            .Check(Stage.Build, "unit", Outcome.Success, with: e => Begun(e, unit)).Deployed("production");
        history = besides switch
        {
            "waiver" => history.Waive("build/sca"),
            "hold" => history.HeldBy("Lea"),
            _ => history,
        };
        var world = World.Of(history);

        var sums = world.Measured(world.Find("1"), history).ByShippingDay;

        Assert.Equal((told, handsOff), (sums.HandsTold, sums.HandsOff));
    }

    private static PathEvent Begun(PathEvent e, string trigger) => trigger.Length == 0 ? e : History.Detailed(e, ("trigger", trigger));
}
