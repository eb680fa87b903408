using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Figures;
using Dashboard.Journal;
using Dashboard.Journal.Writing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Numbers;

/// What each release adds to the sums of the window. A release's part changes seldom, so it is read once and kept.
internal sealed class ReleaseSumQueries
{
    private const int MostKept = 20_000;
    private const int Batch = 200;
    private static readonly TimeSpan Before = TimeSpan.FromDays(30);

    private readonly ConditionalWeakTable<IDbContextFactory<DashboardDb>, ConcurrentDictionary<long, (long Seq, Parts Parts)>> _books = [];

    public async Task<IReadOnlyList<ReleaseSum>> ReadAsync(
        IDbContextFactory<DashboardDb> book, Snapshot snapshot, ConfidenceReading reading, NumberNeeds needs, CancellationToken ct)
    {
        var from = Rollups.StartOf(Rollups.DayOf(reading.AsOf) - ConfidenceSums.WindowDays + 1);
        var found = needs.HasFlag(NumberNeeds.Built) ? await BuiltAsync(snapshot, reading, from, ct) : await ReachedAsync(snapshot, from, ct);
        var known = _books.GetValue(book, _ => new());
        var names = reading.Releases.Services.ToDictionary(s => s.Key, s => s.Name, StringComparer.Ordinal);
        var live = found.Where(f => names.ContainsKey(f.Service)).DistinctBy(f => f.Id).ToList();
        var sums = await AssembleAsync(snapshot, known, live, names, needs, from, ct);

        // A new tier or a neighbour changes a release's part without a fact of its own: what does not add up is read anew.
        if (!AddsUp(sums, reading.Input.Services, needs))
        {
            known.Clear();
            sums = await AssembleAsync(snapshot, known, live, names, needs, from, ct);
        }

        return sums;
    }

    private static Task<List<Found>> ReachedAsync(Snapshot snapshot, DateTimeOffset from, CancellationToken ct) =>
        snapshot.ListAsync(NumberSql.Reached, r => Read(r), ct, ("@from", from.UtcTicks), ("@before", (from - Before).UtcTicks));

    private static async Task<List<Found>> BuiltAsync(Snapshot snapshot, ConfidenceReading reading, DateTimeOffset from, CancellationToken ct)
    {
        var late = reading.AsOf - DefaultAgreement.Version0.FeedbackBudget;
        var overdue = await snapshot.ListAsync(
            NumberSql.Overdue, r => Read(r) with { IsOverdue = true }, ct, ("@start", (reading.AsOf - reading.Input.Window).UtcTicks), ("@late", late.UtcTicks));
        return [.. overdue, .. await snapshot.ListAsync(NumberSql.Built, r => Read(r), ct, ("@from", from.UtcTicks))];
    }

    private static async Task<IReadOnlyList<ReleaseSum>> AssembleAsync(
        Snapshot snapshot, ConcurrentDictionary<long, (long Seq, Parts Parts)> known, List<Found> found, Dictionary<string, string> names, NumberNeeds needs,
        DateTimeOffset from, CancellationToken ct)
    {
        if (known.Count > MostKept)
        {
            known.Clear();
        }

        // Held apart from what is kept: another reader may empty that meanwhile.
        var parts = new Dictionary<long, Parts>();
        foreach (var f in found)
        {
            if (known.TryGetValue(f.Id, out var kept) && kept.Seq == f.Seq)
            {
                parts[f.Id] = kept.Parts;
            }
        }

        foreach (var ids in found.Select(f => f.Id).Where(id => !parts.ContainsKey(id)).ToList().Chunk(Batch))
        {
            foreach (var row in await snapshot.Db.Releases.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.UpdatedSeq, r.State }).ToListAsync(ct))
            {
                parts[row.Id] = row.State.Length > 0 ? JsonSerializer.Deserialize<Parts>(row.State, JsonSerializerOptions.Web)! : new Parts();
                known[row.Id] = (row.UpdatedSeq, parts[row.Id]);
            }
        }

        var built = needs.HasFlag(NumberNeeds.Built);
        return [.. found.Select(f => f.With(names[f.Service], built ? f.BuiltAt >= from ? parts[f.Id].ByBuildDay : Measures.Zero : parts[f.Id].ByShippingDay))];
    }

    private static bool AddsUp(IReadOnlyList<ReleaseSum> sums, IReadOnlyList<ServiceWindow> services, NumberNeeds needs)
    {
        var own = sums.Aggregate(Measures.Zero, (all, r) => all + r.Sums);
        var said = services.Aggregate(Measures.Zero, (all, s) => all + s.Sums);
        return needs.HasFlag(NumberNeeds.Built)
            ? (own.Built, own.FeedbackWithin, own.BuiltWithAllControls) == (said.Built, said.FeedbackWithin, said.BuiltWithAllControls)
            : (own.Shipped, own.RequirementCells, own.RequirementCellsPassed, own.Bypasses, own.Rework, own.Bad)
                == (said.Shipped, said.RequirementCells, said.RequirementCellsPassed, said.Bypasses, said.Rework, said.Bad);
    }

    private static Found Read(DbDataReader r) => new(
        r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3),
        ReleaseNames.Of(r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6), r.GetString(2)),
        r.AtOrNull(7), r.AtOrNull(9) ?? r.AtOrNull(8));

    /// Of a stored release only its part in the sums.
    private sealed record Parts
    {
        public Measures ByBuildDay { get; init; } = Measures.Zero;

        public Measures ByShippingDay { get; init; } = Measures.Zero;
    }

    private sealed record Found(long Id, long Seq, string PublicId, string Service, string Name, DateTimeOffset? BuiltAt, DateTimeOffset? ReachedAt)
    {
        public bool IsOverdue { get; init; }

        public ReleaseSum With(string service, Measures sums) => new()
        {
            Id = Id,
            PublicId = PublicId,
            ServiceKey = Service,
            Service = service,
            Name = Name,
            BuiltAt = BuiltAt,
            ReachedAt = ReachedAt,
            IsOverdue = IsOverdue,
            Sums = sums,
        };
    }
}
