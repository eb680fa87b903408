using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Shared;

namespace Dashboard.Numbers;

/// What stands behind a proven share: services, and of one service the pieces of evidence.
internal static class ShareNumbers
{
    // An earlier release in production is the way back; no delivery of this one tells of it.
    private const string WayBack = "rollback-ready";

    private static readonly IReadOnlyList<NumberColumn> Weights = [new("Weight passed", NumberUnit.Count), new("Proven", NumberUnit.Count), new("Asked for", NumberUnit.Count), new("Weight asked for", NumberUnit.Count)];

    public static readonly NumberRule Share = new()
    {
        CheckId = NumberAsked.Share,
        Needs = NumberNeeds.Shipped,
        Noun = "service",
        Columns = Weights,
        Rows = sheet => sheet.Shipped.Select(s => ServiceRow(sheet.Asked, s)).Concat(Unshipped(sheet)),
        OfService = new NumberRule
        {
            CheckId = NumberAsked.Share,
            Needs = NumberNeeds.Shipped | NumberNeeds.Items,
            Noun = "piece of evidence",
            Columns = Weights,
            Rows = sheet => sheet.Shipped.FirstOrDefault() is { } of ? sheet.Items.Select(i => ItemRow(of, i)) : Unshipped(sheet),
        },
    };

    private static NumberRow ServiceRow(NumberAsked asked, ShippedShare of)
    {
        var share = asked.Role is { } role ? of.ByRole[(int)role] : of.All;
        return new NumberRow
        {
            Kind = "service",
            Name = $"{of.Service} {of.Name}",
            Page = Addresses.Release(of.PublicId),
            Service = of.Service,
            ReleaseId = of.PublicId,
            Adds = [share.EarnedWeight, share.ProvenItems, share.ExpectedItems, share.ExpectedWeight],
            Note = share.Share is { } proven ? Words.Percent(proven) : null,
            At = of.ShippedAt,
            Rows = NumberAddress.OfNumber(asked.Path, ("service", of.Service)),
            Deliveries = ReleaseRows.Deliveries(of.PublicId),
            Worse = share.ExpectedWeight - share.EarnedWeight,
        };
    }

    private static IEnumerable<NumberRow> Unshipped(NumberSheet sheet) => sheet.Reading.Releases.Services.Where(s => sheet.Shipped.All(of => of.Service != s.Name)).Select(s => new NumberRow
    {
        Kind = "service",
        Name = s.Name,
        Page = Addresses.Service(s.Name),
        Service = s.Name,
        Adds = [0, 0, 0, 0],
        LeftOut = "none of its releases is with all customers",
        At = s.LastSeenAt,
        Deliveries = NumberAddress.OfDeliveries(("service", s.Name)),
    });

    private static NumberRow ItemRow(ShippedShare of, ItemDecision item) => new()
    {
        Kind = "evidence",
        Name = item.Requirement.Item,
        Page = Addresses.Release(of.PublicId),
        Service = of.Service,
        ReleaseId = of.PublicId,
        Adds = [item.State == EvidenceState.Passed ? item.Weight : 0, item.HasFreshProof ? 1 : 0, 1, item.Weight],
        Note = ItemWords.Said(item.Reason),
        At = item.Evidence?.ProvenAt,
        Deliveries = item.Evidence?.Key is { } key ? NumberAddress.OfDeliveries(("key", key))
            : item.Requirement.Checks[0] == WayBack ? NumberAddress.OfDeliveries(("service", of.Service), ("type", "service.deployed"))
            : ReleaseRows.Deliveries(of.PublicId),
        Worse = item.State == EvidenceState.Passed ? 0 : item.Weight,
    };
}
