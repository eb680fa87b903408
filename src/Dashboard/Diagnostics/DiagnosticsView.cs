using Dashboard.Core.Diagnostics;
using Dashboard.Figures;

namespace Dashboard.Diagnostics;

/// Every team that is known by its services or by an answer, by name: there is no ranking.
public sealed record TeamsView(IReadOnlyList<TeamLine> Teams, DateTimeOffset AsOf, long Sequence);

public sealed record TeamLine(string Name, int Services, int People, int Questions, DateTimeOffset? LastAt);

/// One team: what it says and what its pipeline shows.
public sealed record TeamView
{
    /// As the team is known; as asked for when nobody knows it yet.
    public required string Name { get; init; }

    /// It owns a service, or somebody has answered for it.
    public required bool IsKnown { get; init; }
    public required IReadOnlyList<string> Services { get; init; }
    public required int People { get; init; }
    public required IReadOnlyList<QuestionView> Questions { get; init; }

    /// What is said and what is shown, stage by stage.
    public required IReadOnlyList<StageGap> Stages { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }

    /// Questions enough people have answered to be shown.
    public int Shown => Questions.Count(q => q.Assessment.Answers >= Assessment.PrivacyFloor);

    public int WideApart => Told(Divergence.WideApart);

    public int SomeApart => Told(Divergence.Some);

    public int Alike => Told(Divergence.Close);

    private int Told(Divergence divergence) => Questions.Count(q => q.Assessment.Divergence == divergence);
}

/// One conversation: what people say, what the detectors find, and how far the two are apart.
public sealed record QuestionView(Assessment Assessment, IReadOnlyList<PipelineFact> Facts, IReadOnlyList<DetectorFinding> Findings, ClaimGap Gap)
{
    public string Id => Assessment.Question;

    /// The gap some months ago and now, the oldest first.
    public required IReadOnlyList<GapAt> OverTime { get; init; }

    public static QuestionView Of(Question question, IReadOnlyList<Answer> said, IReadOnlyList<PipelineFact> facts, IReadOnlyList<MeasuredAt> measured)
    {
        var assessment = Assessment.Of(question.Id, said);
        List<DetectorFinding> findings = [.. measured[^1].Findings.Where(f => f.Question == question.Id)];
        return new(assessment, facts, findings, ClaimGap.Of(question, assessment, findings))
        {
            OverTime = GapAt.Of(question, said, measured.Select(m => (m.At, m.Findings))),
        };
    }
}
