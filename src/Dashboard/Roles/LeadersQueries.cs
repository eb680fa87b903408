using Dashboard.Figures;

namespace Dashboard.Roles;

public sealed class LeadersQueries(ReleaseFigures releases)
{
    public async Task<LeadersView?> ReadAsync(string publicId, CancellationToken ct) =>
        await releases.FindAsync(publicId, ct) is { } found
            ? LeadersView.Of(found.Head.PublicId, found.Head.Service, found.Head.Name, found.AsOf, found.Gates) : null;
}
