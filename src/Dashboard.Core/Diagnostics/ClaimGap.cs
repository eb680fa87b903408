using System.Text.Json.Serialization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Diagnostics;

/// <summary>How what a team says stands to what its pipeline shows.</summary>
[JsonConverter(typeof(SlugConverter<GapKind>))]
public enum GapKind
{
    /// <summary>Too few answers, or too few detectors that can tell.</summary>
    Unknown,

    /// <summary>Both say about the same.</summary>
    Alike,

    /// <summary>The team says more than the pipeline shows.</summary>
    SaysMore,

    /// <summary>The pipeline shows more than the team says.</summary>
    SaysLess,
}

/// <summary>
/// What a team claims beside what its pipeline shows, for one question. Shares run from 0, all is to be done, to 1, all is well.
/// Not a mark: where the two differ a conversation is worth its time.
/// </summary>
public sealed record ClaimGap
{
    /// <summary>A difference smaller than this is none: one step of five.</summary>
    public const double Noticeable = 0.25;

    /// <summary>Id of the question.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// The mean of two shares: the middle score ((score − 1) ÷ 4), and the signs that respondents did not tick of all they could have
    /// ticked. Null below the floor of <see cref="Assessment.PrivacyFloor"/> scores.
    /// </summary>
    public double? Claimed { get; init; }

    /// <summary>Detectors that show no trouble ÷ those that can tell; null when none can.</summary>
    public double? Measured { get; init; }

    /// <summary>Claimed − measured, −1..1; null while either is unknown, or under half of the detectors can tell.</summary>
    public double? Gap { get; init; }

    /// <summary>Detectors that can tell, of all of the question.</summary>
    public required int Telling { get; init; }

    /// <summary>See <see cref="Telling"/>.</summary>
    public required int Detectors { get; init; }

    /// <summary>Detectors that show a look-out or miss what should be there.</summary>
    public required int Troubles { get; init; }

    /// <summary>Signs that the pipeline shows and nobody ticked; empty below the floor.</summary>
    public IReadOnlyList<string> Unticked { get; init; } = [];

    public required GapKind Kind { get; init; }

    /// <summary>In words.</summary>
    public required string Sentence { get; init; }

    /// <summary>Telling ÷ detectors, 0..1.</summary>
    public double Coverage => Detectors == 0 ? 0 : (double)Telling / Detectors;

    /// <summary>The gap of one question. <paramref name="findings"/>: those of its detectors, others are left out.</summary>
    public static ClaimGap Of(Question question, Assessment said, IEnumerable<DetectorFinding> findings)
    {
        List<DetectorFinding> own = [.. findings.Where(f => f.Question == question.Id)];
        var telling = own.Count(f => f.CanTell);
        var troubles = own.Where(f => f.IsTrouble).ToList();
        var claimed = ClaimOf(question, said);
        double? measured = telling == 0 ? null : (double)(telling - troubles.Count) / telling;
        var gap = telling >= DetectorPolicy.LeastCoverage * own.Count ? claimed - measured : null;
        var kind = gap switch { null => GapKind.Unknown, >= Noticeable => GapKind.SaysMore, <= -Noticeable => GapKind.SaysLess, _ => GapKind.Alike };
        return new()
        {
            Question = question.Id,
            Claimed = claimed,
            Measured = measured,
            Gap = gap,
            Telling = telling,
            Detectors = own.Count,
            Troubles = troubles.Count,
            Unticked = claimed is null ? [] : [.. troubles.Where(t => said.Seen.GetValueOrDefault(t.Sign) == 0).Select(t => t.Sign)],
            Kind = kind,
            Sentence = $"{SaysOf(said, claimed)}; {ShowsOf(telling, troubles.Count, own.Count)}",
        };
    }

    /// <summary>The same without what the team says, where that would tell on somebody.</summary>
    public ClaimGap WithoutClaim() => Claimed is null ? this : this with
    {
        Claimed = null,
        Gap = null,
        Unticked = [],
        Kind = GapKind.Unknown,
        Sentence = $"Too few answers changed since to say what the team said; {ShowsOf(Telling, Troubles, Detectors)}",
    };

    // What was not ticked counts as not seen only where people answered at all: the score carries the other half.
    private static double? ClaimOf(Question question, Assessment said)
    {
        if (said.Answers < Assessment.PrivacyFloor || said.Median is not { } median)
        {
            return null;
        }

        var signs = question.Signs.Select(s => s.Id).ToList();
        var ticked = signs.Sum(id => said.Seen.GetValueOrDefault(id));
        var free = signs.Count == 0 ? 1 : 1 - ((double)ticked / (said.Answers * signs.Count));
        return (((median - 1) / (Questionnaire.BestScore - 1)) + free) / 2;
    }

    private static string SaysOf(Assessment said, double? claimed) =>
        claimed is not null ? FormattableString.Invariant($"The team says {said.Median:0.#} of {Questionnaire.BestScore}")
            : said.Answers == 0 ? "Nobody has answered yet" : "Too few have answered to say what the team says";

    private static string ShowsOf(int telling, int troubles, int all) => telling switch
    {
        0 => $"the pipeline cannot tell any of {Words.Count(all, "sign")} yet",
        _ when telling == all => $"the pipeline shows {Words.Number(troubles)} of {Words.Count(all, "sign")} of trouble",
        1 => $"the one sign the pipeline can tell {(troubles == 1 ? "shows" : "does not show")}, and it cannot tell {Words.Number(all - telling)}",
        _ => $"the pipeline shows {Words.Number(troubles)} of the {Words.Count(telling, "sign")} it can tell, and cannot tell {Words.Number(all - telling)}",
    };
}

/// <summary>The same for one stage of the path: the claim is that of the question the stage belongs to.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Gap">Measured by the detectors of that stage alone.</param>
public sealed record StageGap(Stage Stage, ClaimGap Gap)
{
    /// <summary>Each stage that detectors look at, in the order of the path.</summary>
    public static IReadOnlyList<StageGap> Of(IReadOnlyCollection<Assessment> said, IReadOnlyCollection<DetectorFinding> findings) =>
    [
        .. from stage in findings.GroupBy(f => f.Stage)
           orderby stage.Key
           let question = Questionnaire.Current.Find(stage.First().Question)
           where question is not null
           let answers = said.FirstOrDefault(a => a.Question == question.Id) ?? new Assessment { Question = question.Id, Answers = 0 }
           select new StageGap(stage.Key, ClaimGap.Of(question, answers, stage)),
    ];
}

/// <summary>The gap of one question as it was at a moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Gap">By the answers given and the facts that had happened by then.</param>
public sealed record GapAt(DateTimeOffset At, ClaimGap Gap)
{
    /// <summary>
    /// The gaps of a question at these moments, the oldest first: answers and facts that came after a moment do not count at it. The newest
    /// moment is now. What was said at another is told only where, between it and each moment that is told, nobody's answer or those of
    /// at least <see cref="Assessment.PrivacyFloor"/> people came or changed: else the difference would be a person.
    /// </summary>
    public static IReadOnlyList<GapAt> Of(Question question, IReadOnlyCollection<Answer> answers, IEnumerable<(DateTimeOffset At, IReadOnlyList<DetectorFinding> Findings)> moments)
    {
        List<GapAt> gaps = [];
        List<Dictionary<string, Answer>> told = [];
        foreach (var (at, findings) in moments.OrderByDescending(m => m.At))
        {
            List<Answer> until = [.. answers.Where(a => a.AnsweredAt <= at)];
            var gap = ClaimGap.Of(question, Assessment.Of(question.Id, until), findings);
            var newest = NewestOf(question, until);
            var isNobodys = told.TrueForAll(other => Apart(newest, other) is 0 or >= Assessment.PrivacyFloor);
            if (told.Count == 0 || (gap.Claimed is not null && isNobodys))
            {
                told.Add(newest);
            }

            gaps.Add(new(at, isNobodys ? gap : gap.WithoutClaim()));
        }

        gaps.Reverse();
        return gaps;
    }

    private static Dictionary<string, Answer> NewestOf(Question question, List<Answer> answers) =>
        answers.Where(a => a.Question == question.Id).GroupBy(a => a.Respondent, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(a => a.AnsweredAt)!, StringComparer.Ordinal);

    // People whose answer only one of the two moments has, or who said something else at the other.
    private static int Apart(Dictionary<string, Answer> some, Dictionary<string, Answer> others) =>
        some.Keys.Union(others.Keys, StringComparer.Ordinal).Count(who => !SayTheSame(some.GetValueOrDefault(who), others.GetValueOrDefault(who)));

    private static bool SayTheSame(Answer? one, Answer? other) => one == other
        || (one is not null && other is not null && one.Score == other.Score && one.Seen.ToHashSet(StringComparer.Ordinal).SetEquals(other.Seen));
}
