using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using static Dashboard.Core.Tests.Diagnostics.Team;

namespace Dashboard.Core.Tests.Diagnostics;

public class DetectorFindingTests
{
    [Fact]
    public void Twelve_of_sixty_are_said_with_value_threshold_window_and_the_five_newest_cases()
    {
        var facts = Told([.. Enumerable.Range(1, 12).Select(i => Deployed(i, r: $"bad{i}", build: false)), .. Times(48, n => Deployed(20, r: n))]);

        var found = Find("L2", facts);

        Assert.Equal("12 of 60 deployments to production in the last 30 days used a digest without a build or a change nobody named", found.Sentence);
        Assert.Equal((0.2, 0.0, 30, 1.0), (found.Value, found.Threshold, found.Days, found.Coverage)); // 12 ÷ 60, and all 60 tell
        Assert.Equal(At(1), found.AsOf);
        Assert.Equal(["bad1", "bad2", "bad3", "bad4", "bad5"], found.Examples.Select(e => e.ReleaseId));
        Assert.Equal("deploy-bad1-Production-1", found.Examples[0].Key);
    }

    [Fact]
    public void A_measured_detector_tells_its_worst_case()
    {
        var use = Find("L6", Told(Ran(Stage.StubbedNonFunctional, "load", cpu: 0.6), Ran(Stage.StubbedNonFunctional, "load", cpu: 0.224, s: "cart")));
        var back = Find("L16", Told(WentBack(45), WentBack(2, 7)));

        Assert.Equal((0.224, 0.4), (use.Value, use.Threshold));
        Assert.Equal("1 of 2 services in the last 30 days used less than 40% of what was asked for under load (the least: 22.4%)", use.Sentence);
        Assert.Equal((45.0, 15.0), (back.Value, back.Threshold));
        Assert.Equal("1 of 2 rollbacks in the last 30 days took longer than 15 minutes (the longest: 45 minutes)", back.Sentence);
    }

    [Theory]
    [InlineData(2, 3, DetectorState.Unknown, "Only 2 of 5 deployments in the last 30 days tell whether anything is adjusted by hand: too few to say")]
    [InlineData(1, 2, DetectorState.Unknown, "Only 1 of 3 deployments in the last 30 days tells whether anything is adjusted by hand: too few to say")]
    [InlineData(3, 2, DetectorState.NotSeen, "None of 3 deployments in the last 30 days needed a hand or ran another configuration than was built")]
    [InlineData(1, 0, DetectorState.NotSeen, "No deployment in the last 30 days needed a hand or ran another configuration than was built, of the one that tells")]
    [InlineData(0, 1, DetectorState.Unknown, "The one deployment in the last 30 days does not tell whether anything is adjusted by hand")]
    [InlineData(0, 4, DetectorState.Unknown, "None of 4 deployments in the last 30 days tells whether anything is adjusted by hand")]
    public void All_is_well_only_where_half_of_the_cases_tell(int telling, int silent, DetectorState state, string sentence)
    {
        var found = Find("L1", Told([.. Times(telling, n => Deployed(r: n, manual: 0)), .. Times(silent, n => Deployed(r: $"s{n}"))]));

        Assert.Equal((state, sentence), (found.State, found.Sentence));
        Assert.Equal((double)telling / (telling + silent), found.Coverage);
    }

    [Fact]
    public void One_case_is_said_without_a_figure()
    {
        Assert.Equal("The one deployment in the last 30 days needed a hand or ran another configuration than was built", Find("L1", Told(Deployed(manual: 1))).Sentence);
        Assert.Equal("No rollback in the last 30 days took longer than 15 minutes, of the one that tells (the longest: 2 minutes)", Find("L16", Told(WentBack(2))).Sentence);
    }

    [Theory]
    // Seen above 5%. 1 of 4 is 25%, but four cases are no share; 1 of 5 is 20%; none of 5 is none.
    [InlineData(1, 3, 0, DetectorState.Unknown, "Only 4 runs in the last 30 days tell what starts the tests: a share takes 5")]
    [InlineData(0, 4, 0, DetectorState.Unknown, "Only 4 runs in the last 30 days tell what starts the tests: a share takes 5")]
    [InlineData(1, 0, 0, DetectorState.Unknown, "Only 1 run in the last 30 days tells what starts the tests: a share takes 5")]
    [InlineData(1, 3, 2, DetectorState.Unknown, "Only 4 of 6 runs in the last 30 days tell what starts the tests: a share takes 5")]
    [InlineData(1, 4, 0, DetectorState.Seen, "1 of 5 runs in the last 30 days needed a hand to start")]
    [InlineData(0, 5, 0, DetectorState.NotSeen, "None of 5 runs in the last 30 days needed a hand to start")]
    // Half of ten tell; of eleven less than half do.
    [InlineData(1, 4, 5, DetectorState.Seen, "1 of 5 runs in the last 30 days needed a hand to start")]
    [InlineData(1, 4, 6, DetectorState.Unknown, "Only 5 of 11 runs in the last 30 days tell what starts the tests: too few to say")]
    public void A_share_is_told_of_five_cases_or_more_of_which_half_tell(int byHand, int alone, int silent, DetectorState state, string sentence)
    {
        var found = Find("L4", Told([.. Times(byHand, n => Started($"m{n}", "manual")), .. Times(alone, n => Started($"a{n}", "auto")), .. Times(silent, n => Started($"s{n}", null))]));

        Assert.Equal((state, sentence), (found.State, found.Sentence));

        static RunFact Started(string release, string? trigger) => Ran(Stage.StubbedFunctional, "functional", r: release, trigger: trigger);
    }

    [Theory]
    // 4 ÷ 5 is 80%, 3 ÷ 4 is 75%.
    [InlineData(4, 1, true)]
    [InlineData(3, 1, false)]
    public void Well_covered_is_what_four_of_five_cases_can_tell(int telling, int silent, bool well) =>
        Assert.Equal(well, Find("L1", Told([.. Times(telling, n => Deployed(r: n, manual: 0)), .. Times(silent, n => Deployed(r: $"s{n}"))])).IsWellCovered);

    [Fact]
    public void Who_lacks_a_paper_is_named_while_they_are_few()
    {
        var found = Find("M8", Told(Paper("sla"), Built(s: "search"), Built(s: "cart")));

        Assert.Equal("1 of 3 services in the last 90 days recorded what is promised to customers, not cart and search", found.Sentence);
    }

    [Fact]
    public void What_is_simply_not_there_has_nothing_to_open_and_what_speaks_against_it_has()
    {
        var without = Find("M13", Told(Deployed()));
        var failed = Find("M13", Told(Deployed(), WentBack(3, worked: false)));

        Assert.Empty(without.Examples);
        Assert.Equal(DetectorState.Missing, without.State);
        Assert.Equal("rollback-6", Assert.Single(failed.Examples).Key);
    }

    [Fact]
    public void Another_window_may_be_asked_for()
    {
        var detector = Detectors.All.Single(d => d.Id == "L2");
        var facts = Told(Deployed(31, build: false), Deployed());

        Assert.Equal((DetectorState.NotSeen, 30), (detector.Evaluate(facts, Now).State, detector.Evaluate(facts, Now).Days));
        Assert.Equal((DetectorState.Seen, 60), (detector.Evaluate(facts, Now, 60).State, detector.Evaluate(facts, Now, 60).Days));
    }

    [Fact]
    public void Where_fewer_days_were_read_only_those_are_spoken_of()
    {
        var facts = Told(Deployed(11, build: false), Deployed(3)) with { CompleteSince = At(10) };

        var found = Find("L2", facts);

        Assert.Equal((DetectorState.NotSeen, 10, 1), (found.State, found.Days, found.Of));
        Assert.Contains("in the last 10 days", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_happens_later_is_not_known_yet()
    {
        var facts = Told(Deployed(1, build: false), Deployed(5));

        Assert.Equal((DetectorState.NotSeen, 1), (Find("L2", facts, At(4)).State, Find("L2", facts, At(4)).Of));
    }

    private static DetectorFinding Find(string id, TeamFacts facts, DateTimeOffset? now = null) => Detectors.All.Single(d => d.Id == id).Evaluate(facts, now ?? Now);
}
