using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class StageHabitsTests
{
    // Null: nothing told; then whether the habit was kept.
    public static TheoryData<string, Stage, History, bool?> Cases() => new()
    {
        { "nothing was built", Stage.Build, New().Passes(Stage.Integration, "journey"), null },
        { "first tries passed", Stage.Build, New().Passes(Stage.Build, "build").Passes(Stage.Build, "unit"), true },
        { "the second try passed", Stage.Build, New().Fails(Stage.Build, "unit").Passes(Stage.Build, "unit"), false },
        { "nobody told who began", Stage.StubbedFunctional, New().Deployed("stub").Passes(Stage.StubbedFunctional, "functional"), null },
        { "a machine deployed and tested", Stage.StubbedFunctional, New().Deployed("stub", By("auto")).Passes(Stage.StubbedFunctional, "functional", with: By("auto")), true },
        { "tested, never deployed", Stage.StubbedFunctional, New().Passes(Stage.StubbedFunctional, "functional", with: By("auto")), false },
        { "a hand deployed", Stage.StubbedFunctional, New().Deployed("stub", By("manual")).Passes(Stage.StubbedFunctional, "functional", with: By("auto")), false },
        { "it never met the others", Stage.StubbedNonFunctional, New().Passes(Stage.StubbedFunctional, "functional"), null },
        { "alone first", Stage.StubbedNonFunctional, New().Passes(Stage.StubbedFunctional, "functional").Passes(Stage.StubbedNonFunctional, "load").Deployed("integration"), true },
        { "load came after", Stage.StubbedNonFunctional, New().Passes(Stage.StubbedFunctional, "functional").Deployed("integration").Passes(Stage.StubbedNonFunctional, "load"), false },
        { "load never ran", Stage.StubbedNonFunctional, New().Passes(Stage.StubbedFunctional, "functional").Deployed("integration"), false },
        { "a deployment alone is no proof", Stage.StubbedNonFunctional, New().Deployed("stub").Passes(Stage.StubbedNonFunctional, "load").Deployed("integration"), false },
        { "nobody told of neighbours", Stage.Integration, New().Deployed("integration"), null },
        { "no neighbour failed", Stage.Integration, New().Deployed("integration", Errors("0")), true },
        { "a neighbour failed once", Stage.Integration, New().Deployed("integration", Errors("0")).Deployed("integration", Errors("3")), false },
        { "words are no count", Stage.Integration, New().Deployed("integration", Errors("some")), null },
        { "no customer has it", Stage.Extended, New().Passes(Stage.Extended, "soak"), null },
        { "a soak before", Stage.Extended, New().Passes(Stage.Extended, "soak").Deployed("production"), true },
        { "a soak after", Stage.Extended, New().Deployed("production").Passes(Stage.Extended, "soak"), false },
        { "only deployed there", Stage.Extended, New().Deployed("staging").Deployed("production"), false },
        { "a few first", Stage.Canary, New().Rollout("started", 5).Rollout("promoted", 100), true },
        { "nobody told how", Stage.Canary, New().Deployed("production"), null },
        { "another strategy, told", Stage.Canary, New().Deployed("production", e => History.Detailed(e, ("strategy", "blue-green"))), true },
        { "all at once, told", Stage.Canary, New().Deployed("production", e => History.Detailed(e, ("strategy", "all-at-once"))), false },
        { "two strategies, one all at once", Stage.Canary, New().Deployed("production", Strategy("blue-green")).Deployed("production", Strategy("big-bang")), false },
        { "no manifest", Stage.Production, New().Deployed("production"), null },
        { "monitoring in the package", Stage.Production, Built("logic,monitoring").Deployed("production"), true },
        { "no monitoring in the package", Stage.Production, Built("logic,tests").Deployed("production"), false },
        { "not shipped yet", Stage.Production, Built("logic,monitoring"), null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_habit_is_seen_in_what_was_done(string because, Stage stage, History history, bool? kept)
    {
        var folded = World.Of(history).Fold(Assert.Single(World.Of(history).Identities))!;

        var seen = StageHabits.Of(stage, folded.Release, folded.Entries);

        Assert.True(seen?.Kept == kept, because);
    }

    private static History New() => new History().About("1", "a");

    private static History Built(string manifest) => New().Tell(EventTypes.BuildFinished, e => History.Detailed(e with { Outcome = Outcome.Success }, ("manifest", manifest)));

    private static Func<PathEvent, PathEvent> By(string trigger) => e => History.Detailed(e, ("trigger", trigger));

    private static Func<PathEvent, PathEvent> Strategy(string name) => e => History.Detailed(e, ("strategy", name));

    private static Func<PathEvent, PathEvent> Errors(string count) => e => History.Detailed(e, ("neighbourErrors", count));
}
