using Dashboard.Core.Confidence;
using Dashboard.Figures;

namespace Dashboard.Services;

/// How the organisation delivers, in groups of figures.
internal sealed record DeliveryGroup(string Id, string Title, string Span, IReadOnlyList<FigureView> Figures)
{
    public static IReadOnlyList<DeliveryGroup> Of(OrganisationHistory all) =>
    [
        new("delivery", "How the organisation delivers", $"DORA's five measures, last {all.History.Days} days, all services", DeliveryFigures.Of(all.History, null)),
        new(Habits, "Its habits", "last 12 weeks, and a year of days", HabitFigures.Of(all.History, "/releases?state=shipped&shipped=84d")),
        new("ready", "Can it be trusted where it runs?", $"of {Words.Count(all.Services, "service")} heard of in 90 days", ReadyFigures.Of(all)),
    ];

    /// The one that the year of days belongs to.
    public const string Habits = "habits";
}
