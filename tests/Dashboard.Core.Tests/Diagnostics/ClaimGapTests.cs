using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Tests.Diagnostics;

public class ClaimGapTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    // build has four signs: one that may be missing, three look-outs.
    private static readonly Question Build = Questionnaire.Current.Find("build")!;

    [Theory]
    // Score 4 is (4 − 1) ÷ 4 = 0.75, nothing ticked is 1: claimed 0.875. Two of four in trouble: measured 0.5, gap 0.375.
    [InlineData(4, 0, "SSNI", 0.875, 0.5, 0.375, GapKind.SaysMore, "The team says 4 of 5; the pipeline shows 2 of 4 signs of trouble")]
    // Score 5 is 1; all four clear is 1: no gap.
    [InlineData(5, 0, "NNNI", 1.0, 1.0, 0.0, GapKind.Alike, "The team says 5 of 5; the pipeline shows 0 of 4 signs of trouble")]
    // Score 1 is 0; 3 people ticked all of 4 signs, 12 of 12: 0. Measured 1: gap −1.
    [InlineData(1, 4, "NNNI", 0.0, 1.0, -1.0, GapKind.SaysLess, "The team says 1 of 5; the pipeline shows 0 of 4 signs of trouble")]
    // Score 3 is 0.5; 6 of 12 ticked is 0.5: claimed 0.5. Two can tell, one in trouble: measured 0.5, and half is enough to say so.
    [InlineData(3, 2, "SNUU", 0.5, 0.5, 0.0, GapKind.Alike, "The team says 3 of 5; the pipeline shows 1 of the 2 signs it can tell, and cannot tell 2")]
    // Score 3 is 0.5, nothing ticked is 1: claimed 0.75. Two of four in trouble: 0.5. Exactly one step apart is noticeable.
    [InlineData(3, 0, "SSNN", 0.75, 0.5, 0.25, GapKind.SaysMore, "The team says 3 of 5; the pipeline shows 2 of 4 signs of trouble")]
    // One of four can tell: too few for a gap.
    [InlineData(4, 0, "SUUU", 0.875, 0.0, null, GapKind.Unknown, "The team says 4 of 5; the one sign the pipeline can tell shows, and it cannot tell 3")]
    [InlineData(4, 0, "NUUU", 0.875, 1.0, null, GapKind.Unknown, "The team says 4 of 5; the one sign the pipeline can tell does not show, and it cannot tell 3")]
    [InlineData(4, 0, "UUUU", 0.875, null, null, GapKind.Unknown, "The team says 4 of 5; the pipeline cannot tell any of 4 signs yet")]
    public void The_gap_is_what_is_said_less_what_is_shown(int score, int ticks, string states, double claimed, double? measured, double? gap, GapKind kind, string sentence)
    {
        var found = ClaimGap.Of(Build, Said(3, score, ticks), Findings(states));

        Assert.Equal((claimed, measured, gap, kind, sentence), (found.Claimed, found.Measured, found.Gap, found.Kind, found.Sentence));
        Assert.Equal(states.Count(s => s != 'U') / 4.0, found.Coverage);
    }

    [Theory]
    [InlineData(0, "Nobody has answered yet; the pipeline shows 2 of 4 signs of trouble")]
    [InlineData(2, "Too few have answered to say what the team says; the pipeline shows 2 of 4 signs of trouble")]
    public void Below_three_answers_nothing_is_claimed(int people, string sentence)
    {
        var found = ClaimGap.Of(Build, Said(people, 5, 1), Findings("SSNI"));

        Assert.Null(found.Claimed);
        Assert.Null(found.Gap);
        Assert.Empty(found.Unticked);
        Assert.Equal((GapKind.Unknown, sentence), (found.Kind, found.Sentence));
    }

    [Fact]
    public void Three_answers_of_which_two_have_a_score_claim_nothing()
    {
        Answer[] answers = [Says("a", 4), Says("b", 4), Says("c", null)];

        Assert.Null(ClaimGap.Of(Build, Assessment.Of("build", answers), Findings("SSNI")).Claimed);
    }

    [Fact]
    public void What_the_pipeline_shows_and_nobody_ticked_is_named() =>
        Assert.Equal([Build.LookOuts[0].Id], ClaimGap.Of(Build, Said(3, 4, 1), Findings("MSNN")).Unticked); // each ticked the first sign, which is missing

    [Fact]
    public void Findings_of_other_questions_do_not_count() =>
        Assert.Equal(0, ClaimGap.Of(Build, Said(3, 4, 0), [.. Findings("SSSS").Select(f => f with { Question = "extended" })]).Detectors);

    [Fact]
    public void Each_stage_is_held_against_the_claim_of_its_question()
    {
        var canary = Questionnaire.Current.Find("canary-and-production")!;
        var findings = Detectors.Evaluate(new TeamFacts(), Now).Select(f => f.Detector is "L14" ? f with { State = DetectorState.Seen } : f.Detector is "M15" ? f with { State = DetectorState.InPlace } : f).ToList();

        var stages = StageGap.Of([Said(3, 5, 0) with { Question = canary.Id }], findings);

        Assert.Equal([Stage.Build, Stage.StubbedFunctional, Stage.StubbedNonFunctional, Stage.Integration, Stage.Extended, Stage.Canary, Stage.Production], stages.Select(s => s.Stage));
        var atCanary = stages.Single(s => s.Stage == Stage.Canary).Gap; // L14 and M15: one of two in trouble, claimed 1
        Assert.Equal((1.0, 0.5, 0.5, 2, 2), (atCanary.Claimed, atCanary.Measured, atCanary.Gap, atCanary.Telling, atCanary.Detectors));
        Assert.Equal(0, stages.Single(s => s.Stage == Stage.Production).Gap.Telling);
    }

    [Fact]
    public void Over_time_an_answer_counts_from_when_it_was_given()
    {
        // Two people 40 days ago, a third 10 days ago: the floor is reached only then.
        Answer[] answers = [Says("a", 5, 40), Says("b", 5, 40), Says("c", 5, 10)];

        var gaps = GapAt.Of(Build, answers, [(Now, Findings("SSNI")), (Now.AddDays(-30), Findings("NNNI")), (Now.AddDays(-60), Findings("UUUU"))]);

        Assert.Equal([Now.AddDays(-60), Now.AddDays(-30), Now], gaps.Select(g => g.At));
        Assert.Equal([null, null, 0.5], gaps.Select(g => g.Gap.Gap)); // claimed 1, measured 0.5
        Assert.Equal([null, 1.0, 0.5], gaps.Select(g => g.Gap.Measured));
    }

    [Theory]
    // Three people 40 days ago. A fourth came since: 4 − 3 is that person.
    [InlineData("", "d", false)]
    // Three more came since: their sum is nobody's answer.
    [InlineData("", "def", true)]
    [InlineData("", "", true)]
    // One of the three says something else now.
    [InlineData("a", "", false)]
    // All three do.
    [InlineData("abc", "", true)]
    // Two say something else and one came: three in all.
    [InlineData("ab", "d", true)]
    public void What_was_said_before_is_told_only_where_the_difference_to_now_is_nobodys_answer(string changed, string came, bool told)
    {
        Answer[] answers = [.. "abc".Select(who => Says($"{who}", 5, 40)), .. changed.Select(who => Says($"{who}", 3, 10)), .. came.Select(who => Says($"{who}", 3, 10))];

        var gaps = GapAt.Of(Build, answers, [(Now, Findings("SSNI")), (Now.AddDays(-30), Findings("SSNI"))]);

        // Score 5 is 1 and nothing was ticked: claimed 1, measured 0.5.
        Assert.Equal(told ? (1.0, 0.5, GapKind.SaysMore) : (null, null, GapKind.Unknown), (gaps[0].Gap.Claimed, gaps[0].Gap.Gap, gaps[0].Gap.Kind));
        Assert.Equal(told ? "The team says 5 of 5; the pipeline shows 2 of 4 signs of trouble"
            : "Too few answers changed since to say what the team said; the pipeline shows 2 of 4 signs of trouble", gaps[0].Gap.Sentence);
        Assert.Equal(0.5, gaps[0].Gap.Measured);
        Assert.Equal(told ? 2 : 0, gaps[0].Gap.Unticked.Count);
        Assert.NotNull(gaps[1].Gap.Claimed);
    }

    [Fact]
    public void Who_answers_the_same_again_neither_hides_a_claim_nor_somebody_else()
    {
        Answer[] before = [Says("a", 5, 40), Says("b", 5, 40), Says("c", 5, 40)];
        Answer[] same = [.. before, Says("a", 5, 10)];
        Answer[] oneOther = [.. before, Says("a", 5, 10), Says("b", 5, 10), Says("c", 3, 10)];

        Assert.Equal(1.0, Before(same).Claimed);
        Assert.Null(Before(oneOther).Claimed);

        static ClaimGap Before(Answer[] answers) => GapAt.Of(Build, answers, [(Now, Findings("SSNI")), (Now.AddDays(-30), Findings("SSNI"))])[0].Gap;
    }

    [Fact]
    public void Each_moment_is_held_against_every_other_that_is_told()
    {
        // 3 people, then a fourth, then two more: of 60 days ago to now 3 came, of 30 days ago to now 2, so only the latter is kept back.
        Answer[] growing = [Says("a", 5, 70), Says("b", 5, 70), Says("c", 5, 70), Says("d", 5, 40), Says("e", 5, 10), Says("f", 5, 10)];
        // 3 people, who then all say 3; then a and b take that back and d comes: 3 differ each time, but from 60 days ago to now only c and d.
        Answer[] back = [Says("a", 5, 70), Says("b", 5, 70), Says("c", 5, 70), Says("a", 3, 40), Says("b", 3, 40), Says("c", 3, 40), Says("a", 5, 10), Says("b", 5, 10), Says("d", 3, 10)];

        Assert.Equal([1.0, null, 1.0], Claims(growing));
        Assert.Null(Claims(back)[0]);
        Assert.Equal(0.75, Claims(back)[1]);

        static List<double?> Claims(Answer[] answers) =>
            [.. GapAt.Of(Build, answers, [(Now, Findings("SSNI")), (Now.AddDays(-30), Findings("SSNI")), (Now.AddDays(-60), Findings("SSNI"))]).Select(g => g.Gap.Claimed)];
    }

    private static Assessment Said(int people, int score, int ticks) =>
        Assessment.Of("build", Enumerable.Range(0, people).Select(n => Says($"p{n}", score) with { Seen = [.. Build.Signs.Take(ticks).Select(s => s.Id)] }));

    private static Answer Says(string who, int? score, double daysAgo = 1) =>
        new() { Team = "Checkout", Respondent = who, Question = "build", QuestionnaireVersion = 1, Score = score, AnsweredAt = Now.AddDays(-daysAgo) };

    // A letter a detector, in the order of the signs: Seen, Not seen, Missing, In place, Unknown.
    private static List<DetectorFinding> Findings(string states) => [.. Detectors.Evaluate(new TeamFacts(), Now).Where(f => f.Question == "build").Zip(states, (f, letter) => f with
    {
        State = letter switch { 'S' => DetectorState.Seen, 'N' => DetectorState.NotSeen, 'M' => DetectorState.Missing, 'I' => DetectorState.InPlace, _ => DetectorState.Unknown },
    })];
}
