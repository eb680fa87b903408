using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Confidence.Why;

namespace Dashboard.Core.Tests.Confidence;

public class WhyTests
{
    // Weeks oldest first, "." told nothing; the mean of the first four against that of the last four.
    [Theory]
    [InlineData("", true, Course.Unknown)]
    [InlineData("1 . . . . . . . . . 9 9", true, Course.Unknown)] // one week is no side
    [InlineData("1 1 1 1 9 9 9 9 2 2 2 2", true, Course.Better)] // the middle does not matter
    [InlineData("1 1 1 1 9 9 9 9 2 2 2 2", false, Course.Worse)]
    [InlineData("100 100 100 100 5 5 5 5 105 105 105 105", true, Course.Steady)] // a twentieth is noise
    [InlineData("100 100 100 100 5 5 5 5 106 106 106 106", true, Course.Better)]
    [InlineData("0 0 0 0 0 0 0 0 0 0 0 0", false, Course.Steady)]
    [InlineData("0 0 0 0 0 0 0 0 0 1 0 1", false, Course.Worse)]
    [InlineData("1 1 1 1 . . . . 5 5 5 1", true, Course.Steady)] // the newest week took it back
    [InlineData("5 5 5 5 . . . . 1 1 1 6", false, Course.Steady)]
    [InlineData("4 . . 4 . . . . . 2 . 2", false, Course.Better)]
    public void A_course_is_read_off_both_ends(string weeks, bool higherIsBetter, Course course) => Assert.Equal(course, Courses.Of(Parsed(weeks), higherIsBetter));

    // From the first week that told anything: the mean of four from there, and of the newest four that are not among those.
    [Theory]
    [InlineData("", null, null, Course.Unknown)]
    [InlineData(". . . . . . . . . . . 3", null, null, Course.Unknown)] // one week
    [InlineData(". . . . 2 2 4 4 . . . .", 3.0, null, Course.Unknown)] // silent since
    [InlineData(". . . . 8 8 4 4 3 3 3 3", 6.0, 3.0, Course.Better)]
    [InlineData(". . . . . . 6 6 6 6 3 3", 6.0, 3.0, Course.Better)] // six weeks: four and two
    [InlineData(". . . . . . . 6 6 6 6 3", 6.0, null, Course.Unknown)] // five: the other end is one week
    [InlineData("0 0 . 0 9 9 9 9 2 2 . 2", 0.0, 2.0, Course.Worse)]
    public void Before_begins_with_the_first_week_that_told_anything(string weeks, double? before, double? now, Course course) =>
        Assert.Equal(new BeforeAndNow(before, now, course), Courses.Since(Parsed(weeks), higherIsBetter: false));

    [Theory]
    [InlineData(Course.Unknown, Course.Unknown, Course.Unknown)]
    [InlineData(Course.Better, Course.Unknown, Course.Better)]
    [InlineData(Course.Unknown, Course.Worse, Course.Worse)]
    [InlineData(Course.Better, Course.Worse, Course.Worse)]
    [InlineData(Course.Better, Course.Steady, Course.Steady)]
    public void Of_two_the_worse_speaks_and_what_is_unknown_only_alone(Course one, Course other, Course worst) => Assert.Equal(worst, Courses.Worst(one, other));

    [Theory]
    [InlineData("Better Better", Verdict.Met, "It works. 2 of 2 reasons get better, none gets worse.")]
    [InlineData("Better Worse", Verdict.AtRisk, "Not everywhere. 1 of 2 reasons gets better, 1 gets worse.")]
    [InlineData("Better Worse Better", Verdict.AtRisk, "Mostly. 2 of 3 reasons get better, 1 gets worse.")]
    [InlineData("Better Unknown", Verdict.Unknown, "As far as we know. 1 of 2 reasons gets better, none gets worse.")]
    [InlineData("Unknown Unknown", Verdict.Unknown, "We cannot say. No reason has told enough weeks yet.")]
    public void The_sentence_counts_what_gets_better_and_what_gets_worse(string courses, Verdict verdict, string headline)
    {
        var answer = WhySentence.Of([.. courses.Split(' ').Select((c, i) => ReasonOf($"Reason {i}", Enum.Parse<Course>(c)))]);

        Assert.Equal((verdict, headline), (answer.Verdict, answer.Statement.Headline));
        Assert.Equal(verdict != Verdict.Met, answer.Statement.NextStep is not null);
    }

    private static Reason ReasonOf(string title, Course course) =>
        new() { Id = title, Title = title, Said = "", TrendOf = "", Trend = [], Course = course, Parts = [], Rule = "" };

    private static double?[] Parsed(string weeks) =>
        [.. weeks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w == "." ? (double?)null : double.Parse(w, System.Globalization.CultureInfo.InvariantCulture))];
}
