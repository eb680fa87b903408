using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class ReleaseSidesTests
{
    private const string Whole = "logic,tests,monitoring";

    // Null: nobody told; then whether it came along, was deployed among the others and tested there.
    public static TheoryData<string, History, bool?> Packages() => new()
    {
        { "no manifest told", New().Deployed("integration").Passes(Stage.Integration, "journey"), null },
        { "never met the others", Built(Whole), null },
        { "a change nobody built into an artifact", Packed(new History().About("1"), Whole).Deployed("integration").Passes(Stage.Integration, "journey"), null },
        { "arrived, deployed, tested", Built(Whole).Deployed("integration").Passes(Stage.Integration, "journey"), true },
        { "word for word, whatever its case", Built("Logic,Monitoring").Deployed("integration").Passes(Stage.Integration, "journey"), true },
        { "no monitoring in it", Built("logic,monitoring-later").Deployed("integration").Passes(Stage.Integration, "journey"), false },
        { "deployed, not tested", Built(Whole).Deployed("integration"), false },
        { "tested, nobody told of a deployment", Built(Whole).Passes(Stage.Integration, "journey"), false },
        { "tested before it was there, not since", Built(Whole).Passes(Stage.Integration, "journey").Deployed("integration"), false },
        { "one of two journeys fails", Built(Whole).Deployed("integration").Passes(Stage.Integration, "journey", "buy").Fails(Stage.Integration, "journey", "pay"), false },
        { "it failed and passed later", Built(Whole).Deployed("integration").Fails(Stage.Integration, "journey").Passes(Stage.Integration, "journey"), true },
        { "a skipped test proves nothing", Built(Whole).Deployed("integration").Check(Stage.Integration, "journey", Outcome.Skipped), false },
        { "the manifest came last", Packed(New().Deployed("integration").Passes(Stage.Integration, "journey"), Whole), true },
        { "a later word took it out again", Packed(Built(Whole).Deployed("integration").Passes(Stage.Integration, "journey"), "logic"), false },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void Monitoring_travels_with_the_artifact_when_it_arrived_was_deployed_and_tested_with_it(string because, History history, bool? kept)
    {
        var sums = SumsOf(history, ReleaseSides.Monitoring);

        Assert.True((sums is null ? null : sums.HabitKept == 1) == kept, because);
        Assert.True(sums is null || sums.HabitTold == 1, because);
    }

    // Null: not told; else how many people besides the author had it in hand before everybody had it. "ops" deploys it.
    public static TheoryData<string, History, int?> Hands() => new()
    {
        { "not shipped yet", New().Merged("ann").Reviewed("bob"), null },
        { "nobody is named", New().Deployed("production", By("bot:cd")), null },
        { "only its author, and no step told who began it", New().Merged("ann").Deployed("production", By("bot:cd")), null },
        { "only its author; a machine began the build", Automatic(New().Merged("ann")).Deployed("production", By("bot:cd")), 0 },
        { "the author brought it out", Automatic(New().Merged("ann")).Deployed("production", By("Ann")), 0 },
        { "another deployed it", New().Merged("ann").Deployed("production"), 1 },
        { "reviewed, approved and deployed by three", New().Merged("ann").Reviewed("bob").Approved("lea").Deployed("production"), 3 },
        { "one person in three roles is one", New().Merged("ann").Reviewed("ops").Approved("OPS").Deployed("production"), 1 },
        { "who turned it down had it in hand too", New().Merged("ann").Reviewed("bob", "rejected").Reviewed("eve").Deployed("production"), 3 },
        { "a test begun by hand", New().Merged("ann").Passes(Stage.Extended, "soak", with: e => History.Detailed(e with { Actor = "tim" }, ("trigger", "manual"))).Deployed("production"), 2 },
        { "approved after everybody had it", New().Merged("ann").Deployed("production").Approved("lea"), 1 },
        { "the author is not told: each of them may be", New().Reviewed("bob").Deployed("production"), 2 },
        { "machines are no people", New().Merged("ann").Approved("bot:policy").Deployed("production"), 1 },
    };

    [Theory]
    [MemberData(nameof(Hands))]
    public void A_hand_off_is_another_person_before_everybody_has_it(string because, History history, int? count)
    {
        var sums = SumsOf(history, ReleaseSides.HandOffs);

        Assert.True(sums?.HabitKept == count, $"{because}: {sums?.HabitKept}");
        Assert.True(sums is null || (sums.HabitTold, sums.FirstGreen) == (1, count == 0 ? 1 : 0), because);
        Assert.Equal(sums, SumsOf(history.Events.Reverse(), ReleaseSides.HandOffs));
    }

    private static History New() => new History().About("1", "a");

    private static History Built(string manifest) => Packed(New(), manifest);

    private static History Packed(History history, string manifest) => history.Tell(EventTypes.BuildFinished, e => History.Detailed(e with { Outcome = Outcome.Success }, ("manifest", manifest)));

    private static History Automatic(History history) => history.Tell(EventTypes.BuildFinished, e => History.Detailed(e with { Outcome = Outcome.Success }, ("trigger", "auto")));

    private static Func<PathEvent, PathEvent> By(string actor) => e => e with { Actor = actor };

    private static StageSums? SumsOf(History history, StageLine line) => SumsOf(history.Events, line);

    private static StageSums? SumsOf(IEnumerable<PathEvent> events, StageLine line)
    {
        var world = World.Of(events);
        var folded = world.Fold(Assert.Single(world.Identities))!;
        return StageMeasurer.Of(folded.Release, folded.Entries).SelectMany(memo => memo.Parts).SingleOrDefault(p => p.Line == line)?.Sums;
    }
}
