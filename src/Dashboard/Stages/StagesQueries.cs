using Dashboard.Figures;

namespace Dashboard.Stages;

public sealed class StagesQueries(StageFigures figures)
{
    public async Task<StagesView> ReadAsync(CancellationToken ct)
    {
        var reading = await figures.ReadAsync(ct);
        return PerReading.Of(reading, null, () => StagesView.Of(reading));
    }

    public async Task<StageView> ReadAsync(StageAsked asked, CancellationToken ct)
    {
        var reading = await figures.ReadAsync(ct);
        return asked.Service is { } service
            ? StageView.Of(reading, asked, await figures.ReleasesAsync(service, asked.Line, ct))
            : PerReading.Of(reading, asked, () => StageView.Of(reading, asked, null));
    }
}
