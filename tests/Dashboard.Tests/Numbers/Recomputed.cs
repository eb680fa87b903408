using System.Text.Json;

namespace Dashboard.Tests.Numbers;

/// <summary>Each of the fifteen numbers a second time, from raw bodies found by following the rows' links.</summary>
internal sealed class Recomputed(Walker walker, DateTimeOffset now)
{
    private const int AnswerMinutes = 15;

    public Task<double?> OfAsync(string check, IReadOnlyList<JsonElement> rows) => check switch
    {
        "ceo.promises" => QuotientAsync(rows, b => Newest(b).Where(p => p.Check is "acceptance" or "functional").Select(p => (p.Number("passed")!.Value, p.Number("total")!.Value))),
        "ceo.demand" => DemandAsync(rows),
        "ceo.reputation" => QuotientAsync(rows, b => [(b.Any(d => d.Ships) ? 0 : 1, b.Any(d => d.Type is "service.rolledback" or "rollout.aborted") ? 1 : 0)]),
        "ciso.requirements" => QuotientAsync(rows, b => RawGates.Items(b, ShippedAt(b)).Where(i => i.CanClose && i.Roles.Contains("ciso")).Select(i => (i.Passed ? 1m : 0, 1m))),
        "ciso.controls" => ControlsAsync(rows),
        "ciso.bypass" => BypassAsync(rows),
        "coo.waste" => QuotientAsync(rows, b => [(RawTimes.Of(b).Waited, RawTimes.Of(b).Lead)]),
        "coo.cost" => CostAsync(rows),
        "coo.resources" => QuotientAsync(rows, b => [(b.Any(d => d.Type == "service.rolledback") ? 1 : 0, 1)]),
        "cto.adoption" => AdoptionAsync(rows),
        "cto.feedback" => QuotientAsync(rows, b => [(AnsweredAfter(b) <= AnswerMinutes ? 1 : 0, 1)]),
        "cto.flow" => QuotientAsync(rows, b => [(RawTimes.Of(b).Ran, RawTimes.Of(b).Lead)]),
        "legal.trail" => QuotientAsync(rows, b => [(HasTrail(b) ? 1 : 0, 1)]),
        "legal.evidence" => EvidenceAsync(rows),
        "legal.accountability" => QuotientAsync(rows, b => [Decisions(b)]),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, null),
    };

    private async Task<double?> QuotientAsync(IReadOnlyList<JsonElement> rows, Func<IReadOnlyList<RawBody>, IEnumerable<(decimal Part, decimal Whole)>> of)
    {
        var (part, whole) = (0m, 0m);
        foreach (var row in rows)
        {
            var own = of(await walker.BehindAsync(row)).ToList();
            (part, whole) = (part + own.Sum(a => a.Part), whole + own.Sum(a => a.Whole));
        }

        return (double)part / (double)whole;
    }

    private async Task<double?> DemandAsync(IReadOnlyList<JsonElement> rows)
    {
        List<decimal> ratios = [];
        foreach (var row in rows)
        {
            var journey = row.GetProperty("name").GetString()!.Split(" of ")[0];
            var newest = (await walker.BehindAsync(row)).Last(b => b.Text("journey") == journey);
            ratios.Add(newest.Number("achieved")!.Value / newest.Number("expected")!.Value);
        }

        return (double)ratios.Min();
    }

    private async Task<double?> ControlsAsync(IReadOnlyList<JsonElement> rows)
    {
        var complete = 0;
        foreach (var row in rows)
        {
            var all = true;
            foreach (var build in await walker.RowsAsync(Deeper(row)))
                all &= (await walker.DeliveriesAsync(build.GetProperty("deliveries").GetProperty("api").GetString()!)).Select(b => b.Check).Distinct().Count() == 6;
            complete += all ? 1 : 0;
        }

        return (double)complete / rows.Count;
    }

    private async Task<double?> BypassAsync(IReadOnlyList<JsonElement> rows)
    {
        var around = 0;
        foreach (var row in rows)
        {
            var told = await walker.BehindAsync(row);
            var first = told.Where(b => b.Ships || b.Type == "rollout.started").Min(b => b.At);
            var atFirst = RawGates.Open(RawGates.Items(told, first));
            var isShut = told.Any(b => b.Ships) && !RawGates.Open(RawGates.Items(told, ShippedAt(told)))[3];
            around += !atFirst[2] || isShut || !told.Any(b => b.Type == "build.finished" && b.Text("digest") is not null) ? 1 : 0;
        }

        return around;
    }

    private async Task<double?> CostAsync(IReadOnlyList<JsonElement> rows)
    {
        decimal costNow = 0, costBefore = 0, releasesNow = 0, releasesBefore = 0;
        foreach (var service in rows)
        {
            foreach (var cost in (await walker.BehindAsync(service)).Where(b => b.At > now.AddDays(-56)))
                _ = cost.At > now.AddDays(-28) ? costNow += cost.Number("amount")!.Value : costBefore += cost.Number("amount")!.Value;
            foreach (var release in (await walker.RowsAsync(Deeper(service))).Where(r => r.GetProperty("kind").GetString() == "release"))
                _ = (now.Date - ShippedAt(await walker.BehindAsync(release)).Date).Days < 28 ? releasesNow++ : releasesBefore++;
        }

        return (double)((costNow / releasesNow / (costBefore / releasesBefore)) - 1);
    }

    private async Task<double?> AdoptionAsync(IReadOnlyList<JsonElement> rows)
    {
        List<double> changes = [];
        foreach (var technology in rows)
        {
            List<(bool With, bool Open)> builds = [];
            foreach (var build in await walker.RowsAsync(Deeper(technology)))
            {
                var told = await walker.BehindAsync(build);
                builds.Add((told.Any(b => b.Text("tech") is not null), RawGates.Open(RawGates.Items(told, told[^1].At))[1]));
            }

            changes.Add(builds.Where(b => b.With).Average(b => b.Open ? 1d : 0) - builds.Where(b => !b.With).Average(b => b.Open ? 1d : 0));
        }

        return changes.Min();
    }

    // Every delivery there is: the walker has held each body against its hash.
    private async Task<double?> EvidenceAsync(IReadOnlyList<JsonElement> rows)
    {
        var kept = await walker.BehindAsync(Assert.Single(rows));
        Assert.Equal(kept.Count, rows[0].GetProperty("adds")[1].GetInt32());
        return 1;
    }

    private static string Deeper(JsonElement row) => row.GetProperty("rows").GetProperty("api").GetString()!;

    public static DateTimeOffset ShippedAt(IReadOnlyList<RawBody> told) => told.Where(b => b.Ships).Min(b => b.At);

    public static IEnumerable<RawBody> Newest(IReadOnlyList<RawBody> told) => told.GroupBy(b => (b.Check, b.Suite)).Select(line => line.MaxBy(b => b.At)!);

    // From the merge to the last of the fast-feedback results that can close the gate; null while one is missing.
    private static double? AnsweredAfter(IReadOnlyList<RawBody> told)
    {
        var began = told.Where(b => b.Type == "change.merged").Select(b => (DateTimeOffset?)b.At).FirstOrDefault() ?? told.Min(b => b.Time("started"));
        var asked = RawGates.Items(told, DateTimeOffset.MaxValue).Where(i => i.Gate == 1 && i.CanClose && i.Stage != "build").ToList();
        var ends = asked.Select(i => told.Where(b => b.IsRun && b.Stage == i.Stage && i.Checks.Contains(b.Check)).Select(b => (DateTimeOffset?)b.At).Min()).ToList();
        return ends.Contains(null) ? null : (ends.Max() - began)!.Value.TotalMinutes;
    }

    public static bool HasTrail(IReadOnlyList<RawBody> told) =>
        told.Any(b => b.Text("commit") is not null) && told.Any(b => b.Text("author") is not null) && told.Any(b => b.Text("reviewer") is { } who && who != b.Text("author"))
        && told.Any(b => b is { Check: "build", IsRun: true }) && told.Any(b => b.Text("digest") is not null) && told.Any(b => b.Ships && b.Text("actor") is not null)
        && RawGates.Open(RawGates.Items(told, ShippedAt(told))).All(open => open);

    // Four gates and every approval; a gate's decision has a person behind it when a person approved in time.
    public static (decimal Named, decimal All) Decisions(IReadOnlyList<RawBody> told)
    {
        var approvals = told.Where(b => b.Type == "approval.closed").ToList();
        var named = approvals.Count(a => a.Text("actor") is not null && a.At <= ShippedAt(told));
        return ((named > 0 ? RawGates.Open(RawGates.Items(told, ShippedAt(told))).Count(open => open) : 0) + named, 4 + approvals.Count);
    }
}
