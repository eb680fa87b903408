using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Microsoft.AspNetCore.Components;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Services;

public partial class DeliveryPanel
{
    private const string None = "none";

    [Parameter, EditorRequired] public required DeliveryFacts Facts { get; set; }

    [Parameter, EditorRequired] public required string Service { get; set; }

    private Measures Sum => Facts.Sum;

    private IReadOnlyList<Figure> Figures => [Frequency, Lead, Failed, Green, Restored];

    private Figure Frequency => new(
        "How often does it ship?", Sum.Shipped == 0 ? None : FormattableString.Invariant($"{Facts.ShippedPerWeekNow:0.#} a week"),
        Sum.Shipped == 0 ? "Nothing shipped." : $"{Words.Count(Sum.Shipped, "release")} reached all customers.",
        $"{Words.Number(Sum.Shipped)} shipped ÷ {Facts.Days} days × 7",
        Steps("Counted: releases at full weight in production, on the day they got there."))
    { Trend = Facts.ShippedPerWeek };

    private Figure Lead => new(
        "How long from change to customers?", Facts.MeanLead is { } lead ? Words.Duration(lead) : None,
        Sum.ReleasesWithLead == 0 ? "No release that shipped told when its change was merged." : $"The mean, known for {Words.Number(Sum.ReleasesWithLead)} of {Words.Count(Sum.Shipped, "release")}.",
        $"{Words.Hours(Sum.LeadSeconds)} ÷ {Words.Count(Sum.ReleasesWithLead, "release")}",
        Steps("Lead time runs from change.merged, else from the first build's start, to full weight in production, in calendar time."));

    private Figure Failed => new(
        "How often does it go wrong?", Facts.FailedShare is { } share ? Words.Percent(share) : None,
        Facts.FailedBetween is { } between ? $"{Words.Number(Sum.Bad)} of {Words.Count(Facts.Reached, "release")} that reached customers. {Words.Between(between, Facts.Reached)}." : "Nothing reached customers.",
        $"{Words.Number(Sum.Bad)} bad ÷ {Words.Number(Facts.Reached)} that reached customers",
        Steps("Bad: turned back, rolled back, or tied to an incident after customers had it.", "The interval is Wilson's at 95%."));

    private Figure Green => new(
        "Does the first try pass?", Facts.GreenShare is { } share ? Words.Percent(share) : None,
        Facts.GreenBetween is { } between ? $"{Words.Number(Sum.FirstAttemptsGreen)} of {Words.Number(Sum.FirstAttempts)} releases and proposed changes. {Words.Between(between, Sum.FirstAttempts)}." : "No first build or unit run was told.",
        $"{Words.Number(Sum.FirstAttemptsGreen)} green ÷ {Words.Number(Sum.FirstAttempts)} releases and proposed changes with a first attempt",
        Steps("Green: the first attempt of build and unit passed. A re-run that passed does not count."));

    private Figure Restored => new(
        "How fast is it put right?", Facts.MeanRestore is { } restore ? Words.Duration(restore) : None,
        Facts.Incidents == 0 ? "No incident was told." : $"The mean of {Words.Number(Facts.IncidentsResolved)} resolved of {Words.Count(Facts.Incidents, "incident")}.",
        null, Steps("From incident.detected to incident.resolved."));

    private IReadOnlyList<ExplainStep> Steps(params string[] rules) =>
    [
        new ExplainStep("Every delivery that named the service is kept.", null, $"/evidence?service={Uri.EscapeDataString(Service)}"),
        new ExplainStep("Each release adds its part to the sums of its day; a late event moves it."),
        .. rules.Select(r => new ExplainStep(r)),
    ];

    /// <summary>One number with what it rests on.</summary>
    private sealed record Figure(string Question, string Value, string Coverage, string? Equation, IReadOnlyList<ExplainStep> Steps)
    {
        public IReadOnlyList<double?>? Trend { get; init; }
    }
}
