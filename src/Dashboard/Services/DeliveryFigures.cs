using Dashboard.Core.Confidence;
using Dashboard.Core.Measuring;
using Dashboard.Figures;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Services;

/// DORA's five measures and the first try as cards: the value, what it rests on, and its definition.
internal static class DeliveryFigures
{
    private const string None = "none";
    private const string Unknown = "unknown";

    public static IReadOnlyList<FigureView> Of(DeliveryHistory history, string? service, IReadOnlyList<double?>? shippedPerWeek = null)
    {
        var rows = $"/releases?state=shipped&shipped={Words.Number(history.Days)}d{(service is null ? "" : $"&service={Uri.EscapeDataString(service)}")}";
        return [Frequency(history, rows, shippedPerWeek), Lead(history, rows), Failure(history.Dora, rows), Recovery(history.Dora, service), Rework(history.Dora, rows)];
    }

    public static FigureView FirstTry(DeliveryFacts facts, string service) => new(
        "Does the first try pass?", facts.GreenShare is not { } share ? None : facts.Sum.FirstAttempts < Dora.Enough ? Unknown : Words.Percent(share),
        facts.GreenBetween is { } between ? $"{Words.Number(facts.Sum.FirstAttemptsGreen)} of {Words.Number(facts.Sum.FirstAttempts)} releases and proposed changes. {Words.Between(between, facts.Sum.FirstAttempts)}." : "No first build or unit run was told.",
        $"{Words.Number(facts.Sum.FirstAttemptsGreen)} green ÷ {Words.Number(facts.Sum.FirstAttempts)} releases and proposed changes with a first attempt",
        [
            new ExplainStep("Every delivery that named the service is kept.", null, $"/evidence?service={Uri.EscapeDataString(service)}"),
            new ExplainStep("Green: the first attempt of build and unit passed. A re-run that passed does not count."),
        ]);

    private static FigureView Frequency(DeliveryHistory h, string rows, IReadOnlyList<double?>? trend) => new(
        "How often does it ship?", h.Dora.PerWeek is { } perWeek ? FormattableString.Invariant($"{perWeek:0.#} a week") : None,
        h.Shipped == 0 ? "Nothing shipped." : $"{Words.Count(h.Shipped, "release")} reached all customers.",
        $"{Words.Number(h.Shipped)} shipped ÷ {h.Days} days × 7",
        Steps(rows, "DORA, deployment frequency: how often a change is put into production. Counted here: releases at full weight in production, on the day they got there."))
    { Trend = trend };

    private static FigureView Lead(DeliveryHistory h, string rows) => new(
        "How long from change to customers?", Time(h.Dora.Lead),
        h.Dora.Lead.Cases == 0 ? "No release that shipped told when its change was merged." : Rests(h.Dora.Lead, "release"), Ends(h.Dora.Lead),
        Steps(rows, "DORA, lead time for changes: from the change to production. Here from change.merged, else the first build's start, to all customers, in calendar time; the median."));

    private static FigureView Failure(Dora dora, string rows) => new(
        "How often does it go wrong?", Rate(dora.Failure), Rests(dora.Failure, "release that reached customers", "releases that reached customers", "Nothing reached customers."),
        $"{Words.Number(dora.Failure.Part)} went wrong ÷ {Words.Number(dora.Failure.Of)} that reached customers",
        Steps(rows, "DORA, change failure rate: the share of changes that need to be put right at once. Counted here: turned back, rolled back, or tied to an incident after customers had it."));

    private static FigureView Recovery(Dora dora, string? service) => new(
        "How fast is it put right?", Time(dora.Recovery),
        dora.Recovery.Of == 0 ? "No incident was tied to a release." : Rests(dora.Recovery, "incident tied to a release", "incidents tied to a release"), Ends(dora.Recovery),
        Steps(service is null ? "/evidence" : $"/evidence?service={Uri.EscapeDataString(service)}",
            "DORA, failed deployment recovery time: from a change's failure to its end. Here from incident.detected to incident.resolved of incidents tied to a release; the median. One that is open, or told to end before it began, is missing."));

    private static FigureView Rework(Dora dora, string rows) => new(
        "How much is done twice?", Rate(dora.Rework), Rests(dora.Rework, "release", "releases", "Nothing shipped."),
        $"{Words.Number(dora.Rework.Part)} rework ÷ {Words.Number(dora.Rework.Of)} shipped",
        Steps(rows, "DORA, deployment rework rate: the share of deployments nobody had planned, made to put something right. Counted here: rolled back, a revert, or a fix shipped within a day of the release before."));

    private static string Time(DoraTime time) => time.Median is { } median ? Words.Duration(median) : time.Cases == 0 ? None : Unknown;

    private static string Rate(DoraRate rate) => rate.Share is { } share ? Words.Percent(share) : rate.Of == 0 ? None : Unknown;

    private static string Rests(DoraTime time, string one, string? many = null) =>
        $"Known for {Words.Number(time.Cases)} of {Words.Count(time.Of, one, many)}.{(time.Cases is > 0 and < Dora.Enough ? $" Too few for a middle: {Span(time)}." : "")}";

    private static string Rests(DoraRate rate, string one, string many, string none) =>
        rate.Between is { } between ? $"{Words.Number(rate.Part)} of {Words.Count(rate.Of, one, many)}. {Words.Between(between, rate.Of)}." : none;

    private static string? Ends(DoraTime time) => time.Cases == 0 ? null : $"the middle of {Words.Count(time.Cases, "time")}, {Span(time)}";

    private static string Span(DoraTime time) => $"{Words.Duration(time.Shortest!.Value)} to {Words.Duration(time.Longest!.Value)}";

    private static IReadOnlyList<ExplainStep> Steps(string rows, string definition) =>
    [
        new ExplainStep(definition),
        new ExplainStep("The rows it was counted from.", null, rows),
        new ExplainStep("A late event moves a release to the day it happened on. Rates and middles under five cases stay unknown; intervals are Wilson's at 95%."),
    ];
}
