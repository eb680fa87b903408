using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Services;

/// How the organisation delivers as files: its figures, and its year of days.
public static class DeliveryCsv
{
    private static readonly CsvTable<(DeliveryGroup Group, FigureView Figure)> Figures = new()
    {
        { "Group", f => f.Group.Title },
        { "Question", f => f.Figure.Question },
        { "Value", f => f.Figure.Value },
        { "Answer", f => f.Figure.Verdict is { } verdict ? Dashboard.Core.Confidence.Words.Of(verdict) : null },
        { "Rests on", f => f.Figure.Coverage },
        { "Worked out", f => f.Figure.Equation },
    };

    private static readonly CsvTable<HabitDay> Days = new()
    {
        { "Day (UTC)", day => DateOnly.FromDateTime(day.Day.UtcDateTime).ToString("O") },
        { "Shipped", day => day.Shipped },
        { "Not all routine (last 12 weeks)", day => day.Heroic },
    };

    public static void MapDeliveryCsv(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/delivery.csv", async (ServicesQueries queries, CancellationToken ct) => new CsvFile<(DeliveryGroup, FigureView)>(
            "delivery", Figures, DeliveryGroup.Of(await queries.ReadDeliveryAsync(ct)).SelectMany(group => group.Figures.Select(figure => (group, figure)))));
        pages.MapGet("/delivery/days.csv", async (ServicesQueries queries, CancellationToken ct) => new CsvFile<HabitDay>(
            "delivery-days", Days, (await queries.ReadDeliveryAsync(ct)).History.Habit));
    }
}
