using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Core.Tests.Support;

namespace Dashboard.Core.Tests.Confidence.Histories;

/// <summary>
/// An organisation told event by event, a history a service, and measured through everything the journal uses: joining, folding,
/// gates, release measures. Only what the app reads from rows of its own is read from the same events here.
/// </summary>
internal sealed class Org
{
    private static readonly TimeSpan FourWeeks = TimeSpan.FromDays(28);

    private readonly List<Told> _services = [];
    private DateTimeOffset? _now;
    private Verification? _verification;

    private sealed record Told(string Service, History History)
    {
        public required IReadOnlyList<Release> Releases { get; init; }
    }

    public Org Service(string name, Func<History, History> tell)
    {
        var history = tell(new History());
        var world = World.Of(history);
        _services.Add(new Told(name, history) { Releases = [.. Measured(world, history).OrderBy(r => r.OrderAt)] });
        return this;
    }

    public Org On(int day)
    {
        _now = History.Start.AddDays(day);
        return this;
    }

    public Org Verified(int daysAgo, bool intact, long kept, long matching)
    {
        _verification = new Verification(Now.AddDays(-daysAgo), intact, null, kept, matching);
        return this;
    }

    private DateTimeOffset Now => _now ?? _services.Select(s => s.History.Now).DefaultIfEmpty(History.Start).Max();

    private IEnumerable<Release> Releases => _services.SelectMany(s => s.Releases);

    private IEnumerable<WaiverSpan> Waivers => _services.SelectMany(s => s.History.Waivers);

    public ConfidenceInput Input() => new()
    {
        Now = Now,
        Services = [.. _services.Select(s => new ServiceWindow(s.Service, "unassigned", s.History.Tier, null,
            s.Releases.Aggregate(Measures.Zero, (sum, r) => sum + r.ByBuildDay + r.ByShippingDay)))],
        Journeys = [.. _services.SelectMany(Journeys)],
        Costs = Costs(),
        Adoptions = [.. _services.SelectMany(Adoptions).Where(a => Now - a.FirstSeenAt <= TimeSpan.FromDays(90))],
        TechTagsSeen = Releases.Any(r => r.Trail.Tech.Count > 0),
        FeedbackOverdue = Releases.Count(r => r is { BuiltAt: not null, FeedbackStartedAt: { } from, FeedbackEndedAt: null } && Now - from > TimeSpan.FromMinutes(15)),
        ProductionSeen = Releases.Any(r => r.FirstWeightAt is not null),
        OpenWaivers = Waivers.Count(w => w.IsInForce(Now)),
        ExpiredWaivers = Releases.SelectMany(r => WaiverPolicy.Overdue(GatesOf(r, Now), Now)).DistinctBy(o => o.Waiver).Count(),
        Verification = _verification,
    };

    private static IEnumerable<Release> Measured(World world, History history)
    {
        var releases = world.Releases;
        var digests = releases.Where(r => r.Digest is not null).ToList();
        DateTimeOffset? previous = null;
        foreach (var release in releases.OrderBy(r => r.ShippedAt ?? DateTimeOffset.MaxValue))
        {
            var context = new GateContext(history.Tier, digests.Where(r => r.Identity != release.Identity).Select(r => r.FirstWeightAt).Min());
            var entries = world.Fold(new(release.IdentityKind, release.Identity))!.Entries;
            yield return ReleaseMeasurer.Measure(release with { Waivers = history.Waivers }, entries, DefaultAgreement.Version0, context, previous);
            previous = release.ShippedAt;
        }
    }

    // The journeys that were ever sent, as the release proves them that customers use.
    private IEnumerable<JourneyProof> Journeys(Told service)
    {
        var live = service.Releases.LastOrDefault(r => r.ShippedAt is not null);
        return from sent in service.History.Events
               where sent.Detail("journey") is not null
               group sent by sent.Detail("journey")! into journey
               let proof = live?.Journeys.FirstOrDefault(j => j.Journey == journey.Key)
               select new JourneyProof(service.Service, journey.Key, proof?.Ratio, proof?.ProvenAt ?? Now, Now - proof?.ProvenAt > TimeSpan.FromDays(30));
    }

    // Up to ten builds before a technology came in against up to ten from then on.
    private static IEnumerable<Adoption> Adoptions(Told service)
    {
        var builds = service.Releases.Where(r => r.BuiltAt is not null).ToList();
        foreach (var technology in builds.SelectMany(r => r.Trail.Tech).Distinct())
        {
            var first = builds.FindIndex(r => r.Trail.Tech.Contains(technology));
            var (before, after) = (builds.Take(first).TakeLast(10).ToList(), builds.Skip(first).Take(10).ToList());
            yield return new Adoption(service.Service, technology, builds[first].OrderAt, before.Count, before.Count(Opened), after.Count, after.Count(Opened));
        }
    }

    private static bool Opened(Release release) => GatesOf(release, release.LastSeenAt)[(int)Gate.ReadyForExtended].Open;

    private static IReadOnlyList<GateDecision> GatesOf(Release release, DateTimeOffset now) =>
        GatePolicy.Decide(release, DefaultAgreement.Version0, new GateContext(2), now);

    private CostComparison? Costs()
    {
        var costs = _services.SelectMany(s => s.History.Events).Where(e => e.Type == EventTypes.CostRecorded).ToList();
        Dictionary<string, decimal> Money(TimeSpan from, TimeSpan to) => costs.Where(c => c.OccurredAt > Now - from && c.OccurredAt <= Now - to)
            .GroupBy(c => c.Detail("currency")!).ToDictionary(g => g.Key, g => g.Sum(c => (decimal)c.Number("amount")!.Value));
        int Shipped(TimeSpan from, TimeSpan to) => Releases.Count(r => r.ShippedAt > Now - from && r.ShippedAt <= Now - to);
        return costs.Count == 0 ? null
            : new(Money(FourWeeks, TimeSpan.Zero), Money(2 * FourWeeks, FourWeeks), Shipped(FourWeeks, TimeSpan.Zero), Shipped(2 * FourWeeks, FourWeeks));
    }
}
