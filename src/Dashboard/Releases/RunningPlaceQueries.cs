using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Releases;

/// What was last told to run in each place of a service.
internal static class RunningPlaceQueries
{
    public static async Task<IReadOnlyList<RunningPlace>> ReadAsync(Snapshot snapshot, ReleaseReading reading, CancellationToken ct)
    {
        var running = await RunningNow.ReadAsync(snapshot, reading.Head.ServiceKey, ct);
        var ids = running.Select(r => r.ReleaseId).OfType<long>().Distinct().ToList();
        var releases = await snapshot.Db.Releases.Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.PublicId, r.Version, r.Digest, r.Commit }).ToDictionaryAsync(r => r.Id, ct);
        return
        [
            .. from place in running
               let release = place.ReleaseId is { } id ? releases.GetValueOrDefault(id) : null
               let kind = (NameKind)place.Kind
               select new RunningPlace(
                   place.Environment, place.Stage < 0 ? null : (Stage)place.Stage, new DateTimeOffset(place.Since ?? place.At, TimeSpan.Zero),
                   release is null ? kind == NameKind.Version ? place.Value : ReleaseNames.Short(place.Value)
                       : ReleaseNames.Of(release.Version, release.Digest, release.Commit, release.PublicId),
                   kind == NameKind.Digest ? place.Value : null, kind == NameKind.Version ? place.Value : release?.Version, release?.PublicId, place.ReleaseId == reading.Id),
        ];
    }
}
