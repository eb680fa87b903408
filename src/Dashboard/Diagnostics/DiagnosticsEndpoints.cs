using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Diagnostics;

public static class DiagnosticsEndpoints
{
    public static void MapDiagnostics(this IEndpointRouteBuilder reads) => reads.MapGet("/diagnostics/{team}", ReadAsync).WithTags("Diagnostics")
        .WithSummary("What a team says beside what its pipeline shows")
        .WithDescription(
            $"The same figures as the page of the team. Of a question with fewer than {Assessment.PrivacyFloor} answers only their number is told. "
            + "Each detector says what it found, by which rule, over how many days, with up to five deliveries to look at; where the events do not tell, with what to send.");

    private static async Task<Results<Ok<TeamAnswer>, ProblemHttpResult>> ReadAsync(string team, DiagnosticsQueries queries, CancellationToken ct)
    {
        var asked = PathText.Decoded(team).Trim();
        return await queries.ReadTeamAsync(asked, ct) is { IsKnown: true } view ? TypedResults.Ok(TeamAnswer.Of(view)) : TypedResults.Problem(
            $"No service names {asked} as its team, and nobody has answered for it.", statusCode: StatusCodes.Status404NotFound, title: "There is no such team");
    }
}

/// What GET /v1/diagnostics/{team} answers.
public sealed record TeamAnswer(
    string Team, IReadOnlyList<string> Services, int People, DateTimeOffset AsOf, long Sequence, IReadOnlyList<QuestionAnswer> Questions, IReadOnlyList<StageAnswer> Stages)
{
    public static TeamAnswer Of(TeamView view) => new(
        view.Name, view.Services, view.People, view.AsOf, view.Sequence,
        [.. view.Questions.Select(QuestionAnswer.Of)], [.. view.Stages.Select(s => new StageAnswer(s.Stage, GapAnswer.Of(s.Gap)))]);
}

/// One question. Median and what follows from answers is null below the privacy floor.
public sealed record QuestionAnswer(
    string Id, int Answers, double? Median, GapAnswer Gap, IReadOnlyList<string> Unticked, IReadOnlyList<PastGapAnswer> OverTime, IReadOnlyList<DetectorFinding> Detectors)
{
    public static QuestionAnswer Of(QuestionView view) => new(
        view.Id, view.Assessment.Answers, view.Assessment.Median, GapAnswer.Of(view.Gap), view.Gap.Unticked,
        [.. view.OverTime.Select(g => new PastGapAnswer(g.At, GapAnswer.Of(g.Gap)))], view.Findings);
}

public sealed record GapAnswer(double? Claimed, double? Measured, double? Gap, GapKind Kind, int Telling, int Detectors, int Troubles, string Sentence)
{
    public static GapAnswer Of(ClaimGap gap) => new(gap.Claimed, gap.Measured, gap.Gap, gap.Kind, gap.Telling, gap.Detectors, gap.Troubles, gap.Sentence);
}

public sealed record PastGapAnswer(DateTimeOffset At, GapAnswer Gap);

public sealed record StageAnswer(Stage Stage, GapAnswer Gap);
