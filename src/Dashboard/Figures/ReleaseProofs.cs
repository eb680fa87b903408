using System.Collections.Concurrent;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Agreements;
using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// What a release proves for good: shipped ones as judged at shipping, others as they stood when last heard of.
/// It changes only with a new fact, so it is worked out once and kept.
internal sealed record ReleaseProof(
    ServiceShare All, IReadOnlyList<ServiceShare> ByRole, bool ProvenForExtended, IReadOnlyList<JourneyRatio> Journeys, IReadOnlyList<string> StoppedBy,
    double MostWeight);

/// The release to look at, and what its proof depends on beside its own facts.
internal sealed record ProofKey(long Id, long UpdatedSeq, string Service, int Tier, DateTimeOffset? EarlierDigestAt)
{
    public static ProofKey Of(long id, long updatedSeq, long nameId, ServiceRow service) =>
        new(id, updatedSeq, service.Name, service.Tier ?? ReleaseReader.UsualTier, service.EarlierDigestAt(nameId));
}

/// The proofs worked out so far, of one book.
public sealed class ReleaseProofs
{
    private const int MostKept = 20_000;
    private const int Batch = 200;

    private readonly ConcurrentDictionary<long, (ProofKey Key, ReleaseProof Proof)> _known = new();

    internal async Task<IReadOnlyDictionary<long, ReleaseProof>> ReadAsync(Snapshot snapshot, IEnumerable<ProofKey> keys, CancellationToken ct)
    {
        var found = new Dictionary<long, ReleaseProof>();
        var wanted = new Dictionary<long, ProofKey>();
        foreach (var key in keys)
        {
            if (_known.TryGetValue(key.Id, out var known) && known.Key == key)
            {
                found[key.Id] = known.Proof;
            }
            else
            {
                wanted[key.Id] = key;
            }
        }

        if (_known.Count > MostKept)
        {
            _known.Clear();
        }

        foreach (var ids in wanted.Keys.Chunk(Batch))
        {
            foreach (var row in await snapshot.Db.Releases.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.State }).ToListAsync(ct))
            {
                if (row.State.Length > 0)
                {
                    var proof = Of(JsonSerializer.Deserialize(row.State, CoreJson.Default.Release)!, wanted[row.Id]);
                    _known[row.Id] = (wanted[row.Id], proof);
                    found[row.Id] = proof;
                }
            }
        }

        return found;
    }

    private static ReleaseProof Of(Release release, ProofKey key)
    {
        var gates = GatesOf(release, key);
        var items = AskedFor(gates);
        return new ReleaseProof(
            ShareOf(key.Service, items),
            [.. Enum.GetValues<Role>().Select(role => ShareOf(key.Service, items.Where(i => i.Requirement.Roles.Contains(role)).ToList()))],
            gates[(int)Gate.ReadyForExtended].Open,
            release.Journeys,
            [.. StoppedBy(release)],
            release.Weights.Select(w => w.Weight).DefaultIfEmpty(0).Max());
    }

    /// The pieces of evidence that its share is counted from.
    internal static IReadOnlyList<ItemDecision> ItemsOf(Release release, ProofKey key) => AskedFor(GatesOf(release, key));

    private static IReadOnlyList<GateDecision> GatesOf(Release release, ProofKey key) =>
        GatePolicy.Decide(release, DefaultAgreement.Version0, new GateContext(key.Tier, key.EarlierDigestAt), release.ShippedAt ?? release.LastSeenAt);

    private static List<ItemDecision> AskedFor(IReadOnlyList<GateDecision> gates) =>
        [.. gates.SelectMany(g => g.Items).Where(i => i.State != EvidenceState.NotApplicable)];

    private static ServiceShare ShareOf(string service, IReadOnlyCollection<ItemDecision> items)
    {
        var passed = items.Where(i => i.State == EvidenceState.Passed).ToList();
        return new ServiceShare(service, passed.Sum(i => i.Weight), items.Sum(i => i.Weight), items.Count(i => i.HasFreshProof), items.Count)
        {
            WaivedItems = items.Count(i => i.State == EvidenceState.Waived),
            OldestAt = passed.Min(i => i.AgesFrom),
        };
    }

    private static IEnumerable<string> StoppedBy(Release release) =>
        release.Evidence.SelectMany(e => e.FailedSuites)
            .Concat(release.Rollout is { Phase: RolloutPhase.Aborted } aborted ? aborted.Metrics.Where(m => m.Passes == false).Select(m => m.Metric) : [])
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal);
}
