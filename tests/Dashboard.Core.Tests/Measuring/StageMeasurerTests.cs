using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Measuring;

public class StageMeasurerTests
{
    // What unit tests said, one word a try ("+" passed, "-" failed, "0" cancelled, "a:" names the suite), worked out by hand:
    // releases with a proof, green at once, flaky, held back; tries, failed, unproven.
    [Theory]
    [InlineData("+", 1, 1, 0, 0, 1, 0, 0)]
    [InlineData("-", 1, 0, 0, 1, 1, 1, 0)]
    [InlineData("- +", 1, 0, 1, 0, 2, 1, 0)] // nothing was mended in between: the same artifact
    [InlineData("+ -", 1, 1, 0, 1, 2, 1, 0)] // green at once, refused since
    [InlineData("0 +", 1, 1, 0, 0, 2, 0, 1)] // a cancelled try proves nothing, so the first proof is the second try
    [InlineData("0", 0, 0, 0, 0, 1, 0, 1)]
    [InlineData("a:+ b:-", 1, 0, 0, 1, 2, 1, 0)] // one green suite never hides a red one
    [InlineData("a:- b:+ a:+", 1, 0, 1, 0, 3, 1, 0)]
    public void Tries_of_a_check(string tries, long releases, long green, long flaky, long held, long runs, long failed, long unproven)
    {
        var sums = PartOf(Unit(tries), new(Stage.Build, "unit", ""))!.Sums;

        Assert.Equal((releases, green, flaky, held), (sums.Releases, sums.FirstGreen, sums.Flaky, sums.Held));
        Assert.Equal((runs, failed, unproven), (sums.Runs, sums.RunsFailed, sums.RunsUnproven));
    }

    [Fact]
    public void What_only_runs_counts_nowhere_yet() => Assert.Null(PartOf(
        new History().About("1", "a").Tell(EventTypes.TestSuiteRunStarted, e => e with { Phase = RunPhase.Running, Stage = Stage.Integration, Check = "journey" }),
        new(Stage.Integration, "journey", "")));

    [Fact]
    public void A_whole_stage_is_green_at_once_only_when_every_check_is_and_counts_overlapping_runs_once()
    {
        // unit runs from minute 10 to 20 after 4 minutes in a queue, lint from 15 to 30 after 5 (from 10 to 15, while unit ran already):
        // together 20 minutes of running; of the queues only minutes 6 to 10 were spent with nothing running.
        var history = new History().About("1", "a").Ran(Stage.Build, "unit", 10, 20, queued: 6).Ran(Stage.Build, "lint", 15, 30, queued: 10, outcome: Outcome.Failure);

        var whole = PartOf(history, new(Stage.Build, "", ""))!;

        Assert.Equal((1L, 0L, 1L), (whole.Sums.Releases, whole.Sums.FirstGreen, whole.Sums.Held));
        Assert.Equal((1L, 20L * 60, 1L, 4L * 60), (whole.Sums.Timed, whole.Sums.RanSeconds, whole.Sums.Queued, whole.Sums.QueueSeconds));
        Assert.Equal((2L, 1L), (whole.Sums.Runs, whole.Sums.RunsFailed));
    }

    [Fact]
    public void Runs_that_share_a_name_ran_as_long_as_the_last_of_them_not_from_the_first_to_the_last()
    {
        // Two rebuilds of twelve minutes, a day apart, sent without a run id: 12 minutes, not a day and twelve.
        var history = new History().About("1", "a").Ran(Stage.Build, "rebuild", 0, 12).Ran(Stage.Build, "rebuild", 1440, 1452);

        Assert.Equal((1L, 12L * 60), (PartOf(history, new(Stage.Build, "rebuild", ""))!.Sums.Timed, PartOf(history, new(Stage.Build, "rebuild", ""))!.Sums.RanSeconds));
    }

    [Fact]
    public void Scenarios_faults_and_journeys_are_lines_of_their_own()
    {
        var history = new History().About("1", "a")
            .Passes(Stage.StubbedNonFunctional, "fault", "dns", e => History.Detailed(e, ("fault", " DNS ")))
            .Fails(Stage.StubbedNonFunctional, "fault", "slow", e => History.Detailed(e, ("fault", "latency"), ("scenario", "adverse")));

        Assert.Equal(1, PartOf(history, new(Stage.StubbedNonFunctional, "fault", "fault:dns"))!.Sums.FirstGreen);
        Assert.Equal(1, PartOf(history, new(Stage.StubbedNonFunctional, "fault", "fault:latency"))!.Sums.Held);
        Assert.Equal(1, PartOf(history, new(Stage.StubbedNonFunctional, "fault", "scenario:adverse"))!.Sums.Held);
        Assert.Equal(2, PartOf(history, new(Stage.StubbedNonFunctional, "fault", ""))!.Sums.Runs);
    }

    [Fact]
    public void A_release_counts_on_the_day_its_first_try_ended()
    {
        var history = Unit("+").Later(days: 3).Passes(Stage.Build, "unit");

        var part = PartOf(history, new(Stage.Build, "unit", ""))!;

        Assert.Equal(new DateOnly(2026, 3, 2), part.Day);
        Assert.Equal(2, part.Sums.Runs);
    }

    [Fact]
    public void The_order_in_which_it_was_told_does_not_matter()
    {
        var history = Unit("a:- b:+ a:+ 0").Ran(Stage.Integration, "journey", 90, 120, queued: 80).Deployed("production");

        var backwards = Parts(World.Of(history.Events.Reverse()));

        Assert.Equal(Told(Parts(World.Of(history))), Told(backwards));
        Assert.NotEmpty(backwards);
    }

    [Fact]
    public void Every_measure_is_in_the_sum()
    {
        var one = StageSums.Each(i => i + 1);

        var two = one + one;

        Assert.All(Enumerable.Range(0, StageSums.Fields.Count), i => Assert.Equal(2L * (i + 1), StageSums.Fields[i].Get(two)));
    }

    [Fact]
    public void Only_a_stage_that_was_told_something_new_is_worked_out_again()
    {
        var history = new History().About("1", "a").Passes(Stage.Build, "unit").Passes(Stage.Integration, "journey");
        var world = World.Of(history);
        var before = world.Fold(Assert.Single(world.Identities))!;
        var known = StageMeasurer.Of(before.Release, before.Entries);
        world.Apply(history.Fails(Stage.Build, "lint").Events[^1]);
        var after = world.Fold(Assert.Single(world.Identities))!;

        var now = StageMeasurer.Of(after.Release, after.Entries, known);

        Assert.Same(known[(int)Stage.Integration], now[(int)Stage.Integration]);
        Assert.NotSame(known[(int)Stage.Build], now[(int)Stage.Build]);
        Assert.Equal(Told([.. StageMeasurer.Of(after.Release, after.Entries).SelectMany(m => m.Parts)]), Told([.. now.SelectMany(m => m.Parts)]));
    }

    // The build tells what the package holds after it met the others: nothing new was told at integration, and yet its line differs.
    [Fact]
    public void What_another_stage_told_of_a_stage_is_worked_out_again_too()
    {
        var history = new History().About("1", "a").Deployed("integration").Passes(Stage.Integration, "journey");
        var world = World.Of(history);
        var before = world.Fold(Assert.Single(world.Identities))!;
        var known = StageMeasurer.Of(before.Release, before.Entries);
        world.Apply(history.Tell(EventTypes.ArtifactPackaged, e => History.Detailed(e, ("manifest", "logic,monitoring"))).Events[^1]);
        var after = world.Fold(Assert.Single(world.Identities))!;

        var now = StageMeasurer.Of(after.Release, after.Entries, known);

        Assert.DoesNotContain(known[(int)Stage.Integration].Parts, p => p.Line == ReleaseSides.Monitoring);
        Assert.Contains(now[(int)Stage.Integration].Parts, p => p.Line == ReleaseSides.Monitoring);
        Assert.Equal(Told([.. StageMeasurer.Of(after.Release, after.Entries).SelectMany(m => m.Parts)]), Told([.. now.SelectMany(m => m.Parts)]));
    }

    private static string Told(IReadOnlyList<StagePart> parts) => string.Join('\n', parts.Select(p => $"{p.Line} {p.Day} {p.Sums} {string.Join(',', p.Ran)} {string.Join(',', p.Waited)}"));

    private static History Unit(string tries)
    {
        var history = new History().About("1", "a");
        foreach (var said in tries.Split(' '))
        {
            var (suite, word) = said.Contains(':', StringComparison.Ordinal) ? (said[..1], said[2..]) : ("", said);
            history.Check(Stage.Build, "unit", word switch { "+" => Outcome.Success, "-" => Outcome.Failure, _ => Outcome.Cancel }, suite);
        }

        return history;
    }

    private static StagePart? PartOf(History history, StageLine line) => Parts(World.Of(history)).SingleOrDefault(p => p.Line == line);

    private static IReadOnlyList<StagePart> Parts(World world)
    {
        var folded = world.Fold(Assert.Single(world.Identities))!;
        return [.. StageMeasurer.Of(folded.Release, folded.Entries).SelectMany(memo => memo.Parts)];
    }
}
