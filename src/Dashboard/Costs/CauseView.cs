using Dashboard.Core.Costs;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;

namespace Dashboard.Costs;

/// One cause, service by service: they add up to its line.
public sealed record CauseView(WasteCause Cause, string Title, string Rule, IReadOnlyList<CauseRow> Services, int Untold, int More)
{
    private const int Most = 40;

    public static CauseView Of(CostReading reading, WasteCause cause, CostRates rates, bool all)
    {
        var stages = reading.Stages.Services.ToDictionary(s => s.Key, StringComparer.Ordinal);
        var lines = reading.Services.Select(s => (Service: s, Line: WasteLedger.Of(s.Input, rates).Single(l => l.Cause == cause))).ToList();
        List<CauseRow> rows =
        [
            .. lines.Where(l => l.Line.Money > 0).OrderByDescending(l => l.Line.Money).ThenBy(l => l.Service.Name, StringComparer.OrdinalIgnoreCase)
                .Select(l => new CauseRow(l.Service.Name, l.Service.Team, l.Line, LedgerWords.Address(cause, l.Service.Name, WorstOf(stages.GetValueOrDefault(l.Service.Key), cause)))),
        ];
        return new CauseView(cause, LedgerWords.Title(cause), LedgerWords.Rule(cause), [.. rows.Take(all ? rows.Count : Most)], lines.Count(l => l.Line.Money is null), all ? 0 : Math.Max(0, rows.Count - Most));
    }

    // Where most of it happened: there its releases stand one by one.
    private static Stage? WorstOf(ServiceStages? service, WasteCause cause) => service is null ? null
        : Enum.GetValues<Stage>().MaxBy(stage => cause == WasteCause.HeldBack ? service.Of(new StageLine(stage, "", "")).Held : service.Of(StageSides.Flaky(stage)).RanSeconds);
}

/// One service and where its rows are.
public sealed record CauseRow(string Service, string Team, WasteLine Line, string Address);
