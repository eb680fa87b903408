namespace Dashboard.Canaries;

public static class CanariesSetup
{
    private const int MostEnded = 500;
    private const int UsualEnded = 50;

    public static void AddCanaries(this WebApplicationBuilder builder) => builder.Services.AddScoped<CanariesQueries>();

    public static void MapCanaries(this IEndpointRouteBuilder reads) =>
        reads.MapGet("/rollouts", (CanariesQueries queries, CancellationToken ct, int ended = UsualEnded) => queries.ReadListAsync(Math.Clamp(ended, 1, MostEnded), ct))
            .WithTags("Rollouts").WithSummary("Rollouts under way and finished, with our advice beside what the engine did").Produces<CanariesView>();
}
