using Dashboard.Core.Confidence.Pages;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Services;

/// What runs, or ran, where as a file: a row a place, and one for a service of which nothing was told.
public static class PlacesCsv
{
    private static readonly CsvTable<(PlaceRow Row, PlaceThen? Place, DateTimeOffset AsOf)> Table = new()
    {
        { "Service", r => r.Row.Name },
        { "Team", r => r.Row.Team },
        { "Tier", r => r.Row.Tier },
        { "Stage", r => r.Place?.Stage is { } stage ? StageWords.Of(stage) : null },
        { "Place", r => r.Place?.Environment },
        { "Release as known then", r => r.Place?.Known?.Name },
        { "Since as known then", r => r.Place?.Known?.Since },
        { "Reported later", r => r.Place?.ReportedLater },
        { "Release as known today", r => r.Place?.Since?.Name },
        { "Since as known today", r => r.Place?.Since?.Since },
        { "Not in step", r => r.Row.Apart.Select(a => a.Words) },
        { "Costs", r => r.Row.Costs.Select(PlacesSentence.Of) },
        { "As of", r => r.AsOf },
    };

    public static void MapPlacesCsv(this IEndpointRouteBuilder pages) => pages.MapGet("/places.csv", FileAsync);

    private static async Task<IResult> FileAsync(
        PlacesQueries queries, TimeProvider time, CancellationToken ct, string? asof = null, string? q = null, string? team = null, string? tier = null, string? apart = null, string? known = null)
    {
        var moment = AsOf.Of(asof, time.GetUtcNow()).Moment;
        var view = await queries.ReadAsync(moment, new PlacesFilter(q, team, int.TryParse(tier, out var of) ? of : null, bool.TryParse(apart, out var only) && only, known == "today"), true, ct);
        return new CsvFile<(PlaceRow, PlaceThen?, DateTimeOffset)>(
            "places", Table, view.Rows.SelectMany(row => row.Places.Select(p => (PlaceThen?)p).DefaultIfEmpty().Select(p => (row, p, moment ?? view.AsOf))));
    }
}
