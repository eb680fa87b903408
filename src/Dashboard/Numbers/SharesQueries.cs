using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Numbers;

/// The newest shipped release of each service, and the pieces of evidence of one of them.
internal static class SharesQueries
{
    public static async Task<IReadOnlyList<ShippedShare>> ReadAsync(Snapshot snapshot, ReleaseProofs proofs, ConfidenceReading reading, string? service, CancellationToken ct)
    {
        var names = reading.Releases.Services.Where(s => service is null || s.Key == ReleaseFigures.KeyOf(service)).ToDictionary(s => s.Key, s => s.Name, StringComparer.Ordinal);
        var rows = await snapshot.Db.Services.Where(s => names.Keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, ct);
        var found = (await snapshot.ListAsync(
            ConfidenceShipped.Sql, r => (Service: r.GetString(1), Id: r.GetInt64(2), NameId: r.GetInt64(3), Seq: r.GetInt64(4)), ct,
            ("@now", reading.AsOf.UtcTicks), ("@week", TimeSpan.FromDays(7).Ticks), ("@weeks", 1), AskedServices.Of(null))).Where(f => rows.ContainsKey(f.Service)).ToList();
        var proven = await proofs.ReadAsync(snapshot, found.Select(f => ProofKey.Of(f.Id, f.Seq, f.NameId, rows[f.Service])), ct);
        var ids = found.Select(f => f.Id).Where(proven.ContainsKey).ToList();
        var heads = await snapshot.Db.Releases.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.PublicId, r.Service, r.Version, r.Digest, r.Commit, r.ShippedAt }).ToListAsync(ct);
        return [.. heads.Select(h => new ShippedShare(
            h.Id, h.PublicId, names[h.Service], ReleaseNames.Of(h.Version, h.Digest, h.Commit, h.PublicId), h.ShippedAt!.Value, proven[h.Id].All, proven[h.Id].ByRole))];
    }

    /// The pieces of evidence that were asked of it, as they stood when it shipped.
    public static async Task<IReadOnlyList<ItemDecision>> ItemsAsync(Snapshot snapshot, ShippedShare of, NumberAsked asked, CancellationToken ct)
    {
        var row = await snapshot.Db.Releases.FirstAsync(r => r.Id == of.Id, ct);
        var service = await snapshot.Db.Services.FirstAsync(s => s.Key == row.Service, ct);
        var release = JsonSerializer.Deserialize(row.State, CoreJson.Default.Release)!;
        var key = ProofKey.Of(row.Id, row.UpdatedSeq, row.NameId, service);
        return [.. ReleaseProofs.ItemsOf(release, key).Where(i => asked.Role is not { } role || i.Requirement.Roles.Contains(role))];
    }
}
