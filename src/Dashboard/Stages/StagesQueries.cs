using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Stages;

public sealed class StagesQueries(StageFigures figures, TrialFigures tried)
{
    public async Task<StagesView> ReadAsync(CancellationToken ct)
    {
        var reading = await figures.ReadAsync(ct);
        return PerReading.Of(reading, null, () => StagesView.Of(reading));
    }

    public async Task<StageView> ReadAsync(StageAsked asked, CancellationToken ct)
    {
        var (reading, trials) = (await figures.ReadAsync(ct), await tried.ReadAsync(ct));
        var costs = asked.Stage is Stage.StubbedFunctional ? await tried.CostsAsync(ct) : new StageCosts([]);
        return asked.Service is { } service
            ? StageView.Of(reading, trials, costs, asked, await figures.ReleasesAsync(service, asked.Line, ct))
            : PerReading.Of(reading, (asked, trials, costs), () => StageView.Of(reading, trials, costs, asked, null));
    }
}
