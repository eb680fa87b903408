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

    public const string ShippersSql =
        """
        SELECT Service, SUM(Shipped), SUM(Bad), SUM(Bypasses) + SUM(Overrides), SUM(LeadSeconds), SUM(ReleasesWithLead), MIN(Day)
        FROM Rollups WHERE Day > @today - 90 GROUP BY Service HAVING SUM(Shipped) > 0
        """;

    public static async Task<StoryMaterial> ReadAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, CancellationToken ct) => new(
            snapshot.AsOf, await BadAsync(snapshot, services, ct), await ShippersAsync(snapshot, services, ct), await LessonsAsync(snapshot, proofs, services, ct));

    private static async Task<IReadOnlyList<BadShipment>> BadAsync(Snapshot snapshot, IReadOnlyDictionary<string, ServiceRow> services, CancellationToken ct)
    {
        var since = snapshot.AsOf.AddDays(-Days);
        var tied = snapshot.Db.Incidents.Where(i => i.DetectedAt >= since && i.ReleaseId != null).Select(i => i.ReleaseId!.Value);
        var rows = await snapshot.Db.Releases
            .Where(r => r.ShippedAt >= since && r.RedirectTo == null && (r.RolledBackAt != null || tied.Contains(r.Id)))
            .OrderByDescending(r => r.ShippedAt).Take(MostBad).Select(r => new { r.PublicId, r.Service, r.State }).ToListAsync(ct);
        return [.. rows.Where(r => r.State.Length > 0 && services.ContainsKey(r.Service))
            .Select(r => Bad(r.PublicId, services[r.Service], JsonSerializer.Deserialize(r.State, CoreJson.Default.Release)!))];
    }

    private static BadShipment Bad(string publicId, ServiceRow service, Release release) => new(
        service.Name, NameOf(release.Version, release.Digest, release.Commit, publicId), publicId, service.Customers, release.ShippedAt!.Value,
        release.RolledBackAt, release.Rollout is null, release.ByShippingDay.TrafficMinutes,
        release.Incidents is [var incident, ..] ? incident.Cause ?? incident.Incident : null);

    private static async Task<IReadOnlyList<Shipper>> ShippersAsync(Snapshot snapshot, IReadOnlyDictionary<string, ServiceRow> services, CancellationToken ct)
    {
        var today = Dashboard.Journal.Writing.Rollups.DayOf(snapshot.AsOf);
        var rows = await snapshot.ListAsync(
            ShippersSql,
            r => (Service: r.GetString(0), Shipped: r.GetInt64(1), Bad: r.GetInt64(2), Around: r.GetInt64(3), Lead: r.GetInt64(4), Timed: r.GetInt64(5), First: r.GetInt32(6)),
            ct, ("@today", today));
        return [.. rows.Where(r => services.ContainsKey(r.Service)).Select(r => new Shipper(
            services[r.Service].Name, services[r.Service].Team ?? "unassigned", Math.Min(Days, today - r.First + 1), r.Shipped, r.Bad, r.Around,
            r.Timed == 0 ? null : r.Lead / r.Timed))];
    }

    private static async Task<IReadOnlyList<Lesson>> LessonsAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, CancellationToken ct)
    {
        var since = snapshot.AsOf.AddDays(-2 * Days);
        var incidents = await snapshot.Db.Incidents.Where(i => i.DetectedAt >= since && i.Guardrail != null && i.GuardrailAt != null)
            .OrderByDescending(i => i.DetectedAt).Take(MostLessons).ToListAsync(ct);
        List<Lesson> lessons = [];
        foreach (var incident in incidents.Where(i => services.ContainsKey(i.Service)))
        {
            var stopped = await StoppedAsync(snapshot, proofs, incident, services[incident.Service], ct);
            lessons.Add(new Lesson(services[incident.Service].Name, incident.Subject, incident.Cause, incident.Guardrail!, incident.GuardrailAt!.Value, stopped));
        }

        return lessons;
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
