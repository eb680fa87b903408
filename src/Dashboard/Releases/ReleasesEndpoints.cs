using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Releases;

/// The API's reads of releases: what the pages show.
public static class ReleasesEndpoints
{
    private const string Json = "json";
    private const string Markdown = "markdown";

    public static async Task<IResult> ListAsync(
        ReleaseFigures figures, TimeProvider time, CancellationToken ct,
        string? service = null, string? state = null, string? shipped = null, string? after = null, int take = 50)
    {
        if (ReleasesFilter.Of(service, state, shipped).ToFigures(time.GetUtcNow(), take, after) is not { } filter)
        {
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]>
                {
                    ["state"] = [$"One of {ReleasesFilter.InFlight}, {string.Join(", ", Slug.All<ReleaseState>())}."],
                    ["shipped"] = ["A number of days: 30d."],
                },
                title: "The filter could not be understood");
        }

        return TypedResults.Ok(await figures.ListAsync(filter, ct));
    }

    public static async Task<IResult> GetAsync(string service, string version, ReleasesQueries queries, HttpRequest request, CancellationToken ct, string? format = null)
    {
        var markdown = string.Equals(format, Markdown, StringComparison.OrdinalIgnoreCase);
        if (!markdown && !string.IsNullOrEmpty(format) && !string.Equals(format, Json, StringComparison.OrdinalIgnoreCase))
        {
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { ["format"] = [$"One of {Json}, {Markdown}."] }, title: "The format is not known");
        }

        (service, version) = (PathText.Decoded(service), PathText.Decoded(version));
        return await queries.MatchAsync(service, version, ct) switch
        {
            [] => TypedResults.Problem(
                $"No release of {service} goes by {version}: neither as a version, a digest nor a full commit.",
                statusCode: StatusCodes.Status404NotFound, title: "There is no such release"),
            [var only] when markdown => TypedResults.Text(
                ReleaseSummary.Of(only, request.Host.HasValue ? $"{request.Scheme}://{request.Host.ToUriComponent()}" : ""), "text/markdown; charset=utf-8"),
            [var only] => TypedResults.Ok(only),
            var several => TypedResults.Problem(
                $"{version} names {several.Count} releases. Ask with the digest.",
                statusCode: StatusCodes.Status409Conflict,
                title: "More than one release goes by this name",
                extensions: [new("releases", several.Select(v => v.Head).ToArray())]),
        };
    }
}
