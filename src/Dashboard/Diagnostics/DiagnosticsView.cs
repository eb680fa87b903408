using Dashboard.Core.Diagnostics;

namespace Dashboard.Diagnostics;

/// Every team that is known by its services or by an answer, by name: there is no ranking.
public sealed record TeamsView(IReadOnlyList<TeamLine> Teams, DateTimeOffset AsOf, long Sequence);

public sealed record TeamLine(string Name, int Services, int People, int Questions, DateTimeOffset? LastAt);

/// One team: what it says and what its pipeline shows.
public sealed record TeamView
{
    /// As the team is known; as asked for when nobody knows it yet.
    public required string Name { get; init; }
    public required IReadOnlyList<string> Services { get; init; }
    public required int People { get; init; }
    public required IReadOnlyList<QuestionView> Questions { get; init; }
    public required long Sequence { get; init; }

    /// Questions enough people have answered to be shown.
    public int Shown => Questions.Count(q => q.Assessment.Answers >= Assessment.PrivacyFloor);

    public int WideApart => Told(Divergence.WideApart);

    public int SomeApart => Told(Divergence.Some);

    public int Alike => Told(Divergence.Close);

    private int Told(Divergence divergence) => Questions.Count(q => q.Assessment.Divergence == divergence);
}

public sealed record QuestionView(Assessment Assessment, IReadOnlyList<PipelineFact> Facts)
{
    public string Id => Assessment.Question;
}
