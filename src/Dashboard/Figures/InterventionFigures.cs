using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// Waivers and holds as every page and the API read them.
public static class InterventionFigures
{
    public const string OpenSql =
        """
        SELECT State FROM Interventions WHERE Kind = @kind AND EndsAt IS NULL
        UNION ALL SELECT State FROM Interventions WHERE Kind = @kind AND EndsAt > @now
        """;

    public const string PastSql = "SELECT State FROM Interventions WHERE Kind = @kind AND EndsAt <= @now ORDER BY EndsAt DESC LIMIT @most";

    /// Waivers that are asked for or approved and not over, the oldest request first.
    public static async Task<IReadOnlyList<WaiverReading>> WaiversAsync(Snapshot snapshot, CancellationToken ct) =>
        [.. (await WaiversAsync(snapshot, await StepsAsync(snapshot, OpenSql, InterventionRow.Waiver, 0, ct), ct)).OrderBy(w => w.Asked.At)];

    /// Waivers that are over, the one that ended last first.
    public static async Task<IReadOnlyList<WaiverReading>> PastWaiversAsync(Snapshot snapshot, int most, CancellationToken ct) =>
        await WaiversAsync(snapshot, await StepsAsync(snapshot, PastSql, InterventionRow.Waiver, most, ct), ct);

    public static async Task<IReadOnlyList<WaiverReading>> WaiversAsync(Snapshot snapshot, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var rows = await snapshot.Db.Interventions.Where(i => ids.Contains(i.Id) && i.Kind == InterventionRow.Waiver).Select(i => i.State).ToListAsync(ct);
        return await WaiversAsync(snapshot, [.. rows.Select(Steps)], ct);
    }

    /// Holds that keep gates closed, the oldest first.
    public static async Task<IReadOnlyList<HoldReading>> HoldsAsync(Snapshot snapshot, CancellationToken ct) =>
        [.. (await HoldsAsync(snapshot, await StepsAsync(snapshot, OpenSql, InterventionRow.Hold, 0, ct), ct)).OrderBy(h => h.Placed.At)];

    /// Holds that were lifted, the last first.
    public static async Task<IReadOnlyList<HoldReading>> PastHoldsAsync(Snapshot snapshot, int most, CancellationToken ct) =>
        await HoldsAsync(snapshot, await StepsAsync(snapshot, PastSql, InterventionRow.Hold, most, ct), ct);

    /// The steps of one waiver or hold; empty when there is none of this id.
    public static async Task<IReadOnlyList<InterventionStep>> StepsAsync(Snapshot snapshot, string id, CancellationToken ct) =>
        await snapshot.Db.Interventions.Where(i => i.Id == id).Select(i => i.State).FirstOrDefaultAsync(ct) is { } state ? Steps(state) : [];

    private static async Task<List<List<InterventionStep>>> StepsAsync(Snapshot snapshot, string sql, int kind, int most, CancellationToken ct) =>
        await snapshot.ListAsync(sql, r => Steps(r.GetFieldValue<byte[]>(0)), ct, ("@kind", kind), ("@now", snapshot.AsOf.UtcTicks), ("@most", most));

    private static async Task<IReadOnlyList<WaiverReading>> WaiversAsync(Snapshot snapshot, List<List<InterventionStep>> steps, CancellationToken ct)
    {
        var words = await WordsAsync(snapshot, steps, ct);
        return [.. steps.Select(Waiver.Of).OfType<Waiver>().Select(w => new WaiverReading
        {
            Id = w.Id,
            Status = w.StatusAt(snapshot.AsOf),
            About = words.About(w.Request),
            Items = w.Request.Items,
            Days = w.Request.Days,
            Reason = w.Request.Reason ?? "",
            Asked = words.Of(w.Request)!,
            Approved = words.Of(w.Approval),
            Refused = words.Of(w.Refusal),
            Withdrawn = words.Of(w.Withdrawal),
            Until = w.Until,
        })];
    }

    private static async Task<IReadOnlyList<HoldReading>> HoldsAsync(Snapshot snapshot, List<List<InterventionStep>> steps, CancellationToken ct)
    {
        var words = await WordsAsync(snapshot, steps, ct);
        return [.. steps.Select(Hold.Of).OfType<Hold>().Select(h => new HoldReading
        {
            Id = h.Id,
            About = words.About(h.Placed),
            Placed = words.Of(h.Placed)!,
            Lifted = words.Of(h.Lifted),
        })];
    }

    private static List<InterventionStep> Steps(byte[] state) => JsonSerializer.Deserialize(state, CoreJson.Default.ListInterventionStep)!;

    private static async Task<StepWords> WordsAsync(Snapshot snapshot, List<List<InterventionStep>> steps, CancellationToken ct)
    {
        var all = steps.SelectMany(s => s).ToList();
        if (all.Count == 0)
        {
            return new StepWords(await PersonNames.ReadAsync(snapshot, [], ct), new Dictionary<string, string>(), new Dictionary<(string, ReleaseName), (string, string)>());
        }

        var keys = all.Select(s => ReleaseFigures.KeyOf(s.Service)).Distinct().ToList();
        var services = await snapshot.Db.Services.Where(s => keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, s => s.Name, ct);
        var named = all.Where(s => s.Release is not null).Select(s => (Key: ReleaseFigures.KeyOf(s.Service), Name: s.Release!.Value)).Distinct().ToList();
        var ids = named.GroupBy(n => n.Key, StringComparer.Ordinal).SelectMany(service =>
        {
            var graph = new StoredNames(snapshot.Db, service.Key);
            return service.Select(n => (n.Key, n.Name, Id: ReleaseIdentity.ReleasesOf(graph, n.Name) is [var only] ? graph.ReleaseIdOf(only) : null));
        }).ToDictionary(n => (n.Key, n.Name), n => n.Id);
        var wanted = ids.Values.OfType<long>().Distinct().ToList();
        var found = wanted.Count == 0 ? []
            : await snapshot.Db.Releases.Where(r => wanted.Contains(r.Id)).Select(r => new { r.Id, r.PublicId, r.Version, r.Digest, r.Commit }).ToListAsync(ct);
        var releases = found.ToDictionary(r => r.Id, r => (r.PublicId, Name: ReleaseNames.Of(r.Version, r.Digest, r.Commit, r.PublicId)));
        return new StepWords(
            await PersonNames.ReadAsync(snapshot, all.Select(s => s.By), ct), services,
            ids.Where(i => i.Value is { } id && releases.ContainsKey(id)).ToDictionary(i => i.Key, i => releases[i.Value!.Value]));
    }

    private sealed record StepWords(
        PersonNames People, IReadOnlyDictionary<string, string> Services, IReadOnlyDictionary<(string, ReleaseName), (string PublicId, string Name)> Releases)
    {
        public PersonStep? Of(InterventionStep? step) => step is null ? null : new(People.Of(step.By)!, step.At, step.Reason);

        public InterventionScope About(InterventionStep asked)
        {
            var key = ReleaseFigures.KeyOf(asked.Service);
            var service = Services.GetValueOrDefault(key, asked.Service);
            return asked.Release is not { } name ? new(service, key, null, null)
                : Releases.TryGetValue((key, name), out var release) ? new(service, key, release.PublicId, release.Name)
                : new(service, key, null, ReleaseNames.Short(name.Value));
        }
    }
}
