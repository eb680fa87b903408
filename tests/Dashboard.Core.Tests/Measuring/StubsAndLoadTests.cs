using Dashboard.Core.Measuring;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class StubsAndLoadTests
{
    // Seconds of answers, minutes agreed, seconds lost.
    [Theory]
    [InlineData(new long[0], 15, null)] // no answer is not told, not none lost
    [InlineData(new long[] { 600 }, 15, 0L)]
    [InlineData(new long[] { 900 }, 15, 0L)]
    [InlineData(new long[] { 901 }, 15, 1L)]
    [InlineData(new long[] { 60, 1800, 4500 }, 15, 4500L)] // 0 + 900 + 3,600
    [InlineData(new long[] { -30 }, 15, 0L)] // told to have ended before it began
    public void Focus_is_lost_for_as_long_as_answers_come_late(long[] answers, int minutes, long? lost) =>
        Assert.Equal(lost, LostFocus.Seconds(answers, TimeSpan.FromMinutes(minutes)));

    // A line: stage, facet, releases, held back, tries.
    public static TheoryData<string, (Stage Stage, string Facet, int Releases, int Held, int Runs)[], string[]> Cases() => new()
    {
        { "nothing named", [], [] },
        { "passed with stubs, run nowhere else", [(Stage.StubbedNonFunctional, "fault:dns", 2, 1, 3)], ["dns"] },
        { "never passed", [(Stage.StubbedNonFunctional, "fault:dns", 2, 2, 3)], [] },
        { "cancelled every time", [(Stage.StubbedNonFunctional, "fault:dns", 0, 0, 3)], [] },
        { "run among others too", [(Stage.StubbedNonFunctional, "fault:dns", 1, 0, 1), (Stage.Extended, "fault:dns", 1, 1, 1)], [] },
        { "a try that proved nothing is a run, too", [(Stage.StubbedNonFunctional, "fault:dns", 1, 0, 1), (Stage.Integration, "fault:dns", 0, 0, 1)], [] },
        { "nothing ran there in the window", [(Stage.StubbedNonFunctional, "fault:dns", 1, 0, 1), (Stage.Extended, "fault:dns", 0, 0, 0)], ["dns"] },
        { "one case of both halves counts once", [(Stage.StubbedFunctional, "fault:dns", 1, 0, 1), (Stage.StubbedNonFunctional, "fault:dns", 1, 0, 1)], ["dns"] },
        { "a kind of case is no case", [(Stage.StubbedFunctional, "scenario:adverse", 1, 0, 1), (Stage.StubbedFunctional, "scenario:happy", 1, 0, 1)], [] },
        { "a scenario by its name, in the order of names", [(Stage.StubbedFunctional, "scenario:refund twice", 1, 0, 1), (Stage.StubbedNonFunctional, "fault:dns", 1, 0, 1)], ["dns", "refund twice"] },
        { "journeys and causes are no cases", [(Stage.StubbedFunctional, "journey:buy", 1, 0, 1), (Stage.StubbedFunctional, "cause:data", 1, 0, 1)], [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_passed_with_stubs_and_ran_nowhere_else_can_be_shown_only_there(string because, (Stage Stage, string Facet, int Releases, int Held, int Runs)[] lines, string[] names)
    {
        var told = lines.Select(l => (new StageLine(l.Stage, "fault", l.Facet), new StageSums { Releases = l.Releases, Held = l.Held, Runs = l.Runs })).ToArray();

        Assert.True(OnlyWithStubs.Of(told).SequenceEqual(names), because);
        Assert.True(OnlyWithStubs.Of(told.Reverse()).SequenceEqual(names), because);
    }

    // Two runs in "perf", told in two ways to write it, one that named none, and one of a soak, which is no load test.
    [Fact]
    public void Load_runs_are_counted_by_the_environment_they_named()
    {
        var history = new History().About("1", "a").Passes(Stage.StubbedNonFunctional, "load", "a", In("perf")).Fails(Stage.StubbedNonFunctional, "load", "b", In(" Perf "))
            .Passes(Stage.StubbedNonFunctional, "load", "c").Passes(Stage.StubbedNonFunctional, "fault", "d", In("perf"));

        Assert.Equal(new StageSums { Runs = 2 }, Sides.Of(history.Events, new(Stage.StubbedNonFunctional, "load", "in:perf")));
        Assert.Null(Sides.Of(history.Events, new(Stage.StubbedNonFunctional, "fault", "in:perf")));
        Assert.Null(Sides.Of(history.Events, new(Stage.StubbedNonFunctional, "load", "in:")));
    }

    // Kept of told, habit by habit.
    [Theory]
    [InlineData("", null)]
    [InlineData("0/0 0/0", null)]
    [InlineData("9/10 1/2 3/4", 1)]
    [InlineData("0/0 2/2", 1)] // what nobody told is no weakness
    [InlineData("1/2 2/4", 0)] // as weak: the first
    public void A_composite_is_as_good_as_the_habit_kept_least(string habits, int? weakest)
    {
        HabitPart[] parts = [.. habits.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(h => h.Split('/')).Select((h, i) => new HabitPart($"{i}", Number(h[0]), Number(h[1])))];

        Assert.Equal(weakest is { } place ? parts[place] : null, HabitPart.Weakest(parts));
    }

    private static long Number(string told) => long.Parse(told, System.Globalization.CultureInfo.InvariantCulture);

    private static Func<PathEvent, PathEvent> In(string environment) => e => e with { Environment = environment };
}
