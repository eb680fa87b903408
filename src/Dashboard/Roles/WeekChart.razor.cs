using System.Globalization;
using Dashboard.Shared;
using Microsoft.AspNetCore.Components;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Roles;

/// Twelve bars, and a line over them on a scale of its own. What was not told is hatched and breaks the line.
public partial class WeekChart
{
    [Parameter, EditorRequired] public required WeekCourse Of { get; set; }

    private double Top => Math.Max(1, Of.Weeks.Max(w => w.Bar ?? 0));

    private string Most => Of.Weeks.Where(w => w.Bar is not null).MaxBy(w => w.Bar)?.BarText ?? "not told";

    private SparkShape? Line => Of.Line is null ? null : SparkShape.Of([.. Of.Weeks.Select(w => w.Point)], null);

    private IReadOnlyList<ExplainStep> Steps => [.. Of.Steps.Select(s => new ExplainStep(s.Text, null, s.Link))];

    // For those who cannot see it: every week in words, oldest first.
    private string Label => $"{Of.Title}, week by week: {string.Join("; ", Of.Weeks.Select(Tip))}";

    private static string Tip(WeekMark week) =>
        $"week of {week.From.UtcDateTime.ToString("d MMMM", CultureInfo.InvariantCulture)}: {(week.Bar is null ? "not told" : week.BarText)}{(week.PointText is { } point ? $", {point}" : "")}";

    private string Height(WeekMark week) => string.Create(CultureInfo.InvariantCulture, $"{(week.Bar ?? Top) / Top * 100:0.#}%");
}
