using System.Globalization;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>What one person says to one question about one team. Of a person's answers to a question the newest counts.</summary>
public sealed record Answer
{
    /// <summary>The type its fact has. Answers are given in the product and never sent: an event of this type from any other source is none.</summary>
    public const string EventType = "assessment.answered";

    /// <summary>The connection and source of its delivery.</summary>
    public const string Source = "assessment";

    /// <summary>Characters of a team's or person's name.</summary>
    public const int LongestName = 120;

    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 2000;

    public required string Team { get; init; }

    /// <summary>The name as given; once recorded, a reference to it.</summary>
    public required string Respondent { get; init; }

    /// <summary>Id of the question.</summary>
    public required string Question { get; init; }
    public required int QuestionnaireVersion { get; init; }

    /// <summary>1 poor to 5 good; null for "I cannot say".</summary>
    public int? Score { get; init; }

    /// <summary>Ids of the signs seen.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];
    public string? Note { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The event that records it. The person stands only where the journal puts a reference in the place of a name.</summary>
    public PathEvent ToEvent(string deliveryKey)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["team"] = Team,
            ["respondent"] = Respondent,
            ["question"] = Question,
            ["questionnaireVersion"] = QuestionnaireVersion.ToString(CultureInfo.InvariantCulture),
        };
        if (Score is { } score)
        {
            details["score"] = score.ToString(CultureInfo.InvariantCulture);
        }

        if (Seen.Count > 0)
        {
            details["seen"] = string.Join(',', Seen);
        }

        if (!string.IsNullOrWhiteSpace(Note))
        {
            details["note"] = Note.Trim();
        }

        return new PathEvent
        {
            Type = EventType,
            SubjectId = $"{Team}/{Question}",
            DeliveryKey = deliveryKey,
            OccurredAt = AnsweredAt,
            ReceivedAt = AnsweredAt,
            Source = Source,
            Details = details,
        };
    }

    /// <summary>The answer an event records; null when it records none.</summary>
    public static Answer? Of(PathEvent e)
    {
        if (e.Type != EventType || e.Source != Source || e.Detail("team") is not { Length: > 0 } team || e.Detail("respondent") is not { Length: > 0 } respondent
            || e.Detail("question") is not { Length: > 0 } question || e.Number("questionnaireVersion") is not { } version)
        {
            return null;
        }

        return new Answer
        {
            Team = team,
            Respondent = respondent,
            Question = question,
            QuestionnaireVersion = (int)version,
            Score = (int?)e.Number("score"),
            Seen = e.Detail("seen")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Note = e.Detail("note"),
            AnsweredAt = e.OccurredAt,
        };
    }

    /// <summary>What is wrong with it, in words for the respondent; null when it can be recorded.</summary>
    public string? Fault() => this switch
    {
        { Team: var team } when string.IsNullOrWhiteSpace(team) || team.Length > LongestName => $"A team's name has 1 to {LongestName} characters.",
        { Respondent: var name } when string.IsNullOrWhiteSpace(name) || name.Length > LongestName => $"Please give a name or initials of 1 to {LongestName} characters.",
        { Score: < 1 or > Questionnaire.BestScore } => $"A score lies between 1 and {Questionnaire.BestScore}.",
        { Note.Length: > LongestNote } => $"A note has at most {LongestNote} characters.",
        _ => Questionnaire.Current.Find(Question) is not { } asked ? "This question is no longer asked."
            : Seen.Any(s => asked.Signs.All(sign => sign.Id != s)) ? "This sign does not belong to the question." : null,
    };
}
