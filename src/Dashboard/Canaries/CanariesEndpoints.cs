using Dashboard.Core.Canaries;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Canaries;

/// The pages behind the list of rollouts, for other programs: the same rows and the same figures over them.
public static class CanariesEndpoints
{
    private const int MostEnded = 500;
    private const int UsualEnded = 50;

    public static void MapCanaries(this IEndpointRouteBuilder reads)
    {
        var rollouts = reads.MapGroup("/rollouts").WithTags("Rollouts");
        rollouts.MapGet("", (CanariesQueries queries, CancellationToken ct, int ended = UsualEnded) => queries.ReadListAsync(Math.Clamp(ended, 1, MostEnded), ct))
            .WithSummary("Rollouts under way and finished, with our advice beside what the engine did").Produces<CanariesView>();
        rollouts.MapGet("/record", RecordAsync).WithSummary("What became of every rollout that ended; end: only those that ended so")
            .Produces<RecordAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
        rollouts.MapGet("/rollbacks", RollbacksAsync).WithSummary("How well every service knows its way back, the least practised first").Produces<RollbacksAnswer>();
        rollouts.MapGet("/pace", PaceAsync).WithSummary("How each release came to everyone, and with what limit to the risk; limit: only those")
            .Produces<PaceAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> RecordAsync(CanariesQueries queries, CancellationToken ct, string? end = null)
    {
        if (end is not null && RecordEnds.Find(end) is null)
        {
            return Unknown("end", end, RecordEnds.All.Select(e => e.Slug));
        }

        var month = await queries.ReadMonthAsync(ct);
        return Results.Ok(new RecordAnswer(month.Sequence, month.AsOf, (int)month.Window.TotalDays, month.Record, [.. RecordEnds.Of(month, end)]));
    }

    private static async Task<RollbacksAnswer> RollbacksAsync(CanariesQueries queries, CancellationToken ct)
    {
        var month = await queries.ReadMonthAsync(ct);
        return new RollbacksAnswer(month.Sequence, month.AsOf, (int)CanaryReading.WayBackWindow.TotalDays, month.WayBack, month.WaysBack);
    }

    private static async Task<IResult> PaceAsync(CanariesQueries queries, CancellationToken ct, string? limit = null)
    {
        if (limit is not null && !Slug.TryParse<RiskLimit>(limit, out _))
        {
            return Unknown("limit", limit, Slug.All<RiskLimit>());
        }

        var month = await queries.ReadMonthAsync(ct);
        return Results.Ok(new PaceAnswer(month.Sequence, month.AsOf, (int)month.Window.TotalDays, month.Pace, [.. PacePage.RowsOf(month, limit)]));
    }

    private static IResult Unknown(string name, string asked, IEnumerable<string> known) =>
        Results.Problem($"There is no {name} '{asked}'. Expected one of: {string.Join(", ", known)}.", statusCode: StatusCodes.Status400BadRequest);
}

/// What GET /v1/rollouts/record answers. The figures are of all that ended, whatever end is asked for.
public sealed record RecordAnswer(long Sequence, DateTimeOffset AsOf, int Days, CanaryRecord Record, IReadOnlyList<FinishedRow> Rollouts);

/// What GET /v1/rollouts/rollbacks answers.
public sealed record RollbacksAnswer(long Sequence, DateTimeOffset AsOf, int Days, WayBack All, IReadOnlyList<WayBackRow> Services);

/// What GET /v1/rollouts/pace answers. The figures are of all that shipped, whatever limit is asked for.
public sealed record PaceAnswer(long Sequence, DateTimeOffset AsOf, int Days, PaceRecord Pace, IReadOnlyList<ShippedRow> Releases);
