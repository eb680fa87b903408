using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Roles;

public static class RoleEndpoints
{
    public static void AddRoles(this WebApplicationBuilder builder) => builder.Services.AddScoped<RoleQueries>();

    public static void MapRoles(this IEndpointRouteBuilder v1)
    {
        var roles = v1.MapGroup("/roles").WithTags("Roles");
        roles.MapGet("", ListAsync).WithSummary("Can we be confident? The organisation's answer and those of the five leaders.");
        roles.MapGet("/{role}", ReadAsync).WithSummary("One leader's answer: the three checks with their evidence, and the releases on their way.");
    }

    private static async Task<Ok<RolesSummary>> ListAsync(RoleQueries queries, CancellationToken ct) => TypedResults.Ok(await queries.ReadAllAsync(ct));

    private static async Task<Results<Ok<RolePosture>, ProblemHttpResult>> ReadAsync(string role, RoleQueries queries, CancellationToken ct) =>
        Slug.TryParse<Role>(role, out var known)
            ? TypedResults.Ok(await queries.ReadAsync(known, ct))
            : TypedResults.Problem(
                $"'{role}' is no role. Roles are {Words.List(Slug.All<Role>())}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown role");
}
