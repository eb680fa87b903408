using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Services;

/// Every service and what runs at its places, now or at a moment of the past.
public sealed record PlacesView
{
    /// So many rows are shown at first.
    public const int AtFirst = 60;

    public required PageAnswer Answer { get; init; }

    /// The moment of the past; null: now.
    public DateTimeOffset? Moment { get; init; }

    /// The stages that any service has a place of, in the order of the path; null for places no rule knows.
    public required IReadOnlyList<Stage?> Stages { get; init; }
    public required IReadOnlyList<PlaceRow> Rows { get; init; }
    public required int Matching { get; init; }
    public required int Services { get; init; }
    public required IReadOnlyList<string> Teams { get; init; }

    /// Services that lack it because of what runs where, by guarantee.
    public required IReadOnlyList<LostGuarantee> Lost { get; init; }

    /// Places of which something recorded after the moment tells otherwise.
    public required int Later { get; init; }

    /// Services left out because nothing was heard of them for 90 days.
    public required int Quiet { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Sequence { get; init; }

    public static PlacesView Of(ServiceList list, PlacesFilter filter, bool all)
    {
        List<PlaceRow> rows = [.. list.Rows.Where(s => !s.IsQuiet).Select(PlaceRow.Of)];
        return Of(rows, null, filter, all, list.AsOf, list.Sequence) with { Quiet = list.Rows.Count - rows.Count };
    }

    /// What had been heard of by then, or is known today to have been there.
    public static PlacesView Of(PlacesThenList list, PlacesFilter filter, bool all)
    {
        List<PlaceRow> rows = [.. list.Rows.Where(s => s.Places.Count > 0 || s.Service.FirstSeenAt <= list.Moment).Select(PlaceRow.Of)];
        return Of(rows, list.Moment, filter, all, list.AsOf, list.Sequence);
    }

    private static PlacesView Of(List<PlaceRow> rows, DateTimeOffset? moment, PlacesFilter filter, bool all, DateTimeOffset asOf, long sequence)
    {
        List<PlaceRow> matching = [.. rows.Where(filter.Matches)];
        var stages = rows.SelectMany(r => r.Places).Select(p => p.Stage).Distinct().OrderBy(s => s is null).ThenBy(s => s).ToList();
        return new PlacesView
        {
            Answer = PlacesSentence.Of([.. rows.Select(r => new ServicePlaces(r.Name, OnTheirWay.OwnerOf(r.Team), r.Tier, r.Apart, r.Places.Any(p => p.Shown is not null)))], moment is not null),
            Moment = moment,
            Stages = stages,
            Rows = [.. matching.Take(all ? matching.Count : AtFirst)],
            Matching = matching.Count,
            Services = rows.Count,
            Teams = [.. rows.Select(r => r.Team).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)],
            Lost = [.. Enum.GetValues<Guarantee>().Select(g => new LostGuarantee(g, rows.Count(r => r.Costs.Contains(g))))],
            Later = rows.Sum(r => r.Places.Count(p => p.ReportedLater)),
            Quiet = 0,
            AsOf = asOf,
            Sequence = sequence,
        };
    }
}

/// One service of the matrix.
public sealed record PlaceRow(string Name, string Team, int Tier, bool TierIsKnown, IReadOnlyList<PlaceThen> Places, IReadOnlyList<Apart> Apart)
{
    public bool HasTeam => Team != ReleaseReader.NoTeam;

    public IReadOnlyList<Guarantee> Costs => PlacesApart.Costs(Apart);

    public static PlaceRow Of(ServiceHead s) =>
        new(s.Name, s.Team, s.Tier, s.TierIsKnown, [.. s.Environments.Select(e => new PlaceThen(e.Environment, e, e))], s.Apart);

    public static PlaceRow Of(ServiceThen s) =>
        new(s.Service.Name, s.Service.Team ?? ReleaseReader.NoTeam, s.Service.Tier ?? ReleaseReader.UsualTier, s.Service.Tier is not null, s.Places, s.Apart);

    public IEnumerable<PlaceThen> At(Stage? stage) => Places.Where(p => p.Stage == stage);
}

/// How many services lack a guarantee because of what runs where.
public sealed record LostGuarantee(Guarantee Guarantee, int Services);

/// A row of the table, over the stages that any row has places of.
public sealed record PlaceLine(PlaceRow Row, IReadOnlyList<Dashboard.Core.Pipeline.Stage?> Stages, bool Past);
