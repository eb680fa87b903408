using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// From stored rows to releases with the answers that hold at the snapshot's moment.
internal static class ReleaseReader
{
    public const string NoTeam = "unassigned";
    public const int UsualTier = 2;

    public static Task<IReadOnlyList<ReleaseReading>> ReadAsync(Snapshot snapshot, IReadOnlyList<ReleaseRow> rows, CancellationToken ct) =>
        ReadAsync(snapshot, [.. rows.Select(r => (r, JsonSerializer.Deserialize(r.State, CoreJson.Default.Release)!))], ct);

    /// Those of many that have changed are fetched, the others are known. In no order.
    public static async Task<IReadOnlyList<ReleaseReading>> ReadAsync(Snapshot snapshot, IEnumerable<long> ids, CancellationToken ct) =>
        await ReadAsync(snapshot, await snapshot.Kept.ReadAsync(snapshot, ids, ct), ct);

    private static async Task<IReadOnlyList<ReleaseReading>> ReadAsync(Snapshot snapshot, List<(ReleaseRow Row, Release Release)> rows, CancellationToken ct)
    {
        var keys = rows.Select(r => r.Row.Service).Distinct().ToList();
        var services = await snapshot.Db.Services.Where(s => keys.Contains(s.Key))
            .Select(s => new
            {
                Row = s,
                NewestShipped = snapshot.Db.Releases.Where(r => r.Service == s.Key && r.ShippedAt != null && r.RedirectTo == null)
                    .OrderByDescending(r => r.OrderAt).Select(r => (DateTimeOffset?)r.OrderAt).FirstOrDefault(),
            })
            .ToDictionaryAsync(s => s.Row.Key, s => (s.Row, s.NewestShipped), ct);
        var people = await PersonNames.ReadAsync(
            snapshot, rows.SelectMany(r => r.Release.Waivers.SelectMany(w => new[] { w.ApprovedBy, w.WithdrawnBy }).Concat(r.Release.Holds.Select(h => h.By))), ct);
        return [.. rows.Select(r => Read(r.Row, WithNames(r.Release, people), services[r.Row.Service].Row, services[r.Row.Service].NewestShipped, snapshot))];
    }

    // Reasons name who stands behind a waiver or a hold; the stored release holds references only.
    private static Release WithNames(Release release, PersonNames people) => release.Waivers.Count + release.Holds.Count == 0 ? release : release with
    {
        Waivers = [.. release.Waivers.Select(w => w with { ApprovedBy = people.Of(w.ApprovedBy)!, WithdrawnBy = people.Of(w.WithdrawnBy) })],
        Holds = [.. release.Holds.Select(h => h with { By = people.Of(h.By)! })],
    };

    private static ReleaseReading Read(ReleaseRow row, Release release, ServiceRow service, DateTimeOffset? newestShipped, Snapshot snapshot)
    {
        var context = new GateContext(service.Tier ?? UsualTier, service.EarlierDigestAt(row.NameId));
        var gates = GatePolicy.Decide(release, DefaultAgreement.Version0, context, snapshot.AsOf);
        var state = ReleaseStates.Of(release, gates, newestShipped, DefaultAgreement.Version0, snapshot.AsOf);
        return new ReleaseReading(row.Id, HeadOf(row, service, release, gates, state, snapshot.AsOf), release, gates, context)
        {
            AsOf = snapshot.AsOf,
            Sequence = snapshot.Sequence,
            IsDue = row.DueAt <= snapshot.AsOf,
        };
    }

    private static ReleaseHead HeadOf(
        ReleaseRow row, ServiceRow service, Release release, IReadOnlyList<GateDecision> gates, ReleaseState state, DateTimeOffset now)
    {
        var waits = ReleaseStates.IsInFlight(state) ? Readiness.WaitsAt(gates) : null;
        return Proven(gates, new ReleaseHead
        {
            PublicId = row.PublicId,
            Service = service.Name,
            ServiceKey = service.Key,
            Team = service.Team ?? NoTeam,
            Tier = service.Tier ?? UsualTier,
            Customers = service.Customers,
            Version = release.Version,
            Digest = release.Digest,
            Commit = release.Commit,
            State = state,
            Gates = [.. gates.Select(GateAnswer.Of)],
            WaitsAt = waits?.Gate,
            WaitsSince = waits is null ? null : WaitsSince(release, gates, waits),
            Obstacle = waits is null ? null : Obstacle.Of(release, waits, now),
            OrderAt = release.OrderAt,
            FirstSeenAt = release.FirstSeenAt,
            LastSeenAt = release.LastSeenAt,
            BuiltAt = release.BuiltAt,
            FirstWeightAt = release.FirstWeightAt,
            ShippedAt = release.ShippedAt,
            RolledBackAt = release.RolledBackAt,
            Rollout = release.Rollout,
            Bypassed = row.Bypassed,
            ReportedLate = release.ShippedAt is not null && gates.Any(g => g.Open && (row.OpenGates & (1 << (int)g.Gate)) == 0),
            DuplicateVersion = release.DuplicateVersion,
            Alerts = [.. release.Alerts.Where(a => a.FiresAt(now)).Select(a => a.Alert)],
            AsOf = now,
            Sequence = row.UpdatedSeq,
        });
    }

    private static ReleaseHead Proven(IReadOnlyList<GateDecision> gates, ReleaseHead head)
    {
        var items = gates.SelectMany(g => g.Items).Where(i => i.State != EvidenceState.NotApplicable).ToList();
        var passed = items.Where(i => i.State == EvidenceState.Passed).ToList();
        return head with
        {
            EarnedWeight = passed.Sum(i => i.Weight),
            ExpectedWeight = items.Sum(i => i.Weight),
            ProvenItems = items.Count(i => i.HasFreshProof),
            ExpectedItems = items.Count,
            WaivedItems = items.Count(i => i.State == EvidenceState.Waived),
            OldestAt = passed.Min(i => i.AgesFrom),
        };
    }

    // By what happened, not by when it was told: a history that is sent today does not begin to wait today.
    private static DateTimeOffset WaitsSince(Release release, IReadOnlyList<GateDecision> gates, GateDecision waits)
    {
        if (waits.Gate == Gate.ReadyForFastFeedback)
        {
            return release.StartedAt ?? release.FirstSeenAt;
        }

        var proven = gates.Where(g => g.Gate < waits.Gate).SelectMany(g => g.Items)
            .Where(i => i.Level >= Level.MustHaveData && i.State == EvidenceState.Passed).Max(i => i.Evidence?.ProvenAt);
        return proven ?? release.FirstSeenAt;
    }
}
