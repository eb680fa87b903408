using Dashboard.Core.Confidence;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// How often builds of a service were proven for extended testing before and after a technology came in.
internal static class ConfidenceAdoptions
{
    // As many builds on either side as are compared; a service with fewer before has nothing to compare with.
    private const int Compared = 10;
    private const int MostAdoptions = 200;

    public static async Task<IReadOnlyList<Adoption>> ReadAsync(
        Snapshot snapshot, ReleaseProofs proofs, IReadOnlyDictionary<string, ServiceRow> services, DateTimeOffset since, CancellationToken ct)
    {
        async Task<Dictionary<string, IReadOnlyList<Adoption>>> OfThese(IReadOnlyCollection<string>? asked)
        {
            var found = await snapshot.Db.Technologies.Where(t => (asked == null || asked.Contains(t.Service)) && t.FirstSeenAt >= since)
                .OrderByDescending(t => t.FirstSeenAt).ToListAsync(ct);
            List<(string Service, Adoption Adoption)> adoptions = [];
            foreach (var technology in found.Where(t => services.ContainsKey(t.Service)).Take(MostAdoptions))
            {
                adoptions.Add((technology.Service, await ReadAsync(snapshot, proofs, technology, services[technology.Service], ct)));
            }

            return adoptions.GroupBy(a => a.Service, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<Adoption>)[.. g.Select(a => a.Adoption)], StringComparer.Ordinal);
        }

        return [.. (await snapshot.Parts.Adoptions.ReadAsync(snapshot, OfThese, (a, b) => a.SequenceEqual(b), ct)).OrderBy(a => a.Key, StringComparer.Ordinal)
            .SelectMany(a => a.Value).OrderByDescending(a => a.FirstSeenAt).Take(MostAdoptions)];
    }

    private static async Task<Adoption> ReadAsync(Snapshot snapshot, ReleaseProofs proofs, TechnologyRow technology, ServiceRow service, CancellationToken ct)
    {
        var builds = await BuildsAsync(snapshot, proofs, technology, service, ct);
        var (before, after) = (builds.Where(b => b.IsBefore).ToList(), builds.Where(b => !b.IsBefore).ToList());
        return new Adoption(
            service.Name, technology.Technology, technology.FirstSeenAt, before.Count, before.Count(b => b.Opened), after.Count, after.Count(b => b.Opened));
    }

    /// The builds that are compared; those before alone while there are too few of them.
    internal static async Task<IReadOnlyList<(long Id, bool IsBefore, bool Opened, DateTimeOffset At)>> BuildsAsync(
        Snapshot snapshot, ReleaseProofs proofs, TechnologyRow technology, ServiceRow service, CancellationToken ct)
    {
        var first = technology.FirstSeenAt;
        var builds = snapshot.Db.Releases.Where(r => r.Service == technology.Service && r.BuiltAt != null && r.RedirectTo == null);
        var before = await KeysAsync(builds.Where(r => r.OrderAt < first).OrderByDescending(r => r.OrderAt), service, ct);
        var after = before.Count < Compared ? [] : await KeysAsync(builds.Where(r => r.OrderAt >= first).OrderBy(r => r.OrderAt), service, ct);
        var proven = before.Count < Compared ? new Dictionary<long, ReleaseProof>() : await proofs.ReadAsync(snapshot, before.Concat(after).Select(b => b.Key), ct);
        bool Opened(ProofKey key) => proven.GetValueOrDefault(key.Id)?.ProvenForExtended == true;
        return [.. before.Select(b => (b.Key.Id, true, Opened(b.Key), b.At)), .. after.Select(b => (b.Key.Id, false, Opened(b.Key), b.At))];
    }

    private static async Task<List<(ProofKey Key, DateTimeOffset At)>> KeysAsync(IOrderedQueryable<ReleaseRow> builds, ServiceRow service, CancellationToken ct)
    {
        var rows = await builds.Take(Compared).Select(r => new { r.Id, r.UpdatedSeq, r.NameId, r.OrderAt }).ToListAsync(ct);
        return [.. rows.Select(r => (ProofKey.Of(r.Id, r.UpdatedSeq, r.NameId, service), r.OrderAt))];
    }
}
