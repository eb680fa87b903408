namespace Dashboard.Why;

public static class WhySetup
{
    public static void AddWhy(this WebApplicationBuilder builder) => builder.Services.AddScoped<WhyQueries>();

    public static void MapWhy(this IEndpointRouteBuilder reads) =>
        reads.MapGet("/why", (WhyQueries queries, CancellationToken ct) => queries.ReadAsync(ct))
            .WithTags("Why").WithSummary("The eight reasons why a path to production works, each with twelve weeks and its parts").Produces<WhyView>();
}
