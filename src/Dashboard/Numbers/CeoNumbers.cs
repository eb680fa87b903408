using Dashboard.Core.Confidence;
using Dashboard.Shared;

namespace Dashboard.Numbers;

/// What stands behind the CEO's three numbers.
internal static class CeoNumbers
{
    private const string LoadChecks = "load,peak-load";

    public static readonly NumberRule Promises = ReleaseRows.Rule(
        "ceo.promises", NumberNeeds.Reached,
        m => [m.PromisesPassed, m.PromisesExecuted],
        m => m.Shipped == 0 ? "it never reached all customers" : m.ReleasesWithPromises == 0 ? "it came without tested promises" : null,
        m => m.PromisesPassed < m.PromisesExecuted ? $"{Words.Count(m.PromisesExecuted - m.PromisesPassed, "promise")} broken" : null,
        "acceptance,functional",
        new NumberColumn("Promises kept", NumberUnit.Count), new NumberColumn("Promises tested", NumberUnit.Count));

    public static readonly NumberRule Demand = new()
    {
        CheckId = "ceo.demand",
        Needs = NumberNeeds.Shipped,
        Noun = "journey",
        Columns = [new("Achieved ÷ expected peak", NumberUnit.Ratio)],
        Rows = sheet => sheet.Reading.Input.Journeys.Select(j => JourneyRow(j, sheet.Shipped.FirstOrDefault(s => s.Service == j.Service))),
        Value = rows => rows.Count == 0 ? null : (double?)rows.Min(r => r.Adds[0]),
    };

    public static readonly NumberRule Reputation = ReleaseRows.Rule(
        "ceo.reputation", NumberNeeds.Reached,
        m => [m.BadStopped, m.Bad],
        m => m.Bad == 0 ? "nothing went wrong with it" : null,
        m => m.Bad == 0 ? null : m.BadStopped > 0 ? "turned back before it reached everyone" : "reached every customer before it was turned back or caused an incident",
        checks: null,
        new NumberColumn("Stopped early", NumberUnit.Count), new NumberColumn("Bad changes", NumberUnit.Count));

    private static NumberRow JourneyRow(JourneyProof journey, ShippedShare? live) => new()
    {
        Kind = "journey",
        Name = $"{journey.Journey} of {journey.Service}",
        Page = live is null ? Addresses.Service(journey.Service) : Addresses.Release(live.PublicId),
        Service = journey.Service,
        ReleaseId = live?.PublicId,
        Adds = [journey.Ratio is { } ratio && double.IsFinite(ratio) ? (decimal)ratio : null],
        LeftOut = journey.Ratio is null ? "the release that customers use has no load or peak-load result for it" : null,
        Note = journey.Stale ? "the result is too old: the answer is at risk at best" : null,
        IsIncomplete = journey.Stale,
        At = journey.ProvenAt,
        Deliveries = journey.Ratio is not null && live is not null ? ReleaseRows.Deliveries(live.PublicId, LoadChecks)
            : NumberAddress.OfDeliveries(("service", journey.Service), ("check", LoadChecks)),
        Worse = journey.Ratio is { } r && double.IsFinite(r) ? -(decimal)r : decimal.MinValue,
    };
}
