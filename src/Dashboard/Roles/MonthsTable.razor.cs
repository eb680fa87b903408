using System.Globalization;
using Dashboard.Figures;
using Microsoft.AspNetCore.Components;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Roles;

public partial class MonthsTable
{
    private static readonly IReadOnlyList<ExplainStep> Steps =
    [
        new("Every release counts in the calendar month, UTC, in which it was built (feedback, controls, builds) or shipped (all else): daily sums, added up."),
        new("Each check is answered from a month's sums by the same rule as on the cards above, which look at the last 30 days. The proven share is that of the month's end.", Address: "/releases"),
        new("Peak and new technology are as of each month's end: the last peak test until then of the release in use then, and the builds until then, each as it was proven in the end."),
        new("Cost is held against the month before. The month that is still running is compared as far as it has come."),
        new("A month in which nothing was sent says nothing: it is hatched, not zero. Read anew every minute."),
    ];

    [Parameter, EditorRequired] public required MonthsReading Of { get; set; }

    private static string Name(DateTimeOffset month, MonthsReading reading) =>
        month.UtcDateTime.ToString(month.Year == reading.AsOf.Year ? "MMMM" : "MMMM yyyy", CultureInfo.InvariantCulture) + (month == reading.Months[^1] ? ", so far" : "");
}
