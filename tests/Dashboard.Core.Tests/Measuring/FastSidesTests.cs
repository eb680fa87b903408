using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class FastSidesTests
{
    // Deployed, observable ("?": nobody told what the package holds), healthy; then whether all three. Null: never at a fast stage.
    public static TheoryData<string, History, string?, bool> Ticks() => new()
    {
        { "never there", Packed("monitoring").Deployed("integration"), null, false },
        { "deployed, observable, tested", Packed("logic,monitoring").Deployed("stubbed").Passes(Stage.StubbedFunctional, "functional"), "+++", true },
        { "told to be up, not tested", Health(Packed("monitoring").Deployed("stubbed"), "up"), "+++", true },
        { "only deployed", Packed("monitoring").Deployed("stubbed"), "++-", false },
        { "nobody told of a deployment: not known to have been there", Packed("monitoring").Passes(Stage.StubbedFunctional, "functional"), "-+-", false },
        { "the deployment failed", Packed("monitoring").Deployed("stubbed", e => e with { Outcome = Outcome.Failure }).Passes(Stage.StubbedFunctional, "functional"), "-+-", false },
        { "no manifest told", New().Deployed("stubbed").Passes(Stage.StubbedFunctional, "functional"), "+?+", false },
        { "no monitoring in it", Packed("logic").Deployed("stubbed").Passes(Stage.StubbedFunctional, "functional"), "+-+", false },
        { "tested before it was there", Packed("monitoring").Passes(Stage.StubbedFunctional, "functional").Deployed("stubbed"), "++-", false },
        { "a failed test shows no health", Packed("monitoring").Deployed("stubbed").Fails(Stage.StubbedFunctional, "functional"), "++-", false },
        { "tested under load", Packed("monitoring").Deployed("stubbed").Passes(Stage.StubbedNonFunctional, "load"), "+++", true },
        { "tested, and told to be down since", Health(Packed("monitoring").Deployed("stubbed").Passes(Stage.StubbedFunctional, "functional"), "down"), "++-", false },
        { "down, and up again", Health(Health(Packed("monitoring").Deployed("stubbed"), "down"), "up"), "+++", true },
        { "up and down at one moment is down", Health(Health(Packed("monitoring").Deployed("stubbed"), "down", 20), "up", 20), "++-", false },
        { "up in one place hides no down in another", Health(Health(Packed("monitoring").Deployed("stubbed"), "down", place: "preview"), "up"), "++-", false },
        { "a green suite hides no red one", Packed("monitoring").Deployed("stubbed").Passes(Stage.StubbedFunctional, "functional").Fails(Stage.StubbedNonFunctional, "load"), "++-", false },
        { "red, and green at the next try", Packed("monitoring").Deployed("stubbed").Fails(Stage.StubbedFunctional, "functional").Passes(Stage.StubbedFunctional, "functional"), "+++", true },
        { "up before it came says nothing", Health(Packed("monitoring"), "up").Deployed("stubbed"), "++-", false },
    };

    [Theory]
    [MemberData(nameof(Ticks))]
    public void A_release_is_a_service_when_it_runs_can_be_observed_and_is_well(string because, History history, string? ticks, bool isService)
    {
        foreach (var events in new[] { history.Events, [.. history.Events.Reverse()] })
        {
            var sums = Sides.Of(events, ReleaseSides.Service);

            Assert.True(ticks == (sums is null ? null : $"{Tick(sums.Runs)}{(sums.HabitTold == 0 ? "?" : Tick(sums.Passed))}{Tick(sums.FirstGreen)}"), $"{because}: {sums}");
            Assert.True(sums is null || (1, isService ? 1 : 0) == (sums.Releases, sums.HabitKept), because);
        }
    }

    // Null: not told; then whether nothing was in its way. Queues end where the run begins, at minute 10.
    public static TheoryData<string, History, bool?> Ways() => new()
    {
        { "nobody told of either", New().Passes(Stage.StubbedFunctional, "functional"), null },
        { "alone, no word on queues", Place(New().Passes(Stage.StubbedFunctional, "functional"), ("isolated", "true")), null },
        { "no queue, no word on the environment", New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 10), null },
        { "one of two runs told no queue", Place(New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 10).Passes(Stage.StubbedNonFunctional, "load"), ("isolated", "true")), null },
        { "one of two environments told nothing", Place(New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 10), ("isolated", "true")).Tell(EventTypes.EnvironmentCreated, e => e with { Environment = "preview" }), null },
        { "an environment and nothing that ran in it", Place(New(), ("isolated", "true")), null },
        { "alone and at once", Place(New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 10), ("isolated", "true")), true },
        { "not shared is alone", Place(New().Ran(Stage.StubbedNonFunctional, "load", 10, 20, queued: 10), ("shared", "false")), true },
        { "a minute to begin is no waiting", Place(New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 9), ("isolated", "true")), true },
        { "longer is", Place(New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 8.9), ("isolated", "true")), false },
        { "one of two runs waited", Place(New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 10).Ran(Stage.StubbedNonFunctional, "load", 10, 20, queued: 5), ("isolated", "true")), false },
        { "shared is in the way, whatever the queue", Place(New().Passes(Stage.StubbedFunctional, "functional"), ("shared", "true")), false },
        { "waited, whatever the environment", New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 2), false },
        { "one word contradicts another", Place(Place(New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 10), ("isolated", "true")), ("shared", "true")), false },
        { "the queue of another stage is another's", Place(New().Ran(Stage.Integration, "journey", 10, 20, queued: 1).Passes(Stage.StubbedFunctional, "functional"), ("isolated", "true")), null },
        { "a run told to begin before it was queued told no queue", Place(New().Ran(Stage.StubbedFunctional, "functional", 10, 20, queued: 12), ("isolated", "true")), null },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_team_waits_for_nobody_when_it_shares_nothing_and_queues_nowhere(string because, History history, bool? kept)
    {
        foreach (var events in new[] { history.Events, [.. history.Events.Reverse()] })
        {
            var sums = Sides.Of(events, ReleaseSides.Autonomy);

            Assert.True((sums is null ? null : sums.HabitKept == 1) == kept, because);
            Assert.True(sums is null || sums.HabitTold == 1, because);
        }
    }

    // Releases that told a story, stories named, with executed criteria, criteria executed, passed. Null: no functional proof at all.
    public static TheoryData<string, History, (long Told, long Named, long Tried, long Executed, long Passed)?> Told() => new()
    {
        { "no proof of function", New().Passes(Stage.Build, "unit"), null },
        { "a proof that names no story is not a story of nothing", New().Passes(Stage.StubbedFunctional, "functional"), (0, 0, 0, 0, 0) },
        { "two stories, 5 and 3 criteria, one of them fails", Story(Story(New(), "LW-1", 5, 0), "LW-2", 2, 1), (1, 2, 2, 8, 7) },
        { "a proof without counts is one criterion", New().Passes(Stage.StubbedFunctional, "acceptance", with: e => History.Detailed(e, ("feature", "LW-1"))), (1, 1, 1, 1, 1) },
        { "all of its criteria were skipped", Story(New(), "LW-1", 0, 0, skipped: 4), (1, 1, 0, 0, 0) },
        { "tried again: the newest proof counts", Story(Story(New(), "LW-1", 4, 1), "LW-1", 5, 0), (1, 1, 1, 5, 5) },
        { "named by a load test it is no criterion", New().Passes(Stage.StubbedFunctional, "functional").Passes(Stage.StubbedNonFunctional, "load", with: e => History.Detailed(e, ("feature", "LW-1"))), (0, 0, 0, 0, 0) },
        { "a skipped test proves nothing", New().Check(Stage.StubbedFunctional, "functional", Outcome.Skipped, with: e => History.Detailed(e, ("feature", "LW-1"))), null },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public void Stories_are_tried_where_their_criteria_were_executed(string because, History history, (long Told, long Named, long Tried, long Executed, long Passed)? expected)
    {
        foreach (var events in new[] { history.Events, [.. history.Events.Reverse()] })
        {
            var sums = Sides.Of(events, ReleaseSides.Stories);

            (long, long, long, long, long)? found = sums is null ? null : (sums.HabitTold, sums.Runs, sums.HabitKept, sums.Executed, sums.Passed);
            Assert.True(expected == found, $"{because}: {sums}");
            Assert.True(sums is null or { Releases: 1 }, because);
        }
    }

    private static string Tick(long count) => count == 1 ? "+" : "-";

    private static History New() => new History().About("1", "a");

    private static History Packed(string manifest) => New().Tell(EventTypes.BuildFinished, e => History.Detailed(e with { Outcome = Outcome.Success }, ("manifest", manifest)));

    private static History Health(History history, string health, int? at = null, string place = "stubbed") => history.Tell(EventTypes.EnvironmentModified, e =>
        History.Detailed(e with { Environment = place, OccurredAt = at is { } minute ? History.Start.AddMinutes(minute) : e.OccurredAt }, ("health", health)));

    private static History Place(History history, (string Key, string Value) told) =>
        history.Tell(EventTypes.EnvironmentCreated, e => History.Detailed(e with { Environment = "stubbed" }, told));

    private static History Story(History history, string story, int passed, int failed, int skipped = 0) =>
        history.Check(Stage.StubbedFunctional, "functional", failed > 0 ? Outcome.Failure : Outcome.Success, story, e =>
            History.Detailed(e with { Counts = new Counts(passed + failed + skipped, passed, failed, skipped) }, ("feature", story)));
}
