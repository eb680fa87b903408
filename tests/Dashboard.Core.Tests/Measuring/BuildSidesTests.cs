using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class BuildSidesTests
{
    // Null: nobody told what the package holds; then whether its monitoring was known before it left the build.
    public static TheoryData<string, History, bool?> Packages() => new()
    {
        { "no manifest told", Built(), null },
        { "never built", Carries(New(), "logic,monitoring", EventTypes.ArtifactPackaged), null },
        { "told with the build", Carries(Built(), "logic, Monitoring"), true },
        { "no monitoring in it", Carries(Built(), "logic,monitoring-later"), false },
        { "packaged with it before it left", Carries(Carries(Built(), "logic"), "logic,monitoring", EventTypes.ArtifactPackaged).Deployed("stubbed"), true },
        { "bolted on after it was deployed", Carries(Carries(Built(), "logic").Deployed("stubbed"), "logic,monitoring", EventTypes.ArtifactPublished), false },
        { "told only when it was elsewhere", Carries(Built().Passes(Stage.StubbedFunctional, "functional"), "logic,monitoring"), false },
        { "told while it was tested in the build", Carries(Built().Passes(Stage.Build, "unit"), "monitoring"), true },
        { "a later word before it left took it out", Carries(Carries(Built(), "monitoring"), "logic"), false },
        { "a later word after it left takes nothing out", Carries(Carries(Built(), "monitoring").Deployed("stubbed"), "logic"), true },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void It_can_be_operated_from_the_build_on_when_its_monitoring_was_told_before_it_left(string because, History history, bool? kept) =>
        AssertTold(because, history, ReleaseSides.ReadyAtBuild, kept);

    // Null: no change told whether tests came with its code.
    public static TheoryData<string, History, bool?> Changes() => new()
    {
        { "nobody told", New().Merged("ann"), null },
        { "a word that is neither", Changed(New(), "some"), null },
        { "a build does not tell it", New().Tell(EventTypes.BuildFinished, e => History.Detailed(e, ("testsTouched", "true"))), null },
        { "with tests", Changed(New(), "true"), true },
        { "without", Changed(New(), "false"), false },
        { "told by who reviewed it", Changed(New().Merged("ann"), "True", EventTypes.ChangeReviewed), true },
        { "the newer word counts", Changed(Changed(New(), "false"), "true", EventTypes.ChangeReviewed), true },
        { "also when it says no", Changed(Changed(New(), "true"), "false", EventTypes.ChangeReviewed), false },
        { "of two at one moment the no", Changed(Changed(New(), "true", at: 9), "false", EventTypes.ChangeReviewed, at: 9), false },
        { "whichever is read first", Changed(Changed(New(), "false", at: 9), "true", EventTypes.ChangeReviewed, at: 9), false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_came_with_tests_by_the_newest_word_on_it(string because, History history, bool? kept) => AssertTold(because, history, ReleaseSides.WithTests, kept);

    private static void AssertTold(string because, History history, StageLine line, bool? kept)
    {
        foreach (var events in new[] { history.Events, [.. history.Events.Reverse()] })
        {
            var sums = Sides.Of(events, line);

            Assert.True((sums is null ? null : sums.HabitKept == 1) == kept, because);
            Assert.True(sums is null || sums.HabitTold == 1, because);
        }
    }

    private static History New() => new History().About("1", "a");

    private static History Built() => New().Tell(EventTypes.BuildFinished, e => e with { Outcome = Outcome.Success });

    private static History Carries(History history, string manifest, string by = EventTypes.BuildFinished) =>
        history.Tell(by, e => History.Detailed(e with { Outcome = by == EventTypes.BuildFinished ? Outcome.Success : null }, ("manifest", manifest)));

    private static History Changed(History history, string tests, string by = EventTypes.ChangeMerged, int? at = null) =>
        history.Tell(by, e => History.Detailed(e with { OccurredAt = at is { } minute ? History.Start.AddMinutes(minute) : e.OccurredAt }, ("testsTouched", tests)));
}
