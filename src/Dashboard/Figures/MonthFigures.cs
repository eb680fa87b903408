using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// The answers of each of the last calendar months, from daily sums. Read once a minute: a month does not turn with every fact.
public sealed class MonthFigures(IDbContextFactory<DashboardDb> contexts, FigureCache cache, ConfidenceFigures confidence)
{
    public async Task<MonthsReading> ReadAsync(Role role, CancellationToken ct)
    {
        var reading = await confidence.ReadAsync(ct);
        var months = await cache.ReadByMinuteAsync(contexts, (snapshot, proofs, left) => ReadAsync(snapshot, proofs, reading, left), ct);
        return PerReading.Of(months, role, () => months.Of(role));
    }

    private static async Task<MonthAnswers> ReadAsync(Snapshot snapshot, ReleaseProofs proofs, ConfidenceReading reading, CancellationToken ct)
    {
        var material = reading.Material;
        var sums = await MonthSums.ReadAsync(snapshot, ct);
        var sides = await MonthSides.ReadAsync(snapshot, proofs, material.Services, sums.End(MonthSums.Months - 1), ct);
        List<MonthAnswer> answers = [];
        for (var month = MonthSums.Months - 1; month >= 0; month--)
        {
            var at = sums.End(month) < snapshot.AsOf ? sums.End(month) : snapshot.AsOf;
            var shipped = await ConfidenceShipped.ReadAsync(snapshot, proofs, material.Services, at, 1, ct);
            var input = InputOf(month, at, sums, material);
            input = month > 0 ? sides.Complete(input, shipped) : input with
            {
                Journeys = reading.Input.Journeys,
                Adoptions = reading.Input.Adoptions,
                TechTagsSeen = reading.Input.TechTagsSeen,
                Verification = reading.Input.Verification,
            };
            answers.Add(new MonthAnswer(
                sums.Start(month), input.Total(), RoleChecks.Evaluate(input), shipped.Share().Share.Share,
                Enum.GetValues<Role>().ToDictionary(role => role, role => shipped.Share(role).Share.Share)));
        }

        return new MonthAnswers(snapshot.AsOf, [.. answers.SkipWhile(a => !a.Any)]);
    }

    private static ConfidenceInput InputOf(int month, DateTimeOffset at, MonthSums sums, ConfidenceMaterial material)
    {
        var services = material.Services.Values.Select(s => ConfidenceFigures.WindowOf(s, sums.Of(s.Key, month))).ToList();
        var total = services.Aggregate(Measures.Zero, (sum, s) => sum + s.Sums);
        var before = material.Services.Keys.Sum(k => sums.Of(k, month + 1).Shipped);
        var window = at - sums.Start(month);
        return new ConfidenceInput
        {
            Now = at,
            Window = window,
            Services = services,
            Costs = sums.Costs(month, total.Shipped, before),
            // Of a month that is over all that did not end is late; of this one only what waits past the agreed time.
            FeedbackOverdue = month > 0 ? (int)Math.Max(0, total.BuiltOnDefault - total.FeedbackEnded) : material.Sides.Overdue(sums.Start(month), at),
            ProductionSeen = total.Shipped + total.Bypasses + total.Overrides > 0,
        };
    }
}

/// One month as it was answered.
internal sealed record MonthAnswer(
    DateTimeOffset Month, Measures Sums, IReadOnlyList<Finding> Findings, double? Share, IReadOnlyDictionary<Role, double?> Shares)
{
    public bool Any => Sums != Measures.Zero;
}

internal sealed record MonthAnswers(DateTimeOffset AsOf, IReadOnlyList<MonthAnswer> Months)
{
    public MonthsReading Of(Role role) => new(AsOf, [.. Months.Select(m => m.Month)], [.. MonthRows.Of(role).Select(row => row.Of(Months))]);
}
