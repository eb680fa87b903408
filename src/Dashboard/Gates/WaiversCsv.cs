using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Gates;

/// Every waiver as a file: those in force, asked for and past.
public static class WaiversCsv
{
    private static readonly CsvTable<WaiverReading> Columns = new()
    {
        { "Waiver", w => w.Id },
        { "Standing", w => WaiverLook.Of(w).Word },
        { "Service", w => w.About.Service },
        { "Release", w => w.About.Release ?? "every release" },
        { "Items", w => w.Items },
        { "Reason", w => w.Reason },
        { "Days", w => w.Days },
        { "Asked by (unverified)", w => w.Asked.By },
        { "Asked", w => w.Asked.At },
        { "Approved by (unverified)", w => w.Approved?.By },
        { "Approved", w => w.Approved?.At },
        { "Until", w => w.Until },
        { "Refused by (unverified)", w => w.Refused?.By },
        { "Refused because", w => w.Refused?.Reason },
        { "Withdrawn by (unverified)", w => w.Withdrawn?.By },
        { "Withdrawn because", w => w.Withdrawn?.Reason },
    };

    public static void MapWaiversCsv(this IEndpointRouteBuilder pages) => pages.MapGet("/gates/waivers.csv", async (WaiversQueries queries, CancellationToken ct) =>
    {
        var view = await queries.ReadAsync(Downloads.MostRows, ct);
        return new CsvFile<WaiverReading>("waivers", Columns, view.Expired.Concat(view.Asked).Concat(view.Open).Concat(view.Past));
    });
}
