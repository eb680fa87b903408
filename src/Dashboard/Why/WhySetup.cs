using Dashboard.Core.Confidence.Why;
using Dashboard.Core.Pipeline;
using Dashboard.Shared;

namespace Dashboard.Why;

public static class WhySetup
{
    private static readonly CsvTable<(Reason Of, ReasonPart Part)> Table = new()
    {
        { "Reason", r => r.Of.Title },
        { "Figure", r => r.Of.Value },
        { "Says", r => r.Of.Said },
        { "Goes", r => Slug.Of(r.Of.Course) },
        { "Part", r => r.Part.Name },
        { "Its figure", r => r.Part.Value },
        { "Page", r => r.Part.Address },
    };

    public static void AddWhy(this WebApplicationBuilder builder) => builder.Services.AddScoped<WhyQueries>();

    public static void MapWhy(this IEndpointRouteBuilder reads) =>
        reads.MapGet("/why", (WhyQueries queries, CancellationToken ct) => queries.ReadAsync(ct))
            .WithTags("Why").WithSummary("The eight reasons why a path to production works, each with twelve weeks and its parts").Produces<WhyView>();

    public static void MapWhyCsv(this IEndpointRouteBuilder pages) => pages.MapGet("/why.csv", async (WhyQueries queries, CancellationToken ct) =>
        new CsvFile<(Reason, ReasonPart)>("why", Table, (await queries.ReadAsync(ct)).Reasons.SelectMany(reason => reason.Parts.Select(part => (reason, part)))));
}
