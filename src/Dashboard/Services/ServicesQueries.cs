using Dashboard.Figures;

namespace Dashboard.Services;

public sealed class ServicesQueries(ServiceFigures figures)
{
    /// How far back the figures of delivery look.
    public const int Days = 30;

    public async Task<ServicesView> ReadListAsync(ServicesFilter filter, CancellationToken ct) => ServicesView.Of(await figures.ListAsync(ct), filter);

    public async Task<ServicePageView> ReadServiceAsync(string name, CancellationToken ct) =>
        new(await figures.FindAsync(name, Days, ct) is { } reading ? ServiceView.Of(reading) : null);
}
