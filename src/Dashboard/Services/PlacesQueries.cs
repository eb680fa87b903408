using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Services;

public sealed class PlacesQueries(IDbContextFactory<DashboardDb> contexts, FigureCache cache, PlacesThen then)
{
    public async Task<PlacesView> ReadAsync(DateTimeOffset? moment, PlacesFilter filter, bool all, CancellationToken ct)
    {
        if (moment is { } at)
        {
            return PlacesView.Of(await then.ReadAsync(at, ct, filter.Today), filter, all);
        }

        var list = await ServiceFigures.ListAsync(contexts, cache, ct);
        return PerReading.Of(list, (filter, all), () => PlacesView.Of(list, filter, all));
    }
}
