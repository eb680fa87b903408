using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Services;

public sealed class ServicesQueries(
    IDbContextFactory<DashboardDb> contexts, FigureCache cache, ServiceFigures figures, ReleaseFigures releases, OrganisationDelivery delivery)
{
    /// How far back the figures of delivery look.
    public const int Days = 30;

    public async Task<ServicesView> ReadListAsync(ServicesFilter filter, bool all, CancellationToken ct)
    {
        var list = await ServiceFigures.ListAsync(contexts, cache, ct);
        return PerReading.Of(list, (filter, all), () => ServicesView.Of(list, filter, all));
    }

    public Task<OrganisationHistory> ReadDeliveryAsync(CancellationToken ct) => delivery.ReadAsync(Days, ct);

    public async Task<ServicePageView> ReadServiceAsync(string name, CancellationToken ct)
    {
        if (await figures.FindAsync(name, Days, ct) is not { } reading)
        {
            return new ServicePageView(null);
        }

        var used = reading.Head.InUse?.ReleaseId;
        return new ServicePageView(ServiceView.Of(
            reading, used is null ? null : reading.Releases.FirstOrDefault(r => r.PublicId == used) ?? (await releases.FindAsync(used, ct))?.Head));
    }
}
