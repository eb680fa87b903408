using Dashboard.Core.Confidence;
using Dashboard.Core.Costs;
using Dashboard.Core.Measuring;
using Dashboard.Figures;
using ExplainStep = Dashboard.Shared.ExplainStep;

namespace Dashboard.Stages;

/// What long nights are for: no surprise at a peak, room for the next one, and costs that can be foreseen.
internal static class PeakFacts
{
    public static StageFact[] Of(CostReading reading, IReadOnlyList<PeakRow> peaks) => [Surprises(reading), Ready(peaks), Cost(reading)];

    private static StageFact Surprises(CostReading reading)
    {
        var lately = SinceThenFacts.TroublesOf(reading).Where(t => t.DetectedAt > reading.AsOf.AddDays(-StageFigures.Days)).OrderByDescending(t => t.DetectedAt).ToList();
        var of = Troubles.OfLoad(lately);
        return new("surprises", "Incidents that too much at once made", of.Told == 0 ? StageFact.NotTold : Words.Number(of.OfLoad),
            [
                of.All == 0 ? "No incident of 30 days was told. Send incident.detected with cause."
                    : of.Told == 0 ? $"None of {Words.Count(of.All, "incident")} told its cause. Send cause=capacity with incident.detected."
                    : $"of {Words.Count(of.Told, "incident")} that told {(of.Told == 1 ? "its" : "their")} cause{(of.All > of.Told ? $"; {Words.Number(of.All - of.Told)} more told none" : "")}.",
                .. lately.Count == 0 ? Array.Empty<string>() : [$"The newest incident was {Words.Age(lately[0].DetectedAt, reading.AsOf)}."],
            ],
            [
                new("A word of the cause is one of capacity, load, overload, peak, saturation and traffic."),
                new("No event tells when a peak was: an incident is of load by its cause, not by its hour."), new("The incidents as they came.", null, "/evidence?type=incident.detected"),
            ])
        { Equation = of.Told == 0 ? null : $"{Words.Number(of.OfLoad)} of {Words.Number(of.Told)}" };
    }

    private static StageFact Ready(IReadOnlyList<PeakRow> peaks)
    {
        var ready = peaks.Count(p => p.State == Shared.ChipState.Met);
        return new("peak-ready", "Journeys ready for the peak", peaks.Count == 0 ? StageFact.NotTold : $"{Words.Number(ready)} of {Words.Number(peaks.Count)}",
            [
                peaks.Count == 0 ? "No peak test told achieved and expected load. Send check=peak-load with journey, achieved and expected."
                    : $"carried all of the expected peak in {(peaks.Count == 1 ? "its" : "their")} newest test.{(ready < peaks.Count ? $" The least: {peaks[0].Service}, {peaks[0].Ratio}." : "")}",
            ],
            [new("Each journey's newest peak test that proved anything; one that failed is not ready, whatever it carried."), .. peaks.Where(p => p.State != Shared.ChipState.Met).Take(5).Select(p => new ExplainStep($"{p.Service} {p.Release}: {p.Journey}", null, Shared.Addresses.Release(p.ReleaseId) + "#evidence"))]);
    }

    private static StageFact Cost(CostReading reading)
    {
        var (weeks, currency) = (reading.Back.Weeks, reading.Back.Currency);
        return new ComparedFact(
            "each-cost", "Cost of a release", [.. weeks.Select(w => (double?)w.Each(currency))], HigherIsBetter: false,
            each => Money.Told(Math.Round((decimal)each, 2), currency!))
        {
            Missing = weeks.Any(w => w.Costs.Count > 0) && currency is null ? "Costs came in several currencies, which are never added up. Send cost.recorded in one of them."
                : "No week told both costs and releases that shipped. Send cost.recorded with amount and currency.",
            Says = "told costs of a week ÷ releases that shipped in it.",
            TrendOf = "cost of a release",
            Steps =
            [
                new("A cost can belong to a release of another week: it is told by the week, not by the release."),
                new("How far a forecast was off cannot be said: no event tells a forecast."), new("Where the money went.", null, "/costs#places"),
            ],
        }.Fact();
    }
}
