using Dashboard.Core.Diagnostics;

namespace Dashboard.Core.Tests.Diagnostics;

public class QuestionnaireTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private readonly Answer _answer = new()
    {
        Team = "Checkout",
        Respondent = "Ada",
        Question = "build",
        QuestionnaireVersion = 1,
        Score = 4,
        Seen = ["built-twice"],
        Note = " a note ",
        AnsweredAt = Now,
    };

    [Fact]
    public void There_are_six_conversations_with_sixteen_look_outs_and_fifteen_things_that_may_be_missing()
    {
        var questions = Questionnaire.Current.Questions;

        Assert.Equal(6, questions.Select(q => q.Id).Distinct().Count());
        Assert.Equal(16, questions.Sum(q => q.LookOuts.Count));
        Assert.Equal(15, questions.Sum(q => q.Missing.Count));
        Assert.Equal(31, questions.SelectMany(q => q.Signs).Select(s => s.Id).Distinct().Count());
        Assert.All(questions, q => Assert.All(new[] { q.Ask, q.Poor, q.Good }, Assert.NotEmpty));
    }

    [Fact]
    public void An_answer_is_the_same_after_it_was_an_event()
    {
        var again = Answer.Of(_answer.ToEvent("assessment/1#0"))!;

        Assert.Equal(_answer with { Note = "a note", Seen = again.Seen }, again);
        Assert.Equal(_answer.Seen, again.Seen);
    }

    [Fact]
    public void An_answer_holds_the_person_only_where_a_reference_takes_its_place()
    {
        var e = _answer.ToEvent("assessment/1#0");

        Assert.DoesNotContain("Ada", e.SubjectId, StringComparison.Ordinal);
        Assert.Equal(["respondent"], e.Details!.Where(d => d.Value == "Ada").Select(d => d.Key));
    }

    [Fact]
    public void An_event_that_was_sent_is_no_answer()
    {
        Assert.Null(Answer.Of(_answer.ToEvent("v1/1#0") with { Source = "native" }));
        Assert.Null(Answer.Of(_answer.ToEvent("v1/1#0") with { Type = "build.finished" }));
        Assert.Null(Answer.Of(_answer.ToEvent("v1/1#0") with { Details = null }));
    }

    [Fact]
    public void Faults_are_told_in_words()
    {
        Assert.Null(_answer.Fault());
        Assert.Null((_answer with { Score = null }).Fault());
        Assert.NotNull((_answer with { Score = 6 }).Fault());
        Assert.NotNull((_answer with { Score = 0 }).Fault());
        Assert.NotNull((_answer with { Respondent = " " }).Fault());
        Assert.NotNull((_answer with { Team = "" }).Fault());
        Assert.NotNull((_answer with { Team = new string('x', Answer.LongestName + 1) }).Fault());
        Assert.NotNull((_answer with { Note = new string('x', Answer.LongestNote + 1) }).Fault());
        Assert.NotNull((_answer with { Question = "nothing" }).Fault());
        Assert.NotNull((_answer with { Seen = ["sla"] }).Fault());
    }
}
