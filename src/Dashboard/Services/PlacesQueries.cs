using Dashboard.Figures;

namespace Dashboard.Services;

public sealed class PlacesQueries(ServiceFigures figures, PlacesThen then)
{
    public async Task<PlacesView> ReadAsync(DateTimeOffset? moment, PlacesFilter filter, bool all, CancellationToken ct) => moment is { } at
        ? PlacesView.Of(await then.ReadAsync(at, ct, filter.Today), filter, all)
        : PlacesView.Of(await figures.ListAsync(ct), filter, all);
}
