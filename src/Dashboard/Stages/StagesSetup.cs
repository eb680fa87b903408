using Dashboard.Core.Pipeline;

namespace Dashboard.Stages;

public static class StagesSetup
{
    public static void AddStages(this WebApplicationBuilder builder) => builder.Services.AddScoped<StagesQueries>();

    public static void MapStages(this IEndpointRouteBuilder reads)
    {
        reads.MapGet("/stages", (StagesQueries queries, CancellationToken ct) => queries.ReadAsync(ct))
            .WithTags("Stages").WithSummary("What each stage proved in 30 days: first tries, times, what it held back and what escaped it").Produces<StagesView>();
        reads.MapGet("/stages/{stage}", OneAsync)
            .WithTags("Stages").WithSummary("One stage: its checks and its services").Produces<StageView>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> OneAsync(StagesQueries queries, string stage, CancellationToken ct, string? check = null, string? service = null, string? side = null) =>
        Slug.TryParse<Stage>(stage, out var known)
            ? Results.Ok(await queries.ReadAsync(new StageAsked(known, check ?? "", service, All: true) { Side = SideWords.LineOf(known, side)?.Facet }, ct))
            : Results.Problem($"There is no stage '{stage}'. Expected one of: {string.Join(", ", Slug.All<Stage>())}.", statusCode: StatusCodes.Status404NotFound);
}
