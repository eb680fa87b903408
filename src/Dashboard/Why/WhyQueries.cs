using Dashboard.Figures;

namespace Dashboard.Why;

public sealed class WhyQueries(CostFigures figures)
{
    public async Task<WhyView> ReadAsync(CancellationToken ct)
    {
        var reading = await figures.ReadAsync(ct);
        return PerReading.Of(reading, null, () => WhyView.Of(reading));
    }
}
