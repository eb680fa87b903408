using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Gates;

/// Waivers and holds as their pages and the API show them.
public sealed class WaiversQueries(ReleaseFigures figures, ConfidenceFigures confidence)
{
    public async Task<WaiversView> ReadAsync(int past, CancellationToken ct)
    {
        var standing = (await confidence.ReadAsync(ct)).Waivers;
        await using var snapshot = await figures.LookAsync(ct);
        var now = await InterventionFigures.WaiversAsync(snapshot, ct);
        var over = await InterventionFigures.PastWaiversAsync(snapshot, past + 1, ct);
        var expired = standing.Expired.Where(w => now.All(n => n.Id != w.Id)).ToList();
        return new WaiversView
        {
            Open = [.. now.Where(w => w.IsOpen).OrderBy(w => w.Until)],
            Asked = [.. now.Where(w => w.Status == WaiverStatus.Asked)],
            Expired = expired,
            Past = [.. over.Where(w => expired.TrueForAll(e => e.Id != w.Id)).Take(past)],
            MorePast = over.Count > past,
            Holds = await InterventionFigures.HoldsAsync(snapshot, ct),
            AsOf = snapshot.AsOf,
            Sequence = snapshot.Sequence,
        };
    }

    public async Task<HoldsView> HoldsAsync(int past, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        return new HoldsView(
            await InterventionFigures.HoldsAsync(snapshot, ct), await InterventionFigures.PastHoldsAsync(snapshot, past, ct), snapshot.AsOf, snapshot.Sequence);
    }

    /// The steps of one waiver or hold, with the names behind them.
    public async Task<(IReadOnlyList<InterventionStep> Steps, PersonNames People)> StepsAsync(string id, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        var steps = await InterventionFigures.StepsAsync(snapshot, id, ct);
        return (steps, await PersonNames.ReadAsync(snapshot, steps.Select(s => s.By), ct));
    }

    public async Task<WaiverReading?> FindAsync(string id, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        return (await InterventionFigures.WaiversAsync(snapshot, [id], ct)) is [var only] ? only : null;
    }

    /// A service's name as first sent; null when nothing was heard of it.
    public async Task<string?> ServiceAsync(string service, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        var key = ReleaseFigures.KeyOf(service);
        return await snapshot.Db.Services.Where(s => s.Key == key).Select(s => s.Name).FirstOrDefaultAsync(ct);
    }

    /// The releases of a service that go by this version, digest, commit or id.
    public async Task<IReadOnlyList<ReleaseReading>> ReleasesAsync(string service, string name, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        return await ReleaseFigures.MatchAsync(snapshot, service, name, ct) is { Count: > 0 } matches ? matches
            : await ReleaseFigures.FindAsync(snapshot, name, ct) is { } found && found.Head.ServiceKey == ReleaseFigures.KeyOf(service) ? [found] : [];
    }

    /// What a form begins from.
    public async Task<WaiverSubject> SubjectAsync(string? releaseId, CancellationToken ct)
    {
        await using var snapshot = await figures.LookAsync(ct);
        var release = releaseId is null ? null : await ReleaseFigures.FindAsync(snapshot, releaseId, ct);
        return new WaiverSubject
        {
            Release = release,
            NotFound = releaseId is not null && release is null,
            Services = await snapshot.Db.Services.OrderBy(s => s.Key).Select(s => s.Name).ToListAsync(ct),
            Items = release is null ? [.. DefaultAgreement.Version0.Requirements.Select(r => new WaivableItem(r.Gate, r.Item, null))]
                : [.. release.Gates.SelectMany(g => g.Items.Where(i => i.State != EvidenceState.NotApplicable).Select(i => new WaivableItem(g.Gate, i.Requirement.Item, i.State)))],
        };
    }
}
