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
    Session session, Facts facts, Agreement agreement, Names names, Services services, Releases releases, Surroundings surroundings, Rollups rollups,
    StageStore stages, InterventionStore interventions)
{
    private static readonly Gate[] AllGates = Enum.GetValues<Gate>();

    private readonly Sql _decision = session.Prepare(
        "INSERT INTO Decisions(Seq,ReleaseId,Service,Gate,Open,DecidedAt,AgreementVersion,Reasons,Because) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");

    private readonly Identities _identities = new(names, releases, rollups, stages);
    private readonly Marks _marks = new();
    private readonly Dictionary<(string, ReleaseName), FoldedAnswer> _answers = [];

    /// What was answered since the last Clear.
    public IReadOnlyDictionary<(string Service, ReleaseName Identity), FoldedAnswer> Answers => _answers;

    public Marks Marks => _marks;

    public void Clear()
    {
        _marks.Clear();
        _answers.Clear();
    }

    /// Marks the releases a name stands for; false when it stands for none.
    public bool MarkAll(LoadedName name, bool takesPart = true)
    {
        var identities = name.Service.Length == 0 ? [] : ReleaseIdentity.ReleasesOf(names.Of(name.Service), name.Name);
        foreach (var identity in identities)
        {
            _marks.Add(name.Service, identity, takesPart);
        }

        return identities.Count > 0;
    }

    /// Gives rows to what was marked since the last call, in the order folding would. A replay folds at its end.
    public void AssignIds()
    {
        foreach (var ((service, identity), mark) in _marks.TakeFresh())
        {
            if (_identities.IsRelease(service, identity))
            {
                var (row, _) = _identities.RowOf(service, identity, mark.Seq);
                if (row.Written is null)
                {
                    releases.Save(row, null);
                }
            }
        }
    }

    public void FoldAll(DateTimeOffset now, bool decide)
    {
        while (_marks.Count > 0)
        {
            foreach (var ((service, identity), mark) in _marks.TakeAll())
            {
                if (_identities.IsRelease(service, identity))
                {
                    Fold(service, identity, now, mark, decide);
                }
            }
        }
    }

    private void Fold(string service, ReleaseName identity, DateTimeOffset now, Mark mark, bool decide)
    {
        var (row, moved) = _identities.RowOf(service, identity, mark.Seq);
        var profile = services.Get(service, service, now);
        var around = surroundings.Of(service, identity);
        if (ReleaseFold.Build(names.Of(service), profile.Name, identity, around) is not { } folded)
        {
            return;
        }

        var context = new GateContext(Services.TierOf(profile), profile.EarlierDigestAt(row.NameId));
        var before = row.Contribution;
        var shippedBefore = folded.Release.ShippedAt is { } shipped ? releases.ShippedBefore(service, shipped, row.Id) : null;
        var told = interventions.Attach(folded.Release, service, identity, names.Of(service));
        var release = ReleaseMeasurer.Measure(told, folded.Entries, agreement, context, shippedBefore);
        var gates = GatePolicy.Decide(release, agreement, context, now);
        row.Bypassed = release.ByShippingDay.Bypasses + release.ByShippingDay.Overrides > 0;
        row.UpdatedSeq = mark.Seq ?? row.UpdatedSeq;
        row.DueAt = release.ShippedAt is not null ? null : !decide && DiffersFrom(row, gates) ? now : NextChange.After(release, gates, now);
        if (decide && release.ShippedAt is null)
        {
            Decide(row, release, gates, now, mark.Because);
        }

        releases.Save(row, release);
        rollups.Move(service, before, row.Contribution);
        stages.Save(service, row.Id, release, folded.Entries);
        if (before?.HasIncidents == true || release.Incidents.Count > 0)
        {
            surroundings.Incidents.Tie(row, folded.Entries, around, releases.Find);
        }

        MarkNext(service, row, [.. moved, .. Moved(before?.ShippedAt, release.ShippedAt)]);
        _answers[(service, identity)] = new(row.PublicId, gates.FirstOrDefault(g => !g.Open) is { } closed ? new GateEcho(Slug.Of(closed.Gate), false, closed.Missing) : null);
    }

    private static bool DiffersFrom(LoadedRelease row, IReadOnlyList<GateDecision> gates) =>
        Array.Exists(AllGates, g => gates[(int)g].Open != IsOpen(row, g));

    private static bool IsOpen(LoadedRelease row, Gate gate) => (row.OpenGates & (1 << (int)gate)) != 0;

    private void Decide(LoadedRelease row, Release release, IReadOnlyList<GateDecision> gates, DateTimeOffset now, string because)
    {
        foreach (var decision in gates)
        {
            if (decision.Open == IsOpen(row, decision.Gate))
            {
                continue;
            }

            var decided = new GateDecided
            {
                ReleaseId = row.PublicId,
                Service = release.Service,
                Version = release.Version,
                Digest = release.Digest,
                Gate = decision.Gate,
                Open = decision.Open,
                AgreementVersion = agreement.Version,
                DecidedAt = now,
                Reasons = decision.Reasons,
                Evidence = [.. decision.Items.Select(i => i.Evidence?.Key).OfType<string>().Distinct()],
                Waivers = decision.Waivers is { Count: > 0 } waivers ? [.. waivers.Select(w => w.Id)] : null,
                Because = because,
            };
            facts.Append(decided, row.Service, row.NameId);
            Note(row, decided, facts.Seq);
        }
    }

    /// Takes a recorded decision over as it was made: a replay never decides again.
    public LoadedRelease? TakeOver(GateDecided decided, long seq)
    {
        if (releases.FindPublic(decided.ReleaseId) is not { } row)
        {
            return null;
        }

        Note(row, decided, seq);
        releases.SaveGates(row);
        return row;
    }

    private void Note(LoadedRelease row, GateDecided decided, long seq)
    {
        var bit = 1 << (int)decided.Gate;
        row.OpenGates = decided.Open ? row.OpenGates | bit : row.OpenGates & ~bit;
        _decision.Run(
            seq, row.Id, row.Service, (int)decided.Gate, decided.Open, decided.DecidedAt, decided.AgreementVersion, JsonSerializer.Serialize(decided.Reasons), decided.Because);
    }

    private static IEnumerable<DateTimeOffset> Moved(DateTimeOffset? before, DateTimeOffset? after) =>
        before == after ? [] : new[] { before, after }.OfType<DateTimeOffset>();

    // "Fixed within 24 hours" looks at the shipment before, so a shipment that moves concerns the next one.
    private void MarkNext(string service, LoadedRelease row, IReadOnlyList<DateTimeOffset> shipments)
    {
        foreach (var next in shipments.SelectMany(at => releases.ShippedNextAfter(service, at, row.Id)).Select(names.ById).OfType<LoadedName>())
        {
            _marks.AddNeighbour(service, next.Name);
        }
    }
}
