using Dashboard.Core.Costs;
using Dashboard.Figures;

namespace Dashboard.Costs;

public sealed class CostsQueries(CostFigures figures, CostRates rates)
{
    public CostRates Rates => rates;

    public async Task<CostsView> ReadAsync(CancellationToken ct)
    {
        var reading = await figures.ReadAsync(ct);
        return PerReading.Of(reading, null, () => CostsView.Of(reading, rates));
    }

    /// One cause, service by service: on a page those that lost most, for a file or another program all.
    public async Task<CauseView> ReadAsync(WasteCause cause, CancellationToken ct, bool all = false)
    {
        var reading = await figures.ReadAsync(ct);
        return PerReading.Of(reading, (cause, all), () => CauseView.Of(reading, cause, rates, all));
    }
}
