using System.Text.Json;
using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Diagnostics;
using Dashboard.Core.Gates;
using Dashboard.Journal;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What the checks need beside the sums: journeys, costs, technologies, feedback times, the last verification.
internal sealed class ConfidenceSides
{
    public const string AllCostsSql = "SELECT Service, At, Micros, Currency FROM Costs WHERE At >= @from";
    public const string SomeCostsSql = $"SELECT Service, At, Micros, Currency FROM Costs WHERE Service IN {AskedServices.Keys} AND At >= @from";
    public const string CostsSql = "SELECT (SELECT MIN(At) FROM Costs), (SELECT MAX(At) FROM Costs)";

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    internal static readonly TimeSpan Window = DefaultAgreement.Version0.Window;
    private static readonly TimeSpan Seen = TimeSpan.FromDays(90);
    internal static readonly TimeSpan History = (ConfidenceSums.Weeks - 1 + 8) * Week;
    private static readonly TimeSpan? PeakAge =
        DefaultAgreement.Version0.Requirements.Where(r => r.Checks.Contains("load") || r.Checks.Contains("peak-load")).Max(r => r.MaxAge);

    // An unplaced delivery was accepted; the others count once.
    private static readonly string[] Kept = [Fates.Accepted, Fates.Ignored, Fates.NotUnderstood, Fates.Unplaced];

    private readonly DateTimeOffset _now;
    private readonly ConfidenceFeedback _feedback;
    private readonly ServiceSpan _span;
    private CostLine _costs = CostLine.From(null, new Dictionary<string, IReadOnlyList<CostPoint>>());
    private (DateTimeOffset? Oldest, DateTimeOffset? Newest) _anyCost;
    private IReadOnlyList<JourneyProof> _journeys = [];
    private IReadOnlyList<Adoption> _adoptions = [];
    private bool _techSeen;
    private bool _productionSeen;
    private Verification? _verification;
    private DeliveryTotals? _deliveries;

    private ConfidenceSides(DateTimeOffset now, ConfidenceFeedback feedback, ServiceSpan span) => (_now, _feedback, _span) = (now, feedback, span);

    public static async Task<ConfidenceSides> ReadAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, ConfidenceShipped shipped, CancellationToken ct)
    {
        var (db, now) = (snapshot.Db, snapshot.AsOf);
        var from = now - Window;
        var history = now - History;
        var journeys = await JourneysAsync(snapshot, ct);
        var verification = await db.Meta.Where(m => m.Key == MetaKeys.Verification).Select(m => m.Value).FirstOrDefaultAsync(ct);
        var live = shipped.Now;
        return new ConfidenceSides(now, await ConfidenceFeedback.ReadAsync(snapshot, history, from, ct), await ConfidenceSpan.ReadAsync(snapshot, from, ct))
        {
            _costs = await CostsAsync(snapshot, history, ct),
            _anyCost = await AnyCostAsync(snapshot, ct),
            _journeys = [.. journeys.Where(j => services.ContainsKey(j.Key)).OrderBy(j => j.Key, StringComparer.Ordinal)
                .SelectMany(j => j.Value.Select(journey => JourneyOf(journey, services[j.Key], live, now)))],
            _adoptions = await ConfidenceAdoptions.ReadAsync(snapshot, proofs, services, now - Seen, ct),
            _techSeen = await db.Technologies.AnyAsync(ct),
            _productionSeen = await db.Releases.AnyAsync(r => r.ShippedAt != null, ct) || services.Values.Any(s => s.FirstDigestId is not null),
            _verification = verification is null ? null : JsonSerializer.Deserialize<Verification>(verification, JsonSerializerOptions.Web),
            _deliveries = await DeliveriesAsync(snapshot, ct),
        };
    }

    /// How long the changes of each service waited for their answer, by its key.
    public IReadOnlyDictionary<string, ServiceFeedback> Feedback => _feedback.ByService;

    /// The input of a window that ended earlier. What can only be told of today is left out.
    public ConfidenceInput Input(DateTimeOffset at, TimeSpan window, IReadOnlyList<ServiceWindow> services, long releasesNow, long releasesBefore) => new()
    {
        Now = at,
        Window = window,
        Services = services,
        Costs = Costs(at, releasesNow, releasesBefore),
        FeedbackOverdue = _feedback.Overdue(at - window, at),
        ProductionSeen = _productionSeen || services.Any(s => s.Sums.Bypasses + s.Sums.Overrides > 0),
    };

    /// The input of the window that ended so many weeks ago, and that of now in full.
    public ConfidenceInput Input(int week, IReadOnlyList<ServiceWindow> services, long releasesNow, long releasesBefore)
    {
        var input = Input(_now - (week * Week), Window, services, releasesNow, releasesBefore);
        return week > 0 ? input : input with
        {
            Journeys = _journeys,
            Adoptions = _adoptions,
            TechTagsSeen = _techSeen,
            FeedbackSeconds = _feedback.Seconds,
            Verification = _verification,
            Deliveries = _deliveries,
            OldestProofAt = _span.FirstSeenAt,
            NewestProofAt = _span.LastShippedAt,
            OldestBuildAt = _span.FirstBuiltAt,
            NewestBuildAt = _span.LastBuiltAt,
        };
    }

    /// Builds begun in that time that are past the agreed time without an answer.
    public int Overdue(DateTimeOffset from, DateTimeOffset to) => _feedback.Overdue(from, to);

    private static async Task<DeliveryTotals> DeliveriesAsync(Snapshot snapshot, CancellationToken ct)
    {
        var from = Rollups.DayOf(snapshot.AsOf) - ConfidenceSums.WindowDays;
        var arrived = await snapshot.Db.Arrivals.Where(a => a.Day > from && Kept.Contains(a.Fate)).ToListAsync(ct);
        return new DeliveryTotals(
            arrived.Where(a => a.Fate != Fates.Unplaced).Sum(a => a.Count), arrived.Where(a => a.Fate != Fates.Accepted).Sum(a => a.Count),
            arrived.Where(a => a.Connection is not (InterventionStep.Source or Answer.Source)).Select(a => (a.Connection, a.Source)).Distinct().Count());
    }

    private CostComparison? Costs(DateTimeOffset at, long releasesNow, long releasesBefore)
    {
        // Of what was not read nothing can be told.
        if (_anyCost.Newest is null || at - (8 * Week) < _now - History)
        {
            return null;
        }

        var (oldest, newest) = _costs.Edges(at - (8 * Week), at);
        return new CostComparison(_costs.Between(at - (4 * Week), at), _costs.Between(at - (8 * Week), at - (4 * Week)), releasesNow, releasesBefore)
        {
            OldestAt = oldest ?? _anyCost.Oldest,
            NewestAt = newest ?? _anyCost.Newest,
        };
    }

    private static async Task<CostLine> CostsAsync(Snapshot snapshot, DateTimeOffset history, CancellationToken ct)
    {
        async Task<Dictionary<string, IReadOnlyList<CostPoint>>> OfThese(IReadOnlyCollection<string>? services) =>
            (await snapshot.ListAsync(
                services is null ? AllCostsSql : SomeCostsSql, r => (Service: r.GetString(0), Cost: new CostPoint(r.GetInt64(1), r.GetInt64(2), r.GetString(3))), ct,
                ("@from", history.UtcTicks), AskedServices.Of(services)))
            .GroupBy(c => c.Service, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<CostPoint>)[.. g.Select(c => c.Cost)], StringComparer.Ordinal);

        return snapshot.Parts.Line = CostLine.From(snapshot.Parts.Line, await snapshot.Parts.Costs.ReadAsync(snapshot, OfThese, (a, b) => a.SequenceEqual(b), ct));
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<JourneyRow>>> JourneysAsync(Snapshot snapshot, CancellationToken ct)
    {
        var seen = snapshot.AsOf - Seen;
        async Task<Dictionary<string, IReadOnlyList<JourneyRow>>> OfThese(IReadOnlyCollection<string>? services) =>
            (await snapshot.Db.Journeys.Where(j => (services == null || services.Contains(j.Service)) && j.LastSeenAt >= seen).ToListAsync(ct))
            .GroupBy(j => j.Service, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<JourneyRow>)[.. g.OrderBy(j => j.Journey, StringComparer.Ordinal)], StringComparer.Ordinal);

        return await snapshot.Parts.Journeys.ReadAsync(snapshot, OfThese, ReferenceEquals, ct);
    }

    private static JourneyProof JourneyOf(JourneyRow journey, ServiceRow service, IReadOnlyDictionary<string, ReleaseProof> live, DateTimeOffset now) =>
        live.GetValueOrDefault(journey.Service)?.Journeys.FirstOrDefault(r => r.Journey == journey.Journey) is { } proof
            ? new JourneyProof(service.Name, journey.Journey, proof.Ratio, proof.ProvenAt, now - proof.ProvenAt > PeakAge)
            : new JourneyProof(service.Name, journey.Journey, null, journey.LastSeenAt, false);

    private static async Task<(DateTimeOffset?, DateTimeOffset?)> AnyCostAsync(Snapshot snapshot, CancellationToken ct) =>
        (await snapshot.ListAsync(CostsSql, r => (r.AtOrNull(0), r.AtOrNull(1)), ct))[0];
}
