using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Costs;
using Dashboard.Core.Measuring;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What delivery costs, put together from what confidence, the stages and the look back have kept anyway. Once a minute.
public sealed class CostFigures(IDbContextFactory<DashboardDb> contexts, FigureCache cache, ConfidenceFigures confidence, StageFigures stages, LookBackFigures back)
{
    private const int DaysPerWeek = 7;
    private static readonly TimeSpan Window = DefaultAgreement.Version0.Window;

    public async Task<CostReading> ReadAsync(CancellationToken ct)
    {
        var (known, ran, weeks) = (await confidence.ReadAsync(ct), await stages.ReadAsync(ct), await back.ReadAsync(ct));
        return await cache.ReadByMinuteAsync(contexts, (snapshot, _, left) => ReadAsync(snapshot, known, ran, weeks, left), ct);
    }

    private static async Task<CostReading> ReadAsync(Snapshot snapshot, ConfidenceReading confidence, StagesReading stages, LookBack back, CancellationToken ct)
    {
        var incidents = await IncidentsAsync(snapshot, confidence, ct);
        var (places, bills) = await PlacesAsync(snapshot, ct);
        return new CostReading
        {
            AsOf = snapshot.AsOf,
            Sequence = snapshot.Sequence,
            Confidence = confidence,
            Stages = stages,
            Back = back,
            Services = ServicesOf(snapshot.AsOf, confidence, stages, incidents),
            Places = places,
            Bills = bills,
            Incidents = incidents,
            Found = FoundOf(stages.Services.SelectMany(s => s.Finds.Found), incidents.Count(i => i.DetectedAt > snapshot.AsOf - Window)),
            FoundByWeek = [.. Enumerable.Range(0, StageTally.Weeks).Reverse().Select(week => FoundIn(week, snapshot.AsOf, stages, incidents))],
        };
    }

    private static IReadOnlyList<ServiceWaste> ServicesOf(DateTimeOffset now, ConfidenceReading confidence, StagesReading stages, IReadOnlyList<IncidentTold> incidents)
    {
        var ran = stages.Services.ToDictionary(s => s.Key, StringComparer.Ordinal);
        var troubles = incidents.Where(i => i.DetectedAt > now - Window).ToLookup(i => i.Service, StringComparer.Ordinal);
        var windows = confidence.Input.Services.ToDictionary(s => s.Service, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. confidence.Material.Services.Values.Select(s => new ServiceWaste(s.Key, s.Name, s.Team ?? ReleaseReader.NoTeam, InputOf(
                now, windows.GetValueOrDefault(s.Name)?.Sums ?? Measures.Zero, ran.GetValueOrDefault(s.Key),
                confidence.Material.Sides.Feedback.GetValueOrDefault(s.Key)?.Seconds ?? [], [.. troubles[s.Key]]))),
        ];
    }

    private static WasteInput InputOf(DateTimeOffset now, Measures sums, ServiceStages? ran, IReadOnlyList<long> feedback, IReadOnlyList<IncidentTold> incidents)
    {
        var checks = ran?.Lines.Where(l => l.Key is { Check.Length: > 0, Facet.Length: 0 }).Select(l => l.Value.Sums).ToList() ?? [];
        var made = Enum.GetValues<Stage>().Select(stage => ran?.Of(StageSides.Environments(stage)) ?? StageSums.Zero).Aggregate(StageSums.Zero, (sum, s) => sum + s);
        return new WasteInput
        {
            Sums = sums,
            HeldBack = ran?.Finds.HeldBack ?? 0,
            HeldBackSeconds = ran?.Finds.HeldBackSeconds ?? 0,
            Flaky = ran?.Finds.Flaky ?? 0,
            FlakySeconds = ran?.Finds.FlakySeconds ?? 0,
            Runs = checks.Sum(c => c.Runs),
            RunsTimed = checks.Sum(c => c.Timed),
            Environments = made.Runs,
            EnvironmentsEnded = made.Timed,
            IdleSeconds = made.QueueSeconds,
            Answered = feedback.Count,
            LateSeconds = LostFocus.Seconds(feedback, DefaultAgreement.Version0.FeedbackBudget) ?? 0,
            Builds = ran?.Finds.Builds ?? 0,
            RedSeconds = ran is null ? 0 : RedMain.Seconds(ran.Finds.Red, now - Window, now),
            Incidents = incidents.Count,
            Escaped = incidents.Where(i => i.Escaped is not null).GroupBy(i => i.Escaped!.Value).ToDictionary(g => g.Key, g => (long)g.Count()),
        };
    }

    private static IReadOnlyDictionary<Stage, long> FoundIn(int week, DateTimeOffset now, StagesReading stages, IReadOnlyList<IncidentTold> incidents)
    {
        var found = stages.Services.Select(s => s.Finds.FoundIn(week)).OfType<IReadOnlyList<long>>()
            .SelectMany(counts => counts.Select((count, stage) => KeyValuePair.Create((Stage)stage, count)));
        return FoundOf(found, incidents.Count(i => (int)((now - i.DetectedAt).TotalDays / DaysPerWeek) == week));
    }

    private static IReadOnlyDictionary<Stage, long> FoundOf(IEnumerable<KeyValuePair<Stage, long>> held, int incidents)
    {
        var found = held.Where(h => h.Value > 0).GroupBy(h => h.Key, h => h.Value).ToDictionary(g => g.Key, g => g.Sum());
        if (incidents > 0)
        {
            found[Stage.Production] = found.GetValueOrDefault(Stage.Production) + incidents;
        }

        return found;
    }

    private static async Task<(IReadOnlyList<PlaceCost> Places, IReadOnlyList<EnvironmentBill> Bills)> PlacesAsync(Snapshot snapshot, CancellationToken ct)
    {
        string? Text(System.Data.Common.DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);
        var told = await snapshot.ListAsync(
            CostSql.Places, r => (Environment: Text(r, 0), Kind: Text(r, 1), Bill: new EnvironmentBill(Text(r, 0) ?? "", r.GetString(2), r.GetInt64(3) / 1_000_000m, r.GetInt64(4))), ct,
            ("@from", (snapshot.AsOf - Window).UtcTicks), ("@now", snapshot.AsOf.UtcTicks));
        return (
            [
                .. told.GroupBy(p => (Stage: EnvironmentStage.Of(p.Environment), p.Kind, p.Bill.Currency))
                    .Select(g => new PlaceCost(g.Key.Stage, g.Key.Kind, g.Key.Currency, g.Sum(p => p.Bill.Amount), g.Sum(p => p.Bill.Bills))).OrderByDescending(p => p.Amount),
            ],
            [.. told.Where(p => p.Environment is { Length: > 0 }).Select(p => p.Bill)]);
    }

    // Those of quiet services count nowhere.
    private static async Task<IReadOnlyList<IncidentTold>> IncidentsAsync(Snapshot snapshot, ConfidenceReading confidence, CancellationToken ct)
    {
        string? Text(System.Data.Common.DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);
        var told = await snapshot.ListAsync(
            CostSql.Incidents,
            r => new IncidentTold(r.GetString(0), r.At(1), Slug.TryParse<Stage>(Text(r, 2) ?? "", out var stage) ? stage : null, Text(r, 3), Text(r, 4), r.AtOrNull(5), r.AtOrNull(6)), ct,
            ("@since", (snapshot.AsOf - Window - TimeSpan.FromDays(StageTally.Weeks * DaysPerWeek)).UtcTicks), ("@now", snapshot.AsOf.UtcTicks));
        return [.. told.Where(i => confidence.Material.Services.ContainsKey(i.Service)).OrderByDescending(i => i.DetectedAt)];
    }
}
