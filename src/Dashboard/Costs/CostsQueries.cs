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

    /// One cause, service by service; all of them in one page.
    public async Task<CauseView> ReadAsync(WasteCause cause, CancellationToken ct)
    {
        var reading = await figures.ReadAsync(ct);
        return PerReading.Of(reading, cause, () => CauseView.Of(reading, cause, rates));
    }
}
