using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Releases;

public sealed class DialQueries(ReleaseFigures figures)
{
    /// On so many of the service's newest shipments the estimates of time rest.
    public const int Recent = 10;

    /// Null when there is no such release.
    public async Task<DialView?> ReadAsync(string publicId, IReadOnlySet<Stage> without, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        if (await ReleaseFigures.FindAsync(snapshot, publicId, ct) is not { } reading)
        {
            return null;
        }

        var key = reading.Head.ServiceKey;
        var ids = await snapshot.Db.Releases.Where(r => r.Service == key && r.ShippedAt != null && r.RedirectTo == null && r.Id != reading.Id)
            .OrderByDescending(r => r.ShippedAt).Select(r => r.Id).Take(Recent).ToListAsync(ct);
        var recent = await snapshot.Kept.ReadAsync(snapshot, ids, ct);
        return DialView.Of(reading, StageLegs.Of([.. recent.Select(r => r.Release)]), without);
    }
}
