using Dashboard.Core.Measuring.Stages;
using Dashboard.Journal;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What one release added to a line of a stage.
public sealed record StageRelease(string PublicId, string Name, DateOnly Day, StageSums Sums);

/// The releases behind a service's figures at a line.
internal static class StageReleases
{
    public static async Task<IReadOnlyList<StageRelease>> ReadAsync(Snapshot snapshot, string service, StageLine line, CancellationToken ct)
    {
        var key = ReleaseFigures.KeyOf(service);
        var from = Rollups.DayOf(snapshot.AsOf) - StageFigures.Days;
        var rows = await snapshot.Db.ReleaseStages.Where(s => s.Service == key && s.LastDay > from)
            .Join(snapshot.Db.Releases, s => s.ReleaseId, r => r.Id, (s, r) => new { r.PublicId, r.Version, r.Digest, r.Commit, s.Parts }).ToListAsync(ct);
        return
        [
            .. rows.Select(r => (Row: r, Part: StageBytes.Read(r.Parts).FirstOrDefault(p => p.Line == line)))
                .Where(x => x.Part is not null && Rollups.DayOf(x.Part.Day) > from)
                .Select(x => new StageRelease(x.Row.PublicId, ReleaseNames.Of(x.Row.Version, x.Row.Digest, x.Row.Commit, x.Row.PublicId), x.Part!.Day, x.Part.Sums))
                .OrderByDescending(r => r.Sums.Held).ThenBy(r => r.Sums.FirstGreen).ThenByDescending(r => r.Day).ThenBy(r => r.Name, StringComparer.Ordinal),
        ];
    }
}
