using Dashboard.Figures;

namespace Dashboard.Stages;

public sealed class StagesQueries(StageFigures figures)
{
    public async Task<StagesView> ReadAsync(CancellationToken ct) => StagesView.Of(await figures.ReadAsync(ct));

    public async Task<StageView> ReadAsync(StageAsked asked, CancellationToken ct)
    {
        var reading = await figures.ReadAsync(ct);
        return StageView.Of(reading, asked, asked.Service is { } service ? await figures.ReleasesAsync(service, asked.Line, ct) : null);
    }
}
