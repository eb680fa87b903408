using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Numbers;

/// A number with its rows, as its page shows it.
public static class NumbersEndpoints
{
    private const string About =
        "Every row with what it adds, worst first; totals are the sums of the counted rows, fromRows the number computed from them again. rows: counted or excluded. "
        + "service: only the rows of one. Each row names the deliveries it rests on, or the rows it is itself summed from.";

    public static void MapNumbers(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/roles/{role}/{check}", OfRoleAsync).WithTags("Roles").WithSummary("What stands behind one of a leader's numbers; check: the end of its id, or share.").WithDescription(About);
        v1.MapGet("/share", OfAllAsync).WithTags("Roles").WithSummary("What stands behind the organisation's proven share.").WithDescription(About);
    }

    private static Task<Results<Ok<NumberView>, ProblemHttpResult>> OfRoleAsync(
        string role, string check, NumbersQueries queries, CancellationToken ct, string? service = null, string? technology = null, string? rows = null, int take = Downloads.MostRows) =>
        ReadAsync(NumberAsked.Of(role, check, service, technology, rows), queries, take, ct);

    private static Task<Results<Ok<NumberView>, ProblemHttpResult>> OfAllAsync(
        NumbersQueries queries, CancellationToken ct, string? service = null, string? rows = null, int take = Downloads.MostRows) =>
        ReadAsync(NumberAsked.Of(null, NumberAsked.Share, service, rows: rows), queries, take, ct);

    private static async Task<Results<Ok<NumberView>, ProblemHttpResult>> ReadAsync(NumberAsked? asked, NumbersQueries queries, int take, CancellationToken ct) => asked is null
        ? TypedResults.Problem(
            $"Numbers are share and the checks of {Words.List(Slug.All<Role>())}: {string.Join(", ", RoleChecks.All.Select(c => c.Id))}.",
            statusCode: StatusCodes.Status404NotFound, title: "There is no such number")
        : TypedResults.Ok(await queries.ReadAsync(asked, Math.Clamp(take, 1, Downloads.MostRows), ct));
}
