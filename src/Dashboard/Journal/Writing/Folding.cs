using System.Text.Json;
using Dashboard.Core.Agreements;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// What a sender is told about the release its delivery concerned.
internal sealed record FoldedAnswer(string PublicId, GateEcho? FirstClosed);

/// Folds the releases marked in one transaction, decides their gates and records the answers that changed.
internal sealed class Folding(
    Session session, Facts facts, Agreement agreement, Names names, Services services, Releases releases, Running running, Rollups rollups)
{
    private static readonly Gate[] AllGates = Enum.GetValues<Gate>();

    private readonly Sql _decision = session.Prepare(
        "INSERT INTO Decisions(Seq,ReleaseId,Service,Gate,Open,DecidedAt,AgreementVersion,Reasons,Because) VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9)");

    // The fact that marked a release, or null where only a neighbour's shipment moved.
    private readonly SortedDictionary<(string Service, ReleaseName Identity), long?> _marked = [];
    private readonly Dictionary<(string, ReleaseName), FoldedAnswer> _answers = [];

    public IReadOnlyDictionary<(string Service, ReleaseName Identity), FoldedAnswer> Answers => _answers;

    /// The fact being taken in.
    public long Seq { get; set; }

    public void Clear()
    {
        _marked.Clear();
        _answers.Clear();
    }

    public void Mark(string service, ReleaseName identity)
    {
        if (service.Length > 0)
        {
            _marked[(service, identity)] = Seq;
        }
    }

    public void Mark(long nameId)
    {
        if (names.ById(nameId) is { } found)
        {
            foreach (var identity in ReleaseIdentity.ReleasesOf(names.Of(found.Service), found.Name))
            {
                Mark(found.Service, identity);
            }
        }
    }

    public long? IdOf(string service, ReleaseName identity) => names.Find(service, identity) is null ? null : Row(service, identity).Id;

    public void AssignIds()
    {
        foreach (var (service, identity) in _marked.Keys)
        {
            if (names.Find(service, identity) is not null)
            {
                Row(service, identity);
            }
        }
    }

    public void FoldAll(DateTimeOffset now, string because, bool decide)
    {
        _answers.Clear();
        while (_marked.Count > 0)
        {
            var ((service, identity), seq) = _marked.First();
            _marked.Remove((service, identity));
            if (names.Find(service, identity) is not null)
            {
                Fold(service, identity, now, seq, because, decide);
            }
        }
    }

    private void Fold(string service, ReleaseName identity, DateTimeOffset now, long? seq, string because, bool decide)
    {
        var graph = names.Of(service);
        var row = Row(service, identity);
        var profile = services.Get(service, service, now);
        if (ReleaseFold.Build(graph, profile.Name, identity, Around(service, identity, graph)) is not { } folded)
        {
            return;
        }

        var context = new GateContext(Services.TierOf(profile), profile.EarlierDigestAt(row.NameId));
        var before = row.State;
        var shippedBefore = folded.Release.ShippedAt is { } shipped ? releases.ShippedBefore(service, shipped, row.Id) : null;
        var release = ReleaseMeasurer.Measure(folded.Release, folded.Entries, agreement, context, shippedBefore);
        var gates = GatePolicy.Decide(release, agreement, context, now);
        row.State = release;
        row.Bypassed = release.ByShippingDay.Bypasses + release.ByShippingDay.Overrides > 0;
        row.UpdatedSeq = seq ?? row.UpdatedSeq;
        row.DueAt = release.ShippedAt is null ? NextChange.After(release, gates, now) : null;
        if (decide && release.ShippedAt is null)
        {
            Decide(row, release, gates, now, because);
        }

        MoveSums(service, before, release);
        releases.Save(row);
        MarkNext(service, row, before, release);
        _answers[(service, identity)] = new(row.PublicId, gates.FirstOrDefault(g => !g.Open) is { } closed ? new GateEcho(Slug.Of(closed.Gate), false, closed.Missing) : null);
    }

    private void Decide(LoadedRelease row, Release release, IReadOnlyList<GateDecision> gates, DateTimeOffset now, string because)
    {
        foreach (var gate in AllGates)
        {
            var decision = gates[(int)gate];
            var bit = 1 << (int)gate;
            if (decision.Open == ((row.OpenGates & bit) != 0))
            {
                continue;
            }

            row.OpenGates ^= bit;
            var decided = new GateDecided
            {
                ReleaseId = row.PublicId,
                Service = release.Service,
                Version = release.Version,
                Digest = release.Digest,
                Gate = gate,
                Open = decision.Open,
                AgreementVersion = agreement.Version,
                DecidedAt = now,
                Reasons = decision.Reasons,
                Evidence = [.. decision.Items.Select(i => i.Evidence?.Key).OfType<string>().Distinct()],
                Because = because,
            };
            facts.Append(decided, row.Service, row.NameId);
            Save(decided, facts.Seq, row);
        }
    }

    /// Takes a recorded decision over as it was made: a replay never decides again.
    public void Restore(GateDecided decided, long seq)
    {
        if (releases.IdOf(decided.ReleaseId) is { } id && releases.Find(id) is { } row)
        {
            var bit = 1 << (int)decided.Gate;
            row.OpenGates = decided.Open ? row.OpenGates | bit : row.OpenGates & ~bit;
            releases.Save(row);
            Save(decided, seq, row);
        }
    }

    private void Save(GateDecided decided, long seq, LoadedRelease row) => _decision.Run(
        session.Transaction, seq, row.Id, row.Service, (int)decided.Gate, decided.Open ? 1 : 0, decided.DecidedAt, decided.AgreementVersion,
        JsonSerializer.Serialize(decided.Reasons), decided.Because);

    private void MoveSums(string service, Release? before, Release after)
    {
        if (before is not null)
        {
            rollups.Add(before.BuiltAt, service, before.ByBuildDay, remove: true);
            rollups.Add(before.ShippedAt ?? before.FirstWeightAt, service, before.ByShippingDay, remove: true);
        }

        rollups.Add(after.BuiltAt, service, after.ByBuildDay);
        rollups.Add(after.ShippedAt ?? after.FirstWeightAt, service, after.ByShippingDay);
    }

    // "Fixed within 24 hours" looks at the shipment before, so a shipment that moves concerns the next one.
    private void MarkNext(string service, LoadedRelease row, Release? before, Release after)
    {
        foreach (var at in new[] { before?.ShippedAt, after.ShippedAt })
        {
            if (before?.ShippedAt != after.ShippedAt && at is { } shipped && releases.ShippedNextAfter(service, shipped, row.Id) is { } next
                && names.ById(next) is { } found)
            {
                _marked.TryAdd((service, found.Name), null);
            }
        }
    }

    private List<Entry> Around(string service, ReleaseName identity, INameGraph graph)
    {
        List<Entry> around = [];
        if (graph.Find(ReleaseName.OfService) is { } told)
        {
            foreach (var entry in told.Bag.Unordered)
            {
                if (entry.Type.Split('.')[0] is "alert" or "incident" or "rollout"
                    && running.At(service, entry.Environment, entry.At, entry.Type.StartsWith("incident.", StringComparison.Ordinal)) is { } runner
                    && names.ById(runner) is { } found && ReleaseIdentity.ReleasesOf(graph, found.Name) is [var only] && only == identity)
                {
                    around.Add(entry);
                }
            }
        }

        return around;
    }

    // The older id of those that turned out to be one release stays; the others lead to it.
    private LoadedRelease Row(string service, ReleaseName identity)
    {
        var graph = names.Of(service);
        var self = names.GetOrAdd(service, identity);
        var absorbed = ReleaseIdentity.MembersOf(graph, identity).Skip(1)
            .Select(m => names.Find(service, m.Record.Name))
            .Where(n => n?.ReleaseId is not null && !ReleaseIdentity.ReleasesOf(graph, n.Record.Name).Contains(n.Record.Name))
            .ToList();
        if (absorbed.Count == 0 && self.ReleaseId is { } own)
        {
            return releases.Find(own)!;
        }

        var ids = absorbed.Select(n => n!.ReleaseId!.Value).Append(self.ReleaseId ?? long.MaxValue).Where(id => id != long.MaxValue).Order().ToList();
        var row = ids.Count > 0 ? releases.Find(ids[0])! : releases.Add(service, identity, self.Id);
        foreach (var other in ids.Skip(1).Select(id => releases.Find(id)!))
        {
            Redirect(other, row, service);
        }

        foreach (var name in absorbed)
        {
            name!.ReleaseId = null;
            names.MarkDirty(name);
        }

        (row.NameId, self.ReleaseId) = (self.Id, row.Id);
        names.MarkDirty(self);
        releases.Save(row);
        return row;
    }

    private void Redirect(LoadedRelease from, LoadedRelease to, string service)
    {
        if (from.State is { } state)
        {
            rollups.Add(state.BuiltAt, service, state.ByBuildDay, remove: true);
            rollups.Add(state.ShippedAt ?? state.FirstWeightAt, service, state.ByShippingDay, remove: true);
        }

        (from.State, from.DueAt, from.RedirectTo) = (null, null, to.Id);
        releases.Save(from);
    }
}
