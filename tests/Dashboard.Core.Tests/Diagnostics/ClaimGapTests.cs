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
    [InlineData(4, 0, "SUUU", 0.875, 0.0, null, GapKind.Unknown, "The team says 4 of 5; the pipeline shows 1 of the 1 sign it can tell, and cannot tell 3")]
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
