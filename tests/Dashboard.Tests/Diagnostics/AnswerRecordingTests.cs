using System.Text;
using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using Dashboard.Diagnostics;
using Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Diagnostics;

public sealed class AnswerRecordingTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly TestBook _book;
    private readonly AnswerRecorder _recorder;
    private readonly DiagnosticsQueries _queries;

    public AnswerRecordingTests()
    {
        _book = new TestBook(_time);
        _recorder = new AnswerRecorder(_book.Book.Recorder, _time);
        _queries = new DiagnosticsQueries(_book.Book.Contexts, _time);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_answer_of_each_person_counts_however_late_an_older_one_comes()
    {
        await SayAsync("Ada", 5, minutes: 10);
        await SayAsync("Ada", 1);
        await SayAsync("Grace", 4);
        await SayAsync("Edsger", 4);

        var said = (await _queries.ReadTeamAsync("checkout", Ct)).Questions[0].Assessment;

        Assert.Equal(3, said.Answers);
        Assert.Equal((4, 5), (said.Lowest, said.Highest));
    }

    [Fact]
    public async Task Two_answers_of_one_moment_end_alike_in_either_order()
    {
        await using var other = new TestBook(_time);
        var twin = new AnswerRecorder(other.Book.Recorder, _time);
        Answer[] answers = [Says("Ada", 2), Says("Ada", 3), Says("Ada", 3) with { Note = "b" }];
        foreach (var (first, second) in answers.Zip(answers.Reverse()))
        {
            await _recorder.RecordAsync(first, Ct);
            await twin.RecordAsync(second, Ct);
        }

        await using var here = _book.Book.Contexts.CreateDbContext();
        await using var there = other.Book.Contexts.CreateDbContext();
        var kept = Assert.Single(await here.Answers.ToListAsync(Ct));
        var twinKept = Assert.Single(await there.Answers.ToListAsync(Ct));
        Assert.Equal((kept.Score, kept.Note), (twinKept.Score, twinKept.Note));
    }

    [Fact]
    public async Task No_name_of_a_respondent_lies_in_a_fact_or_a_body()
    {
        await SayAsync("Ada Lovelace", 5);

        await using var db = _book.Book.Contexts.CreateDbContext();
        var fact = await db.Facts.SingleAsync(Ct);
        var delivery = await db.Deliveries.SingleAsync(Ct);
        Assert.Equal(Answer.EventType, fact.Type);
        Assert.DoesNotContain("Lovelace", Encoding.UTF8.GetString(fact.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("Lovelace", Encoding.UTF8.GetString(delivery.Body!), StringComparison.Ordinal);
        Assert.StartsWith("person:", (await db.Answers.SingleAsync(Ct)).Respondent, StringComparison.Ordinal);
        Assert.Equal("Ada Lovelace", (await db.Persons.SingleAsync(Ct)).Name);
    }

    [Fact]
    public async Task An_answer_makes_neither_a_service_nor_a_release()
    {
        await SayAsync("Ada", 5);

        await using var db = _book.Book.Contexts.CreateDbContext();
        Assert.Empty(await db.Services.ToListAsync(Ct));
        Assert.Empty(await db.Releases.ToListAsync(Ct));
    }

    [Fact]
    public async Task An_answer_sent_as_an_event_is_none()
    {
        await _book.TellAsync(Says("Ada", 5).ToEvent("v1/1#0") with { Source = "native" });

        Assert.Equal(0, (await _queries.ReadTeamAsync("Checkout", Ct)).People);
    }

    [Fact]
    public async Task Teams_are_those_of_services_and_of_answers_by_name()
    {
        await SayAsync("Ada", 5);
        await _book.TellAsync(
            new Candidate("cart", "1.0", Now).Built() with { Details = new Dictionary<string, string> { ["team"] = "checkout" } },
            new Candidate("search", "1.0", Now).Built() with { Details = new Dictionary<string, string> { ["team"] = "Archive" } });

        var teams = (await _queries.ReadTeamsAsync(Ct)).Teams;

        Assert.Equal(["Archive 1 0", "checkout 1 1"], teams.Select(t => $"{t.Name} {t.Services} {t.People}"));
    }

    [Fact]
    public async Task The_pipeline_speaks_beside_the_answers()
    {
        var cart = new Candidate("cart", "1.0", Now.AddDays(-2), "sha256:10", new string('a', 40));
        await _book.TellAsync(
            cart.Built() with { Details = new Dictionary<string, string> { ["team"] = "Checkout" } }, cart.Check(Stage.Extended, "peak-load", 5), cart.Deployed("production", 60),
            new Candidate("cart", "1.0", Now.AddDays(-1), "sha256:11").Built());

        var questions = (await _queries.ReadTeamAsync("CHECKOUT", Ct)).Questions;
        var found = questions.SelectMany(q => q.Findings).ToDictionary(f => f.Detector);

        Assert.Equal("Peak load was run for 1 of the newest 2 releases", questions.Single(q => q.Id == "extended").Facts[0].Words);
        Assert.Equal((DetectorState.Seen, "The one version in the last 30 days had a second package"), (found["L3"].State, found["L3"].Sentence));
        Assert.Equal((DetectorState.NotSeen, "No long run in the last 30 days failed or carried less than was expected, of the one that tells"), (found["L11"].State, found["L11"].Sentence));

        // Neither steps nor a strategy were told of the release that shipped, and nothing of its sizes.
        Assert.Equal((DetectorState.Unknown, "The one release in the last 30 days does not tell whether releases reach everybody at once"), (found["L14"].State, found["L14"].Sentence));
        Assert.Equal(DetectorState.Unknown, found["L6"].State);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();

    private Task SayAsync(string who, int score, double minutes = 0) => _recorder.RecordAsync(Says(who, score, minutes), Ct);

    private static Answer Says(string who, int score, double minutes = 0) => new()
    {
        Team = "Checkout",
        Respondent = who,
        Question = "build",
        QuestionnaireVersion = 1,
        Score = score,
        AnsweredAt = Now.AddMinutes(minutes),
    };
}
