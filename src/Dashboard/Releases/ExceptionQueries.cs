using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Releases;

/// What was asked, answered and ended of the waivers and holds that concern a release: its own, and its service's of its time.
internal static class ExceptionQueries
{
    private const int Most = 500;

    public static async Task<IReadOnlyList<Happening>> ReadAsync(Snapshot snapshot, ReleaseReading reading, CancellationToken ct)
    {
        var service = reading.Head.ServiceKey;
        var stored = await snapshot.Db.Interventions.Where(i => i.Service == service).OrderByDescending(i => i.AskedAt).Take(Most).Select(i => i.State).ToListAsync(ct);
        var graph = new StoredNames(snapshot.Db, service);
        var identity = new ReleaseName(reading.Release.IdentityKind, reading.Release.Identity);
        bool Means(ReleaseName name) => ReleaseIdentity.ReleasesOf(graph, name) is [var only] && only == identity;
        var steps = stored.Select(s => JsonSerializer.Deserialize(s, CoreJson.Default.ListInterventionStep)!).ToList();
        var waivers = steps.Select(Waiver.Of).OfType<Waiver>().Where(w => Concerns(reading.Release, w.Request, w.EndsAt, Means)).ToList();
        var holds = steps.Select(Hold.Of).OfType<Hold>().Where(h => Concerns(reading.Release, h.Placed, h.Lifted?.At, Means)).ToList();
        List<InterventionStep> counted =
        [
            .. waivers.SelectMany(w => new[] { w.Request, w.Approval, w.Refusal, w.Withdrawal }).OfType<InterventionStep>(),
            .. holds.SelectMany(h => new[] { h.Placed, h.Lifted }).OfType<InterventionStep>(),
        ];
        if (counted.Count == 0)
        {
            return [];
        }

        var words = new ExceptionWords(await PersonNames.ReadAsync(snapshot, counted.Select(s => s.By), ct), await ToldAsync(snapshot, counted, ct));
        return
        [
            .. waivers.SelectMany(words.Of), .. waivers.Where(w => w.StatusAt(snapshot.AsOf) == WaiverStatus.RanOut).Select(words.RanOut), .. holds.SelectMany(words.Of),
        ];
    }

    // Of the whole service: what began before everybody had the release and had not ended when it began.
    private static bool Concerns(Release release, InterventionStep asked, DateTimeOffset? end, Func<ReleaseName, bool> means) => asked.Release is { } name ? means(name)
        : asked.At <= (release.ShippedAt ?? DateTimeOffset.MaxValue) && (end ?? DateTimeOffset.MaxValue) > release.FirstSeenAt;

    private static async Task<IReadOnlyDictionary<string, (long Delivery, long Fact)>> ToldAsync(Snapshot snapshot, List<InterventionStep> steps, CancellationToken ct)
    {
        var ids = steps.Select(s => ExceptionWords.DeliveryOf(s.Key)).Distinct().ToList();
        var told = await snapshot.Db.Deliveries.Where(d => d.Connection == InterventionStep.Source && ids.Contains(d.DeliveryId))
            .Join(snapshot.Db.Facts, d => d.Seq, f => f.DeliverySeq, (d, f) => new { d.DeliveryId, Delivery = d.Seq, Fact = f.Seq }).ToListAsync(ct);
        return told.GroupBy(t => t.DeliveryId, StringComparer.Ordinal).ToDictionary(t => t.Key, t => (t.First().Delivery, t.First().Fact), StringComparer.Ordinal);
    }
}
