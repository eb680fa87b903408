using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Roles;

public static class RoleEndpoints
{
    public static void AddRoles(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<RoleQueries>();
        builder.Services.AddScoped<LeadersQueries>();
    }

    public static void MapRoles(this IEndpointRouteBuilder v1)
    {
        v1.MapLeaders();
        var roles = v1.MapGroup("/roles").WithTags("Roles");
        roles.MapGet("", ListAsync).WithSummary("Can we be confident? The organisation's answer and those of the five leaders.");
        roles.MapGet("/{role}", ReadAsync).WithSummary("One leader's answer: the three checks with their evidence, and the releases on their way.");
        roles.MapGet("/changes", ListChangesAsync).WithSummary("What changed for the organisation since yesterday, week (the default) or a moment, in whole days.");
        roles.MapGet("/{role}/changes", ReadChangesAsync).WithSummary("What changed for one leader since yesterday, week (the default) or a moment, in whole days.");
        roles.MapGet("/{role}/months", ReadMonthsAsync).WithSummary("One leader's figures in each of the last six calendar months, each against the month before.");
        roles.MapGet("/{role}/look-back", ReadLookBackAsync).WithSummary("What one leader sees further back than thirty days: twelve weeks, ninety days, four quarters.");
    }

    private static async Task<Results<Ok<LookBackView>, ProblemHttpResult>> ReadLookBackAsync(string role, RoleQueries queries, CancellationToken ct) =>
        Slug.TryParse<Role>(role, out var known) ? TypedResults.Ok(await queries.ReadLookBackAsync(known, ct)) : NoSuch(role);

    private static async Task<Ok<RolesSummary>> ListAsync(RoleQueries queries, CancellationToken ct) => TypedResults.Ok(await queries.ReadAllAsync(ct));

    private static async Task<Results<Ok<RolePosture>, ProblemHttpResult>> ReadAsync(string role, RoleQueries queries, CancellationToken ct) =>
        Slug.TryParse<Role>(role, out var known)
            ? TypedResults.Ok(await queries.ReadAsync(known, ct)) : NoSuch(role);

    private static async Task<Ok<SinceReading>> ListChangesAsync(string? since, RoleQueries queries, CancellationToken ct) =>
        TypedResults.Ok(await queries.ReadChangesAsync(null, Since.Of(since), ct));

    private static async Task<Results<Ok<SinceReading>, ProblemHttpResult>> ReadChangesAsync(string role, string? since, RoleQueries queries, CancellationToken ct) =>
        Slug.TryParse<Role>(role, out var known)
            ? TypedResults.Ok(await queries.ReadChangesAsync(known, Since.Of(since), ct)) : NoSuch(role);

    private static async Task<Results<Ok<MonthsReading>, ProblemHttpResult>> ReadMonthsAsync(string role, RoleQueries queries, CancellationToken ct) =>
        Slug.TryParse<Role>(role, out var known) ? TypedResults.Ok(await queries.ReadMonthsAsync(known, ct)) : NoSuch(role);

    private static ProblemHttpResult NoSuch(string role) => TypedResults.Problem(
        $"'{role}' is no role. Roles are {Words.List(Slug.All<Role>())}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown role");
}
