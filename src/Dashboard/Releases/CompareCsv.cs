using Dashboard.Shared;

namespace Dashboard.Releases;

/// Two releases side by side as a file.
public static class CompareCsv
{
    private static readonly CsvTable<CompareLine> Table = new()
    {
        { "Part", line => line.Section },
        { "What", line => line.What },
        { "This release", line => line.One.Text },
        { "The other", line => line.Other.Text },
        { "Differs", line => line.Differs },
    };

    public static void MapCompareCsv(this IEndpointRouteBuilder pages) => pages.MapGet(
        "/releases/{id}/compare/{other}.csv",
        async (string id, string other, CompareQueries queries, CancellationToken ct) =>
            await queries.ReadAsync(id, other, ct) is { Other: { } found } view
                ? (IResult)new CsvFile<CompareLine>($"compare-{view.One.Head.PublicId}-{found.Head.PublicId}", Table, view.Lines)
                : TypedResults.Problem("One of the two releases is not there.", statusCode: StatusCodes.Status404NotFound, title: "There is nothing to compare"));
}
