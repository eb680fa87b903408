using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Overview;

/// What the stories of the last 90 days are found in.
internal static class StoryQueries
{
    private const int Days = 90;
    private const int MostBad = 50;
    private const int MostLessons = 20;
    private const int MostStopped = 50;

    public static readonly string AllShippersSql = ShippersWhere("");
    public static readonly string SomeShippersSql = ShippersWhere($"Service IN {AskedServices.Keys} AND ");

    public static async Task<StoryMaterial> ReadAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, CancellationToken ct)
    {
        var parts = await snapshot.Parts.Of<ServiceStory>().ReadAsync(snapshot, asked => OfServicesAsync(snapshot, proofs, services, asked, ct), ReferenceEquals, ct);
        var kept = parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).ToList();
        return new StoryMaterial(
            snapshot.AsOf, [.. kept.SelectMany(s => s.Bad).OrderByDescending(b => b.ShippedAt).Take(MostBad)], [.. kept.Select(s => s.Shipper).OfType<Shipper>()],
            [.. kept.SelectMany(s => s.Lessons).OrderByDescending(l => l.At).Take(MostLessons).Select(l => l.Lesson)]);
    }

    private static async Task<Dictionary<string, ServiceStory>> OfServicesAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        var bad = await BadAsync(snapshot, services, asked, ct);
        var shippers = await ShippersAsync(snapshot, services, asked, ct);
        var lessons = await LessonsAsync(snapshot, proofs, services, asked, ct);
        return bad.Select(b => b.Key).Union(shippers.Keys).Union(lessons.Select(l => l.Key)).ToDictionary(
            service => service, service => new ServiceStory([.. bad[service]], shippers.GetValueOrDefault(service), [.. lessons[service]]), StringComparer.Ordinal);
    }

    private static async Task<ILookup<string, BadShipment>> BadAsync(
        Snapshot snapshot, IReadOnlyDictionary<string, ServiceRow> services, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        var since = snapshot.AsOf.AddDays(-Days);
        var tied = snapshot.Db.Incidents.Where(i => i.DetectedAt >= since && i.ReleaseId != null).Select(i => i.ReleaseId!.Value);
        var rows = await snapshot.Db.Releases
            .Where(r => (asked == null || asked.Contains(r.Service)) && r.ShippedAt >= since && r.RedirectTo == null && (r.RolledBackAt != null || tied.Contains(r.Id)))
            .OrderByDescending(r => r.ShippedAt).Take(MostBad).Select(r => new { r.PublicId, r.Service, r.State }).ToListAsync(ct);
        return rows.Where(r => r.State.Length > 0 && services.ContainsKey(r.Service))
            .ToLookup(r => r.Service, r => Bad(r.PublicId, services[r.Service], JsonSerializer.Deserialize(r.State, CoreJson.Default.Release)!), StringComparer.Ordinal);
    }

    private static BadShipment Bad(string publicId, ServiceRow service, Release release) => new(
        service.Name, NameOf(release.Version, release.Digest, release.Commit, publicId), publicId, service.Customers, release.ShippedAt!.Value,
        release.RolledBackAt, release.Rollout is null, release.ByShippingDay.TrafficMinutes,
        release.Incidents is [var incident, ..] ? incident.Cause ?? incident.Incident : null);

    private static string ShippersWhere(string asked) =>
        $"""
        SELECT Service, SUM(Shipped), SUM(Bad), SUM(Bypasses) + SUM(Overrides), SUM(LeadSeconds), SUM(ReleasesWithLead), MIN(Day)
        FROM Rollups WHERE {asked}Day > @today - 90 GROUP BY Service HAVING SUM(Shipped) > 0
        """;

    private static async Task<Dictionary<string, Shipper>> ShippersAsync(
        Snapshot snapshot, IReadOnlyDictionary<string, ServiceRow> services, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        var today = Dashboard.Journal.Writing.Rollups.DayOf(snapshot.AsOf);
        var rows = await snapshot.ListAsync(
            asked is null ? AllShippersSql : SomeShippersSql,
            r => (Service: r.GetString(0), Shipped: r.GetInt64(1), Bad: r.GetInt64(2), Around: r.GetInt64(3), Lead: r.GetInt64(4), Timed: r.GetInt64(5), First: r.GetInt32(6)),
            ct, ("@today", today), AskedServices.Of(asked));
        return rows.Where(r => services.ContainsKey(r.Service)).ToDictionary(
            r => r.Service,
            r => new Shipper(
                services[r.Service].Name, services[r.Service].Team ?? "unassigned", Math.Min(Days, today - r.First + 1), r.Shipped, r.Bad, r.Around,
                r.Timed == 0 ? null : r.Lead / r.Timed),
            StringComparer.Ordinal);
    }

    private static async Task<ILookup<string, (DateTimeOffset At, Lesson Lesson)>> LessonsAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, IReadOnlyCollection<string>? asked, CancellationToken ct)
    {
        var since = snapshot.AsOf.AddDays(-2 * Days);
        var incidents = await snapshot.Db.Incidents
            .Where(i => (asked == null || asked.Contains(i.Service)) && i.DetectedAt >= since && i.Guardrail != null && i.GuardrailAt != null)
            .OrderByDescending(i => i.DetectedAt).Take(MostLessons).ToListAsync(ct);
        List<(string Service, DateTimeOffset At, Lesson Lesson)> lessons = [];
        foreach (var incident in incidents.Where(i => services.ContainsKey(i.Service)))
        {
            var stopped = await StoppedAsync(snapshot, proofs, incident, services[incident.Service], ct);
            lessons.Add((
                incident.Service, incident.DetectedAt!.Value,
                new Lesson(services[incident.Service].Name, incident.Subject, incident.Cause, incident.Guardrail!, incident.GuardrailAt!.Value, stopped)));
        }

        return lessons.ToLookup(l => l.Service, l => (l.At, l.Lesson), StringComparer.Ordinal);
    }

    // The newest release that the guardrail failed within the story's days and that never reached everyone.
    private static async Task<StoppedRelease?> StoppedAsync(Snapshot snapshot, ReleaseProofs proofs, IncidentRow incident, ServiceRow service, CancellationToken ct)
    {
        var (added, since) = (incident.GuardrailAt!.Value, snapshot.AsOf.AddDays(-Days));
        var rows = await snapshot.Db.Releases
            .Where(r => r.Service == incident.Service && r.OrderAt > added && r.OrderAt >= since && r.ShippedAt == null && r.RedirectTo == null)
            .OrderByDescending(r => r.OrderAt).Take(MostStopped)
            .Select(r => new { r.Id, r.PublicId, r.NameId, r.UpdatedSeq, r.Version, r.Digest, r.Commit, r.OrderAt, r.FirstWeightAt, r.RolloutAt }).ToListAsync(ct);
        var proven = await proofs.ReadAsync(snapshot, rows.Select(r => ProofKey.Of(r.Id, r.UpdatedSeq, r.NameId, service)), ct);
        return rows.Where(r => proven.GetValueOrDefault(r.Id)?.StoppedBy.Contains(incident.Guardrail!, StringComparer.Ordinal) == true)
            .Select(r => new StoppedRelease(
                NameOf(r.Version, r.Digest, r.Commit, r.PublicId), r.PublicId, r.RolloutAt ?? r.OrderAt, r.FirstWeightAt is null ? null : proven[r.Id].MostWeight))
            .FirstOrDefault();
    }

    private static string NameOf(string? version, string? digest, string? commit, string id) =>
        version ?? (digest is not null ? ReleaseNames.Short(digest) : commit is not null ? ReleaseNames.Short(commit) : id);
}

/// What one service adds to the stories.
internal sealed record ServiceStory(IReadOnlyList<BadShipment> Bad, Shipper? Shipper, IReadOnlyList<(DateTimeOffset At, Lesson Lesson)> Lessons);
