using Dashboard.Core.Diagnostics;

namespace Dashboard.Core.Tests.Diagnostics;

public class AssessmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Below_three_people_only_their_number_is_told(int people)
    {
        var said = Assessment.Of("build", Enumerable.Range(0, people).Select(n => Says($"p{n}", 3, note: "x", seen: ["built-twice"])));

        Assert.Equal(people, said.Answers);
        Assert.Null(said.Median);
        Assert.Null(said.Lowest);
        Assert.Empty(said.Scores);
        Assert.Empty(said.Seen);
        Assert.Empty(said.Notes);
        Assert.Equal(Divergence.NotShown, said.Divergence);
    }

    [Theory]
    [InlineData(new[] { 3, 3, 4 }, 3.0, Divergence.Close)]
    [InlineData(new[] { 2, 3, 4 }, 3.0, Divergence.Some)]
    [InlineData(new[] { 1, 4, 5, 5 }, 4.5, Divergence.WideApart)]
    public void From_three_scores_on_the_middle_and_the_spread_are_told(int[] scores, double median, Divergence divergence)
    {
        var said = Assessment.Of("build", scores.Select((s, n) => Says($"p{n}", s)));

        Assert.Equal(median, said.Median);
        Assert.Equal((scores.Min(), scores.Max()), (said.Lowest, said.Highest));
        Assert.Equal(divergence, said.Divergence);
        Assert.Equal(scores.Length, said.Scores.Sum());
    }

    [Fact]
    public void Of_a_persons_answers_the_newest_counts_whatever_order_they_come_in()
    {
        Answer[] answers = [Says("a", 1), Says("b", 3), Says("c", 3), Says("a", 5, minutes: 5)];

        var said = Assessment.Of("build", answers);
        var turned = Assessment.Of("build", answers.Reverse());

        Assert.Equal(3, said.Answers);
        Assert.Equal((3, 5), (said.Lowest, said.Highest));
        Assert.Equal(said.Scores, turned.Scores);
    }

    [Fact]
    public void Cannot_say_counts_as_an_answer_and_not_as_a_score()
    {
        var said = Assessment.Of("build", [Says("a", 1), Says("b", 3), Says("c", null, seen: ["built-twice", "built-twice"])]);

        Assert.Equal(3, said.Answers);
        Assert.Null(said.Median);
        Assert.Equal(1, said.Seen["built-twice"]);
    }

    [Fact]
    public void Answers_to_another_question_do_not_count() =>
        Assert.Equal(0, Assessment.Of("extended", [Says("a", 1)]).Answers);

    private static Answer Says(string who, int? score, double minutes = 0, string? note = null, string[]? seen = null) => new()
    {
        Team = "Checkout",
        Respondent = who,
        Question = "build",
        QuestionnaireVersion = 1,
        Score = score,
        Note = note,
        Seen = seen ?? [],
        AnsweredAt = Now.AddMinutes(minutes),
    };
}
