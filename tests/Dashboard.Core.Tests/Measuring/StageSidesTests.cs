using System.Globalization;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class StageSidesTests
{
    private static readonly StageLine Made = StageSides.Environments(Stage.StubbedFunctional);

    [Fact]
    public void An_environment_stands_idle_while_nothing_of_its_release_runs()
    {
        // There from minute 0 to 60; a functional run from 10 to 30 and a load run beside it from 20 to 40: 30 minutes used, 30 idle.
        var sums = PartOf(Life(0, 60, "false", 40).Ran(Stage.StubbedFunctional, "functional", 10, 30).Ran(Stage.StubbedNonFunctional, "load", 20, 40))!.Sums;

        Assert.Equal((1L, 1800L, 1800L), (sums.Timed, sums.RanSeconds, sums.QueueSeconds));
        Assert.Equal((1L, 1L), (sums.HabitTold, sums.HabitKept));
    }

    [Theory]
    [InlineData("false", 900, 60, 1, 1)]
    [InlineData("false", 901, 60, 1, 0)] // it took more than 15 minutes to come
    [InlineData("true", 40, 60, 1, 0)] // shared
    [InlineData("false", 40, 1441, 1, 0)] // still there after a day
    [InlineData("false", 40, null, 1, 1)] // its end is not told: as far as we know
    [InlineData("false", null, 60, 0, 0)] // how fast it came is not told
    [InlineData(null, 40, 60, 0, 0)]
    public void It_is_modern_when_it_came_fast_goes_soon_and_is_nobody_elses(string? shared, int? seconds, int? until, long told, long kept)
    {
        var sums = PartOf(Life(0, until, shared, seconds))!.Sums;

        Assert.Equal((told, kept), (sums.HabitTold, sums.HabitKept));
        Assert.Equal(until is null ? 0 : 1, sums.Timed);
    }

    // Asked for at minute -20 and ready at 0: twenty minutes, told by its times alone.
    [Fact]
    public void How_fast_it_came_is_read_from_its_times_where_no_seconds_are_told()
    {
        var slow = World.Of(Life(0, 60, "false", null).Events.Select(e => e.Type == EventTypes.EnvironmentCreated ? e with { QueuedAt = e.OccurredAt.AddMinutes(-20), FinishedAt = e.OccurredAt } : e));

        var sums = Parts(slow).Single(p => p.Line == Made).Sums;

        Assert.Equal((1L, 0L), (sums.HabitTold, sums.HabitKept));
    }

    [Fact]
    public void Two_that_were_made_one_after_the_other_are_two()
    {
        var sums = PartOf(Life(20, 50, "false", 40, Life(0, 10, "false", 40)))!.Sums;

        Assert.Equal((2L, (10 + 30) * 60L), (sums.Timed, sums.QueueSeconds));
    }

    [Fact]
    public void An_end_without_a_beginning_tells_nothing() => Assert.Null(PartOf(Told(new History().About("1", "a").Passes(Stage.Build, "unit"), EventTypes.EnvironmentDeleted, 10)));

    [Fact]
    public void A_run_that_names_another_environment_does_not_use_this_one()
    {
        var history = Life(0, 60, "false", 40).Ran(Stage.Integration, "journey", 10, 30);
        var elsewhere = World.Of(history.Events.Select(e => e.Check == "journey" ? e with { Environment = "integration" } : e));

        Assert.Equal(3600, Parts(elsewhere).Single(p => p.Line == Made).Sums.QueueSeconds);
        Assert.Equal(2400, PartOf(history)!.Sums.QueueSeconds);
    }

    [Fact]
    public void The_order_in_which_it_was_told_does_not_matter()
    {
        var history = Life(70, 90, "false", 40, Life(0, 60, "false", 40).Ran(Stage.StubbedFunctional, "functional", 10, 30));

        Assert.Equal(PartOf(history)!.Sums, Parts(World.Of(history.Events.Reverse())).Single(p => p.Line == Made).Sums);
    }

    [Fact]
    public void A_flaky_check_burned_the_tries_that_failed()
    {
        // unit failed from 0 to 5 and passed from 10 to 16 with nothing changed; lint failed and never passed: that is no flake.
        var history = new History().About("1", "a").Ran(Stage.Build, "unit", 0, 5, outcome: Outcome.Failure).Ran(Stage.Build, "unit", 10, 16, attempt: 2).Ran(Stage.Build, "lint", 0, 9, outcome: Outcome.Failure);

        var sums = Parts(World.Of(history)).Single(p => p.Line == StageSides.Flaky(Stage.Build)).Sums;

        Assert.Equal((1L, 1L, 300L), (sums.Flaky, sums.RunsFailed, sums.RanSeconds));
    }

    [Fact]
    public void It_was_rebuilt_on_the_newest_day_that_passed()
    {
        var history = new History().About("1", "a").Passes(Stage.Build, "rebuild").Later(days: 2).Passes(Stage.Build, "rebuild").Later(days: 1).Fails(Stage.Build, "rebuild");

        Assert.Equal(new DateOnly(2026, 3, 4), Parts(World.Of(history)).Single(p => p.Line == StageSides.Rebuilt(Stage.Build)).Day);
    }

    private static History Life(int from, int? to, string? shared, int? seconds, History? after = null)
    {
        var history = Told(after ?? new History().About("1", "a"), EventTypes.EnvironmentCreated, from, ("shared", shared), ("provisionSeconds", seconds?.ToString(CultureInfo.InvariantCulture)));
        return to is { } end ? Told(history, EventTypes.EnvironmentDeleted, end) : history;
    }

    private static History Told(History history, string type, int minute, params (string Key, string? Value)[] details) =>
        history.AtTime(History.Start.AddMinutes(minute - 1)).Tell(type, e => History.Detailed(
            e with { Environment = "stubbed-cart" }, [.. details.Where(d => d.Value is not null).Select(d => (d.Key, d.Value!))]));

    private static StagePart? PartOf(History history) => Parts(World.Of(history)).SingleOrDefault(p => p.Line == Made);

    private static IReadOnlyList<StagePart> Parts(World world)
    {
        var folded = world.Fold(Assert.Single(world.Identities))!;
        return [.. StageMeasurer.Of(folded.Release, folded.Entries).SelectMany(memo => memo.Parts)];
    }
}
