using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Roles;

/// One release in the eyes of the five leaders, for machines: what its page shows.
public static class LeadersEndpoints
{
    public static void MapLeaders(this IEndpointRouteBuilder v1) => v1.MapGet("/releases/{id}/leaders", ReadAsync)
        .WithTags("Releases").WithSummary("Why the leaders differ on one release: their answers, and which item each asks for.")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<LeadersView>, ProblemHttpResult>> ReadAsync(string id, LeadersQueries queries, CancellationToken ct) =>
        await queries.ReadAsync(id, ct) is { } view ? TypedResults.Ok(view)
            : TypedResults.Problem($"No release has the id {id}.", statusCode: StatusCodes.Status404NotFound, title: "There is no such release");
}
