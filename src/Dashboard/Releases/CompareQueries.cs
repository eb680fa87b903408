using Dashboard.Figures;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Releases;

public sealed class CompareQueries(ReleaseFigures figures)
{
    private const int MostChoices = 100;

    /// Null when there is no such release. The other may be named by its id, version, digest or commit, and that of another service as "service version"; without a name it is what customers use.
    public async Task<CompareView?> ReadAsync(string publicId, string? other, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        if (await ReleaseFigures.FindAsync(snapshot, publicId, ct) is not { } reading)
        {
            return null;
        }

        var one = await ReleaseViewQueries.ReadAsync(snapshot, reading, ct);
        var choices = await ChoicesAsync(snapshot, reading, ct);
        var (found, because) = string.IsNullOrWhiteSpace(other)
            ? await UsualAsync(snapshot, reading, one, ct) : (await NamedAsync(snapshot, reading, other.Trim(), ct), null);
        if (found is null || found.Id == reading.Id)
        {
            return new CompareView(one, null, [], choices) { NotFound = string.IsNullOrWhiteSpace(other) ? null : other.Trim() };
        }

        var second = await ReleaseViewQueries.ReadAsync(snapshot, found, ct);
        return new CompareView(one, second, CompareLines.Of(one, second), choices) { Because = because };
    }

    private static async Task<ReleaseReading?> NamedAsync(Snapshot snapshot, ReleaseReading reading, string other, CancellationToken ct)
    {
        if (await ReleaseFigures.FindAsync(snapshot, other, ct) is { } byId)
        {
            return byId;
        }

        var found = (await ReleaseFigures.MatchAsync(snapshot, reading.Head.ServiceKey, other, ct)).FirstOrDefault(r => r.Id != reading.Id);
        return found is null && other.LastIndexOf(' ') is > 0 and var gap
            ? (await ReleaseFigures.MatchAsync(snapshot, other[..gap], other[(gap + 1)..], ct)).FirstOrDefault(r => r.Id != reading.Id) : found;
    }

    private static async Task<(ReleaseReading? Found, string? Because)> UsualAsync(Snapshot snapshot, ReleaseReading reading, ReleaseView one, CancellationToken ct)
    {
        var inUse = one.Same.Production.Where(p => p.PublicId is not null && p.PublicId != one.Head.PublicId).Select(p => p.PublicId!).FirstOrDefault();
        if (inUse is not null)
        {
            return (await ReleaseFigures.FindAsync(snapshot, inUse, ct), "what customers use now");
        }

        var before = await snapshot.Db.Releases
            .Where(r => r.Service == reading.Head.ServiceKey && r.ShippedAt != null && r.RedirectTo == null && r.OrderAt < reading.Head.OrderAt)
            .OrderByDescending(r => r.OrderAt).Select(r => r.PublicId).FirstOrDefaultAsync(ct);
        return before is null ? (null, null) : (await ReleaseFigures.FindAsync(snapshot, before, ct), "the shipment before it");
    }

    private static async Task<IReadOnlyList<CompareChoice>> ChoicesAsync(Snapshot snapshot, ReleaseReading reading, CancellationToken ct)
    {
        var rows = await snapshot.Db.Releases.Where(r => r.Service == reading.Head.ServiceKey && r.RedirectTo == null && r.Id != reading.Id && r.OrderAt > DateTimeOffset.MinValue)
            .OrderByDescending(r => r.OrderAt).Take(MostChoices).Select(r => new { r.PublicId, r.Version, r.Digest, r.Commit, r.OrderAt }).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new CompareChoice(r.PublicId, ReleaseNames.Of(r.Version, r.Digest, r.Commit, r.PublicId), r.OrderAt)),
            .. await NewestOfOthersAsync(snapshot, reading, ct),
        ];
    }

    // One seek per service; any other release of theirs is named as "service version".
    private static async Task<IEnumerable<CompareChoice>> NewestOfOthersAsync(Snapshot snapshot, ReleaseReading reading, CancellationToken ct)
    {
        var rows = await snapshot.Db.Services.Where(s => s.Key != reading.Head.ServiceKey).OrderBy(s => s.Key).Take(MostChoices)
            .Select(s => new
            {
                s.Name,
                Newest = snapshot.Db.Releases.Where(r => r.Service == s.Key && r.RedirectTo == null && r.OrderAt > DateTimeOffset.MinValue)
                    .OrderByDescending(r => r.OrderAt).Select(r => new { r.PublicId, r.Version, r.Digest, r.Commit, r.OrderAt }).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return rows.Where(r => r.Newest is not null).Select(r => new CompareChoice(
            r.Newest!.PublicId, $"{r.Name} {ReleaseNames.Of(r.Newest.Version, r.Newest.Digest, r.Newest.Commit, r.Newest.PublicId)}", r.Newest.OrderAt));
    }
}
