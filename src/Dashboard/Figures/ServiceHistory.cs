using System.Text.Json;
using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What only one service's releases can tell: fear, the mix of changes, whether what runs was tested, whether it could be taken back.
internal static class ServiceHistory
{
    private const int MostReleases = 200;
    private const int Newest = 20;

    public static async Task<DeliveryHistory> CompleteAsync(
        Snapshot snapshot, DeliveryHistory history, ServiceHead head, ServiceRow row, List<ShipmentRow> shipments, (long Now, long Before) built, CancellationToken ct)
    {
        var ids = shipments.Take(MostReleases).Select(s => s.Id).ToList();
        var readings = await ReleaseReader.ReadAsync(snapshot, ids, ct);
        var approvals = (await snapshot.ListAsync(DeliverySql.Approvals, r => (Id: r.GetInt64(0), Count: r.GetInt32(1)), ct, ("@ids", JsonSerializer.Serialize(ids))))
            .ToDictionary(a => a.Id, a => a.Count);
        var inUse = head.InUse?.ReleaseId is { } used ? await snapshot.Db.Releases.Where(r => r.PublicId == used).Select(r => new { r.Id, r.NameId }).FirstOrDefaultAsync(ct) : null;
        var newest = await snapshot.Db.Releases.Where(r => r.Service == row.Key && r.RedirectTo == null).OrderByDescending(r => r.OrderAt).Take(Newest).Select(r => r.Id).ToListAsync(ct);
        var kept = await snapshot.Kept.ReadAsync(snapshot, inUse is null ? newest : [.. newest, inUse.Id], ct);
        var running = kept.Find(k => k.Row.Id == inUse?.Id).Release;
        return history with
        {
            Fear = DeliveryHistories.FearOf(
                [.. readings.Select(r => new FearRelease(r.Release.FirstWeightAt ?? r.Release.ShippedAt!.Value, ReadyAt(r), approvals.GetValueOrDefault(r.Id)))], snapshot.AsOf, built),
            Mix = ChangeMix.Of([.. readings.Select(r => r.Release.Trail.ChangeClass)]),
            Tested = TestedIsRunning.Of(running, kept.OrderByDescending(k => k.Row.OrderAt).Select(k => k.Release)),
            Rollback = new RollbackReadiness(
                inUse is not null, inUse is not null && row.EarlierDigestAt(inUse.NameId) is not null, await WaysBack.LastOfAsync(snapshot, row.Key, ct)),
            Manifest = running?.Trail.Manifest,
        };
    }

    // When the last proof was there that the gate before customers needs.
    private static DateTimeOffset? ReadyAt(ReleaseReading reading)
    {
        var needed = reading.Gates.Where(g => g.Gate <= Gate.ReadyForCanary).ToList();
        return needed.TrueForAll(g => g.Open)
            ? needed.SelectMany(g => g.Items).Where(i => i.Level >= Level.MustHaveData && i.State == EvidenceState.Passed).Max(i => i.Evidence?.FirstPassedAt ?? i.Evidence?.ProvenAt)
            : null;
    }
}
