using Dashboard.Core.Pipeline;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Figures;

/// One thing told of a release, as it stands in the journal.
public sealed record ToldFact(long Sequence, long Delivery, DateTimeOffset RecordedAt, PathEvent Event)
{
    public Entry Entry { get; } = Entry.Of(Event);
}

/// Everything told of one release, from the facts of its names and of what it ran beside, in the order it happened.
public sealed record ReleaseTold(IReadOnlyList<ToldFact> Facts, bool Shortened)
{
    /// Of a name that very much was told of, the first and the last so many.
    private const int MostPerEnd = 1000;
    private const int MostStretches = 500;
    private static readonly TimeSpan IncidentReach = TimeSpan.FromHours(24);
    private static readonly string[] Families = ["alert.", "incident.", "rollout."];

    /// The same as the release was folded from: each fact once, in the fixed order.
    public IReadOnlyList<Entry> Entries { get; } =
        EvidenceBag.InOrder(Facts.Select(f => f.Entry).GroupBy(e => e.Identity).Select(g => g.MinBy(e => e.Key, StringComparer.Ordinal)!));

    public static async Task<ReleaseTold> ReadAsync(Snapshot snapshot, ReleaseReading reading, CancellationToken ct)
    {
        var graph = new StoredNames(snapshot.Db, reading.Head.ServiceKey);
        var identity = new ReleaseName(reading.Release.IdentityKind, reading.Release.Identity);
        List<ToldFact> told = [];
        var shortened = false;
        foreach (var member in ReleaseIdentity.MembersOf(graph, identity).Where(m => m.Counts != MemberCounts.Nothing))
        {
            if (graph.IdOf(member.Record.Name) is { } id)
            {
                var (facts, cut) = await OfNameAsync(snapshot, id, ct);
                told.AddRange(facts.Where(f => Counts(member.Counts, f.Entry)));
                shortened |= cut;
            }
        }

        told.AddRange(await AroundAsync(snapshot, graph, identity, reading.Head.ServiceKey, ct));
        return new ReleaseTold([.. told.DistinctBy(f => f.Sequence).OrderBy(f => f.Event.OccurredAt).ThenBy(f => f.Sequence)], shortened);
    }

    private static async Task<(IEnumerable<ToldFact> Facts, bool Cut)> OfNameAsync(Snapshot snapshot, long nameId, CancellationToken ct)
    {
        var all = snapshot.Db.Facts.Where(f => f.NameId == nameId && f.DeliverySeq > 0);
        var first = await all.OrderBy(f => f.Seq).Take(MostPerEnd).ToListAsync(ct);
        if (first.Count < MostPerEnd)
        {
            return (first.Select(Fact).OfType<ToldFact>(), false);
        }

        var seen = first[^1].Seq;
        var last = await all.Where(f => f.Seq > seen).OrderByDescending(f => f.Seq).Take(MostPerEnd).ToListAsync(ct);
        return (first.Concat(last).Select(Fact).OfType<ToldFact>(), last.Count == MostPerEnd);
    }

    private static ToldFact? Fact(FactRow row) =>
        FactBody.Read(row.Body).Event is { } told ? new ToldFact(row.Seq, row.DeliverySeq, row.RecordedAt, told) : null;

    // As the fold counts them: of a commit with several artifacts only what is about its source, of a proposed change only the change.
    private static bool Counts(MemberCounts counts, Entry e)
    {
        var change = e.Type.StartsWith("change.", StringComparison.Ordinal);
        return (counts == MemberCounts.All || e.Stage == Stage.Build || change) && (!e.ChangeOnly || change);
    }

    // What named the service and an environment only, while this release and nothing else that could be meant ran there.
    private static async Task<IEnumerable<ToldFact>> AroundAsync(Snapshot snapshot, StoredNames graph, ReleaseName identity, string service, CancellationToken ct)
    {
        if (graph.IdOf(ReleaseName.OfService) is not { } ofService)
        {
            return [];
        }

        var own = ReleaseIdentity.MembersOf(graph, identity).Select(m => m.Record.Name)
            .Where(n => ReleaseIdentity.ReleasesOf(graph, n) is [var only] && only == identity).Select(graph.IdOf).OfType<long>().ToList();
        var runs = await snapshot.Db.Running.Where(r => own.Contains(r.NameId) && r.Service == service)
            .OrderByDescending(r => r.At).Take(MostStretches)
            .Select(r => new
            {
                r.Environment,
                r.At,
                r.Stage,
                Next = snapshot.Db.Running.Where(n => n.Service == r.Service && n.Environment == r.Environment && n.At > r.At).Min(n => (DateTimeOffset?)n.At),
            })
            .ToListAsync(ct);
        if (runs.Count == 0)
        {
            return [];
        }

        var (from, until) = (runs.Min(r => r.At), runs.Max(r => r.Next ?? DateTimeOffset.MaxValue));
        var rows = await snapshot.Db.Facts.Where(f => f.NameId == ofService && f.OccurredAt >= from && f.OccurredAt < until && f.DeliverySeq > 0)
            .OrderByDescending(f => f.Seq).Take(MostPerEnd).ToListAsync(ct);
        return rows.Where(r => Array.Exists(Families, f => r.Type.StartsWith(f, StringComparison.Ordinal))).Select(Fact).OfType<ToldFact>()
            .Where(f => runs.Exists(r => (f.Event.Environment is { } there ? there.Equals(r.Environment, StringComparison.OrdinalIgnoreCase) : r.Stage == (int)Stage.Production)
                && r.At <= f.Event.OccurredAt && (r.Next is null || f.Event.OccurredAt < r.Next)
                && (!f.Event.Type.StartsWith("incident.", StringComparison.Ordinal) || f.Event.OccurredAt - r.At <= IncidentReach)));
    }
}
