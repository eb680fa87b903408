using Dashboard.Shared;

namespace Dashboard.Releases;

/// What happened to a release, for machines and as a file.
public static class TimelineEndpoints
{
    private static readonly CsvTable<Happening> Table = new()
    {
        { "At", row => row.At },
        { "Kind", row => Core.Pipeline.Slug.Of(row.Kind) },
        { "What", row => row.What },
        { "Came out", row => row.CameOut },
        { "Detail", row => row.Detail },
        { "By", row => row.By },
        { "Name verified", row => row.IsUnverified ? false : null },
        { "Recorded", row => row.RecordedAt },
        { "Reported late by seconds", row => row.ReportedAfter is { } after ? (long)after.TotalSeconds : null },
        { "Delivery", row => row.Delivery },
        { "Fact", row => row.Sequence },
    };

    public static async Task<IResult> GetAsync(string id, TimelineQueries queries, CancellationToken ct, string? kind = null, int skip = 0, int take = TimelineFilter.Page) =>
        await queries.ReadAsync(id, TimelineFilter.Of(kind, skip), Math.Clamp(take, 1, Downloads.MostRows), ct) is { } view
            ? TypedResults.Ok(view) : NotFound(id);

    public static void MapTimelineCsv(this IEndpointRouteBuilder pages) => pages.MapGet(
        "/releases/{id}/timeline.csv",
        async (string id, TimelineQueries queries, CancellationToken ct, string? kind = null) =>
            await queries.ReadAsync(id, TimelineFilter.Of(kind, 0), Downloads.MostRows, ct) is { } view
                ? (IResult)new CsvFile<Happening>($"timeline-{view.PublicId}", Table, view.Rows) : NotFound(id));

    private static IResult NotFound(string id) => TypedResults.Problem(
        $"No release has the id {id}.", statusCode: StatusCodes.Status404NotFound, title: "There is no such release");
}
