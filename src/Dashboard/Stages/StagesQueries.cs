using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Stages;

public sealed class StagesQueries(StageFigures figures, TrialFigures tried, CostFigures costs, ConfidenceFigures confidence)
{
    public async Task<StagesView> ReadAsync(CancellationToken ct)
    {
        var reading = await figures.ReadAsync(ct);
        return PerReading.Of(reading, null, () => StagesView.Of(reading));
    }

    public async Task<StageView> ReadAsync(StageAsked asked, CancellationToken ct)
    {
        var (reading, trials) = (await figures.ReadAsync(ct), await tried.ReadAsync(ct));
        var known = asked.Stage == Stage.Extended ? await confidence.ReadAsync(ct) : null;
        var beside = new StageMaterial(
            trials, asked.Stage is Stage.StubbedFunctional or Stage.StubbedNonFunctional or Stage.Integration or Stage.Extended ? await costs.ReadAsync(ct) : null,
            known is null ? [] : PerReading.Of(known, null, () => Tonight.Of(known)));
        return asked.Service is { } service
            ? StageView.Of(reading, beside, asked, await figures.ReleasesAsync(service, asked.Line, ct))
            : PerReading.Of(reading, (asked, beside), () => StageView.Of(reading, beside, asked, null));
    }
}
