using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// A service by its key and as it is shown.
public sealed record NamedService(string Key, string Name);

/// What was told of a few services, as detectors count it: by index, and bounded however long their history is.
public sealed class ServicesTold(IDbContextFactory<DashboardDb> contexts, KeptTold? kept = null, int mostOfService = ServicesTold.MostOfService)
{
    /// Days that facts reach back: a window of ninety, as it was ninety days ago.
    public const int Days = 180;

    // A release may be deployed long after it was built.
    private const int Older = 90;
    private const int MostReleases = 250;
    private const int MostOfService = 3_000;
    private const int Batch = 50;

    private readonly KeptTold _kept = kept ?? KeptTold.Of(contexts);

    /// The parts that the facts are put together from. While nothing was told of a service they are the same objects.
    public async Task<IReadOnlyList<TeamFacts>> ReadAsync(Snapshot snapshot, IReadOnlyList<NamedService> services, CancellationToken ct)
    {
        List<TeamFacts> parts = [];
        foreach (var service in services)
        {
            parts.AddRange(await ReleasesAsync(snapshot, service, ct));
            parts.Add(await OfServiceAsync(snapshot, service, ct));
        }

        return parts;
    }

    private async Task<IEnumerable<TeamFacts>> ReleasesAsync(Snapshot snapshot, NamedService service, CancellationToken ct)
    {
        var (heard, built) = (snapshot.AsOf.AddDays(-Days), snapshot.AsOf.AddDays(-Days - Older));
        var rows = await snapshot.Db.Releases.Where(r => r.Service == service.Key && r.OrderAt >= built && r.RedirectTo == null && r.LastSeenAt >= heard)
            .OrderByDescending(r => r.LastSeenAt).ThenByDescending(r => r.Id).Take(MostReleases + 1)
            .Select(r => new Outline(r.Id, r.PublicId, r.UpdatedSeq, r.State.Length, r.LastSeenAt)).ToListAsync(ct);
        // What is kept for the next look may be let go of before this one is over.
        var parts = new Dictionary<long, TeamFacts>();
        List<Outline> unknown = [];
        foreach (var row in rows.Take(MostReleases))
        {
            if (_kept.Find(row.Id, row.Mark) is { } known)
            {
                parts[row.Id] = known;
            }
            else
            {
                unknown.Add(row);
            }
        }

        var graph = new StoredNames(snapshot.Db, service.Key);
        foreach (var some in unknown.Chunk(Batch))
        {
            await LearnAsync(snapshot, graph, some, parts, ct);
        }

        var told = rows.Take(MostReleases).Select(r => parts.GetValueOrDefault(r.Id)).OfType<TeamFacts>();
        return rows.Count <= MostReleases ? told : told.Append(KeptTold.Since(rows[MostReleases].LastSeenAt));
    }

    private async Task LearnAsync(Snapshot snapshot, StoredNames graph, Outline[] some, Dictionary<long, TeamFacts> parts, CancellationToken ct)
    {
        var marks = some.ToDictionary(s => s.Id);
        var releases = await snapshot.Kept.ReadAsync(snapshot, marks.Keys, ct);
        await graph.KnowAsync(releases.SelectMany(r => NamesOf(r.Release)), ct);
        await graph.KnowAsync(releases.SelectMany(r => NamesOf(r.Release)).Select(graph.Find).OfType<NameRecord>().SelectMany(n => n.Links), ct);
        var members = releases.ToDictionary(r => r.Row.Id, r => ReleaseIdentity.MembersOf(graph, new(r.Release.IdentityKind, r.Release.Identity)));
        var entries = await EntriesAsync(snapshot, [.. members.Values.SelectMany(m => m).Select(m => graph.IdOf(m.Record.Name)).OfType<long>().Distinct()], ct);
        foreach (var (row, release) in releases)
        {
            var told = ReleaseFold.Counting([.. members[row.Id].Select(m => m with { Record = Filled(m.Record, graph, entries) })], []);
            var name = ReleaseNames.Of(release.Version, release.Digest, release.Commit, row.PublicId);
            parts[row.Id] = TeamFactReader.OfRelease(row.PublicId, name, release, told);
            _kept.Keep(row.Id, marks[row.Id].Mark, parts[row.Id]);
        }
    }

    private async Task<TeamFacts> OfServiceAsync(Snapshot snapshot, NamedService service, CancellationToken ct)
    {
        var known = _kept.Find(service.Key);
        if (known is not null && await snapshot.ToldSinceAsync(known.Sequence, ct) is { } told && !told.Contains(service.Key))
        {
            return known.Facts;
        }

        var facts = new TeamFacts();
        if (new StoredNames(snapshot.Db, service.Key).IdOf(ReleaseName.OfService) is { } id)
        {
            var (rows, since) = await NewestAsync(snapshot, id, ct);
            facts = TeamFactReader.OfService(service.Name, EvidenceBag.From(rows, null, null).Entries) with { CompleteSince = since };
        }

        _kept.Keep(service.Key, new(snapshot.Sequence, facts));
        return facts;
    }

    // What happened last, whenever it was told, and the newest moment of what is left out.
    private async Task<(List<Entry> Newest, DateTimeOffset? Since)> NewestAsync(Snapshot snapshot, long name, CancellationToken ct)
    {
        var newest = new PriorityQueue<Entry, DateTimeOffset>();
        DateTimeOffset? since = null;
        await foreach (var row in snapshot.Db.Entries.AsNoTracking().Where(e => e.NameId == name).AsAsyncEnumerable().WithCancellation(ct))
        {
            var entry = Entry(row);
            newest.Enqueue(entry, entry.At);
            if (newest.Count > mostOfService && newest.Dequeue().At is var left && !(left < since))
            {
                since = left;
            }
        }

        return ([.. newest.UnorderedItems.Select(i => i.Element)], since);
    }

    private static async Task<Dictionary<long, List<Entry>>> EntriesAsync(Snapshot snapshot, List<long> names, CancellationToken ct) =>
        (await snapshot.Db.Entries.Where(e => names.Contains(e.NameId)).ToListAsync(ct)).GroupBy(e => e.NameId).ToDictionary(g => g.Key, g => g.OrderBy(e => e.N).Select(Entry).ToList());

    private static NameRecord Filled(NameRecord bare, StoredNames graph, Dictionary<long, List<Entry>> entries) => new(bare.Name)
    {
        Links = bare.Links,
        StartsRelease = bare.StartsRelease,
        Bag = EvidenceBag.From(graph.IdOf(bare.Name) is { } id ? entries.GetValueOrDefault(id) ?? [] : [], null, null),
    };

    private static Entry Entry(EntryRow row) => JsonSerializer.Deserialize(row.Body, CoreJson.Default.Entry)!;

    private static IEnumerable<ReleaseName> NamesOf(Release release) =>
    [
        new(release.IdentityKind, release.Identity),
        .. release.Versions.Select(v => new ReleaseName(NameKind.Version, v)),
        .. release.Commit is { } commit ? new[] { new ReleaseName(NameKind.Commit, commit) } : [],
    ];

    private sealed record Outline(long Id, string PublicId, long UpdatedSeq, int Length, DateTimeOffset LastSeenAt)
    {
        public ToldMark Mark => new(UpdatedSeq, Length);
    }
}
