namespace Dashboard.Core.Diagnostics;

/// <summary>How far apart the answers of a team lie.</summary>
public enum Divergence
{
    /// <summary>Too few answers to say without pointing at somebody.</summary>
    NotShown,

    /// <summary>At most one step between any two.</summary>
    Close,

    /// <summary>Two steps.</summary>
    Some,

    /// <summary>Three steps or more: the conversation to have first.</summary>
    WideApart,
}

/// <summary>
/// What a team says to one question, as an aggregate. Below <see cref="PrivacyFloor"/> only the number of answers is told:
/// with fewer, a figure would be a person.
/// </summary>
public sealed record Assessment
{
    /// <summary>The fewest answers anything but their number is told from.</summary>
    public const int PrivacyFloor = 3;

    public required string Question { get; init; }

    /// <summary>People who answered, "I cannot say" included.</summary>
    public required int Answers { get; init; }

    /// <summary>The middle score; null below the floor.</summary>
    public double? Median { get; init; }

    /// <summary>Lowest and highest score; null below the floor.</summary>
    public int? Lowest { get; init; }

    /// <summary>See <see cref="Lowest"/>.</summary>
    public int? Highest { get; init; }

    /// <summary>How many gave 1, 2, 3, 4, 5; empty below the floor.</summary>
    public IReadOnlyList<int> Scores { get; init; } = [];

    public Divergence Divergence { get; init; }

    /// <summary>How many saw each sign, by its id; empty below the floor.</summary>
    public IReadOnlyDictionary<string, int> Seen { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What was written, without names and in no order that tells who came when; empty below the floor.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The aggregate of a question's answers, all of them as recorded: of each person the newest counts.</summary>
    public static Assessment Of(string question, IEnumerable<Answer> answers)
    {
        var newest = answers.Where(a => a.Question == question).GroupBy(a => a.Respondent, StringComparer.Ordinal)
            .Select(g => g.MaxBy(a => a.AnsweredAt)!).ToList();
        if (newest.Count < PrivacyFloor)
        {
            return new Assessment { Question = question, Answers = newest.Count };
        }

        var scores = newest.Select(a => a.Score).OfType<int>().Order().ToList();
        var enough = scores.Count >= PrivacyFloor;
        return new Assessment
        {
            Question = question,
            Answers = newest.Count,
            Median = enough ? (scores[(scores.Count - 1) / 2] + scores[scores.Count / 2]) / 2.0 : null,
            Lowest = enough ? scores[0] : null,
            Highest = enough ? scores[^1] : null,
            Scores = enough ? [.. Enumerable.Range(1, Questionnaire.BestScore).Select(s => scores.Count(x => x == s))] : [],
            Divergence = !enough ? Divergence.NotShown : (scores[^1] - scores[0]) switch { <= 1 => Divergence.Close, 2 => Divergence.Some, _ => Divergence.WideApart },
            Seen = newest.SelectMany(a => a.Seen.Distinct(StringComparer.Ordinal)).GroupBy(s => s, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            Notes = [.. newest.Select(a => a.Note).OfType<string>().Order(StringComparer.Ordinal)],
        };
    }
}
