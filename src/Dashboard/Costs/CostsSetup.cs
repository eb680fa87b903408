using Dashboard.Core.Costs;
using Dashboard.Core.Pipeline;
using Microsoft.Extensions.Options;

namespace Dashboard.Costs;

public static class CostsSetup
{
    public static void AddCosts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CostsOptions>().BindConfiguration(CostsOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<CostsOptions>, CostsOptionsValidator>();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<CostsOptions>>().Value.Rates());
        builder.Services.AddScoped<CostsQueries>();
    }

    public static void MapCosts(this IEndpointRouteBuilder reads)
    {
        reads.MapGet("/costs", (CostsQueries queries, CancellationToken ct) => queries.ReadAsync(ct))
            .WithTags("Costs").WithSummary("What delivery wasted in 30 days by cause, what checks cost and caught, and what finding early saved: all money is an estimate")
            .Produces<CostsView>();
        reads.MapGet("/costs/{cause}", CauseAsync)
            .WithTags("Costs").WithSummary("One cause of waste, service by service").Produces<CauseView>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> CauseAsync(CostsQueries queries, string cause, CancellationToken ct) => Slug.TryParse<WasteCause>(cause, out var known)
        ? Results.Ok(await queries.ReadAsync(known, ct, all: true))
        : Results.Problem($"There is no cause '{cause}'. Expected one of: {string.Join(", ", Slug.All<WasteCause>())}.", statusCode: StatusCodes.Status404NotFound);
}
