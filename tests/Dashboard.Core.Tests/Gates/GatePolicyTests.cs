using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;
using static Dashboard.Core.Agreements.Level;
using static Dashboard.Core.Gates.EvidenceState;

namespace Dashboard.Core.Tests.Gates;

/// One item, every level, every state.
public class GatePolicyTests
{
    private static readonly DateTimeOffset Now = History.Start.AddDays(100);

    // What was told of the item, at which level it is asked, and what follows: its state and whether it closes the gate.
    [Theory]
    [InlineData("passed 1 day ago", Critical, Passed, false)]
    [InlineData("passed 1 day ago", MustHaveData, Passed, false)]
    [InlineData("passed 1 day ago", Wanted, Passed, false)]
    [InlineData("failed 1 day ago", Critical, Failed, true)]
    [InlineData("failed 1 day ago", MustHaveData, Failed, false)]
    [InlineData("failed 1 day ago", Wanted, Failed, false)]
    [InlineData("passed 15 days ago", Critical, Stale, true)]
    [InlineData("passed 15 days ago", MustHaveData, Stale, true)]
    [InlineData("passed 15 days ago", Wanted, Stale, false)]
    [InlineData("failed 15 days ago", Critical, Stale, true)]
    [InlineData("failed 15 days ago", MustHaveData, Stale, true)]
    [InlineData("nothing", Critical, Missing, true)]
    [InlineData("nothing", MustHaveData, Missing, true)]
    [InlineData("nothing", Wanted, Missing, false)]
    [InlineData("cancelled", Critical, Missing, true)]
    [InlineData("cancelled", MustHaveData, Missing, true)]
    [InlineData("passed 15 days ago, failed beside it 1 day ago", Critical, Failed, true)]
    [InlineData("failed 15 days ago, passed beside it 1 day ago", Critical, Stale, true)]
    [InlineData("cancelled, failed beside it 1 day ago", Critical, Failed, true)]
    [InlineData("cancelled, passed beside it 1 day ago", Critical, Missing, true)]
    [InlineData("passed 14 days ago", Critical, Passed, false)]
    [InlineData("nothing", Level.NotApplicable, EvidenceState.NotApplicable, false)]
    [InlineData("failed 1 day ago", Level.NotApplicable, EvidenceState.NotApplicable, false)]
    public void State_and_answer_of_an_item(string told, Level level, EvidenceState state, bool closes)
    {
        var gate = Decide(told, level);
        var item = Assert.Single(gate.Items);

        Assert.Equal((state, closes, !closes), (item.State, item.Closes, gate.Open));
        Assert.Equal(closes ? ["build/unit"] : [], gate.Missing);
        Assert.Equal(level == Level.NotApplicable ? 0 : (int)level, item.Weight);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("failed 1 day ago")]
    [InlineData("passed 15 days ago")]
    public void A_waived_item_closes_nothing_and_is_never_called_passed(string told)
    {
        var gate = Decide(told, Critical, waived: "build/unit");

        Assert.True(gate.Open);
        Assert.Equal(Waived, gate.Items[0].State);
        Assert.Equal(["build/unit is waived by Grace (unverified) until 3 July 2026 (waiver w1)"], gate.Reasons);
    }

    [Fact]
    public void A_waiver_of_what_passed_hides_nothing() => Assert.Equal(Passed, Decide("passed 1 day ago", Critical, waived: "build/unit").Items[0].State);

    [Theory]
    [InlineData(1, Critical)]
    [InlineData(2, MustHaveData)]
    [InlineData(3, Wanted)]
    [InlineData(0, Critical)]
    [InlineData(9, Wanted)]
    public void The_level_is_that_of_the_service_s_tier(int tier, Level level) =>
        Assert.Equal(level, Requirement(Critical, MustHaveData, Wanted).LevelFor(tier));

    [Fact]
    public void Weights_are_three_two_one_and_none() =>
        Assert.Equal([3, 2, 1, 0], new[] { Critical, MustHaveData, Wanted, Level.NotApplicable }.Select(Core.Agreements.Requirement.Weight));

    [Fact]
    public void A_closed_gate_closes_those_behind_it()
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyToShip, "build/sca");
        var world = World.Of(history);
        var gates = world.Decide(world.Find("1"), history);

        Assert.Equal([false, false, false, false], gates.Select(g => g.Open));
        Assert.Equal(["Ready for canary is closed"], gates[3].Reasons);
    }

    [Fact]
    public void A_rollback_can_be_relied_on_once_another_digest_has_been_in_production()
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyToShip);
        var release = World.Of(history).Find("1");
        EvidenceState Ready(DateTimeOffset? earlier) => GatePolicy.Decide(release, DefaultAgreement.Version0, new GateContext(2, earlier), history.Now)[3].Items[^1].State;

        Assert.Equal(
            [Missing, Passed, Missing],
            new[] { Ready(null), Ready(history.Now.AddDays(-1)), Ready(history.Now.AddDays(1)) });
    }

    [Fact]
    public void The_same_moment_gives_the_same_answer_later()
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyForExtended).Alert("fired").Later(minutes: 30).Alert("resolved");
        var world = World.Of(history);
        var release = world.Find("1");

        Assert.False(world.Decide(release, history, history.Now.AddMinutes(-10))[0].Open);
        Assert.True(world.Decide(release, history, history.Now)[0].Open);
    }

    [Theory]
    [InlineData(7, 0, true)]
    [InlineData(7, 1, false)]
    public void A_proof_is_fresh_up_to_and_including_its_last_moment_and_the_clock_knows_the_next(int days, int ticks, bool open)
    {
        var history = new History().About("1", "a").Proven(Gate.ReadyForFastFeedback, "build/sca").Passes(Stage.Build, "sca");
        var scanned = history.Now;
        var world = World.Of(history);
        var release = world.Find("1");

        Assert.Equal(open, world.Decide(release, history, scanned.AddDays(days).AddTicks(ticks))[0].Open);
        Assert.Equal(scanned.AddDays(7).AddTicks(1), NextChange.After(release, world.Decide(release, history), history.Now));
    }

    private static GateDecision Decide(string told, Level level, string? waived = null)
    {
        var history = new History().About("1", "a");
        foreach (var (part, i) in told.Split(", ").Select((p, i) => (p, i)))
        {
            var words = part.Split(' ');
            var days = words.FirstOrDefault(w => w.All(char.IsDigit)) is { } number ? int.Parse(number) : 1;
            history.AtTime(Now.AddDays(-days).AddMinutes(-1));
            _ = words[0] == "nothing" ? history.Links("1", "a") : history.Check(Stage.Build, "unit", Outcomes[words[0]], $"suite {i}");
        }

        var agreement = new Agreement(1, [Requirement(level, level, level)], []);
        WaiverSpan[] waivers = waived is null ? [] : [new("w1", [waived], Now.AddDays(-1), new(2026, 7, 3, 0, 0, 0, TimeSpan.Zero), null, "Grace")];
        return GatePolicy.Decide(World.Of(history).Find("1") with { Waivers = waivers }, agreement, new GateContext(2), Now)[0];
    }

    private static readonly Dictionary<string, Outcome> Outcomes = new() { ["passed"] = Outcome.Success, ["failed"] = Outcome.Failure, ["cancelled"] = Outcome.Cancel };

    private static Requirement Requirement(Level one, Level two, Level three) => new()
    {
        Gate = Gate.ReadyForFastFeedback,
        Stage = Stage.Build,
        Checks = ["unit"],
        Levels = [one, two, three],
        MaxAge = TimeSpan.FromDays(14),
        Roles = [Role.Cto],
    };
}
