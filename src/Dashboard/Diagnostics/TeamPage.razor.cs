using Dashboard.Core.Confidence;
using Dashboard.Core.Diagnostics;
using Dashboard.Journal;
using Dashboard.Live;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Diagnostics;

public partial class TeamPage
{
    private readonly Dictionary<string, SaveState> _saved = [];
    private OwnAnswers? _own;
    private string? _ownOf;

    [Inject] public required DiagnosticsQueries Queries { get; init; }

    [Inject] public required AnswerRecorder Recorder { get; init; }

    [Inject] public required OwnAnswersStore Store { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>For the route only: a name may hold "/", so it is read from the address itself.</summary>
    [Parameter] public string Name { get; set; } = "";

    protected override IEnumerable<Topic> Topics => [Topic.Diagnostics, Topic.Services];

    protected override object ReadKey => Asked;

    private string Asked => Addresses.Tail(Navigation, "diagnostics/").Trim();

    private string Shown => View?.Name ?? Asked;

    protected override Task<TeamView> ReadAsync(CancellationToken cancellationToken) => Queries.ReadTeamAsync(Asked, cancellationToken);

    // The browser's memory can be asked only once it is there; another team has another one.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (View is not { } view || _ownOf == view.Name)
        {
            return;
        }

        (_ownOf, _own) = (view.Name, null);
        _saved.Clear();
        var kept = await Store.ReadAsync(view.Name);
        if (_ownOf != view.Name)
        {
            return;
        }

        // Whoever has begun to answer meanwhile goes on with that.
        _own ??= kept;
        StateHasChanged();
    }

    private OwnAnswer Mine(string question) => _own?.ByQuestion.GetValueOrDefault(question) ?? new OwnAnswer();

    private async Task StartAsync(string name)
    {
        _own = new OwnAnswers(name, []);
        await Store.WriteAsync(Shown, _own);
    }

    private async Task LeaveAsync()
    {
        _own = null;
        _saved.Clear();
        await Store.ForgetAsync(Shown);
    }

    private async Task SaveAsync(string question, OwnAnswer said)
    {
        if (_own is not { } own)
        {
            return;
        }

        own.ByQuestion[question] = said;
        var answer = new Answer
        {
            Team = Shown,
            Respondent = own.Name,
            Question = question,
            QuestionnaireVersion = Questionnaire.Current.Version,
            Score = said.CannotSay ? null : said.Score,
            Seen = said.Seen,
            Note = string.IsNullOrWhiteSpace(said.Note) ? null : said.Note.Trim(),
            AnsweredAt = Recorder.Moment(),
        };
        if (answer.Fault() is { } fault)
        {
            _saved[question] = new SaveState(null, fault);
            return;
        }

        try
        {
            await Recorder.RecordAsync(answer, CancellationToken.None);
            _saved[question] = new SaveState(answer.AnsweredAt, null);
            await Store.WriteAsync(Shown, own);
        }
        catch (JournalUnavailableException)
        {
            _saved[question] = new SaveState(null, "It could not be written now. It stands here; change it once more in a moment.");
        }
    }

    private static (string Word, string Css, string Says) Lead(TeamView view) => view switch
    {
        { People: 0 } => ("Not begun.", "unknown", $"Nobody has answered for {view.Name} yet."),
        { Shown: 0 } => ("Under way.", "unknown", $"{Words.Count(view.People, "person has", "people have")} answered for {view.Name}; a picture takes {Assessment.PrivacyFloor}."),
        { WideApart: > 0 } => ("Worth talking about.", "risk", $"On {Words.Number(view.WideApart)} of {Words.Count(view.Shown, "question")} {view.Name} sees things very differently."),
        { SomeApart: > 0 } => ("Some distance.", "risk", $"On {Words.Number(view.SomeApart)} of {Words.Count(view.Shown, "question")} people in {view.Name} are two steps apart."),
        { Alike: > 0 } => ("One view.", "met", $"{view.Name} answers {Words.Count(view.Alike, "question")} alike."),
        _ => ("We cannot say.", "unknown", $"Too few people in {view.Name} gave a score."),
    };
}

/// <summary>What became of the last change to an answer.</summary>
public sealed record SaveState(DateTimeOffset? At, string? Problem);
