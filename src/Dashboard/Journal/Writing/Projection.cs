using Dashboard.Core.Agreements;
using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Takes recorded events into the read models: joins them, then folds and decides every release they touched.
internal sealed class Projection
{
    private readonly Rollups _rollups;
    private readonly Running _running;
    private readonly SideTables _side;
    private readonly Folding _folding;

    public Projection(Session session, Facts facts, Agreement agreement)
    {
        Names = new Names(session);
        Services = new Services(session);
        Releases = new Releases(session);
        _rollups = new Rollups(session);
        _running = new Running(session);
        _side = new SideTables(session);
        _folding = new Folding(session, facts, agreement, Names, Services, Releases, _running, _rollups);
    }

    public Names Names { get; }

    public Services Services { get; }

    public Releases Releases { get; }

    public IReadOnlyDictionary<(string Service, ReleaseName Identity), FoldedAnswer> Answers => _folding.Answers;

    public void Restore()
    {
        Names.Restore();
        Services.Clear();
        Releases.Restore();
        _rollups.Clear();
        _folding.Clear();
    }

    /// Joins one event. Returns where it was kept: the service's key and the id of the name that holds it.
    public (string? Service, long? NameId, ReleaseName? Identity) Join(PathEvent e, long seq)
    {
        _folding.Seq = seq;
        if (Answer.Of(e) is { } answer)
        {
            _side.Note(answer);
            return (null, null, null);
        }

        if (e.Service is not { Length: > 0 } name)
        {
            return e.Digest is { Length: > 0 } digest ? JoinDigestOfAnyService(e, ReleaseName.Digest(digest)) : (null, null, null);
        }

        var key = Writing.Services.KeyOf(name);
        var service = Services.Get(key, name, e.OccurredAt);
        var tierChanged = Services.Learn(service, e);
        var (nameId, identity) = JoinIn(key, e);
        if (tierChanged)
        {
            foreach (var id in Releases.InFlight(key))
            {
                _folding.Mark(id);
            }
        }

        return (key, nameId, identity);
    }

    /// Folds and decides everything marked since the last call, and writes it.
    public void FoldAndSave(DateTimeOffset now, string because, bool decide)
    {
        _folding.FoldAll(now, because, decide);
        Names.Save();
        Services.Save();
        _rollups.Save();
        Releases.Trim();
    }

    /// Gives ids to what was marked without folding it yet; a replay folds at its end.
    public void AssignIds() => _folding.AssignIds();

    public void Restore(Core.Gates.GateDecided decided, long seq) => _folding.Restore(decided, seq);

    public int MarkDue(DateTimeOffset now, int most)
    {
        var due = Releases.Due(now, most);
        foreach (var nameId in due)
        {
            _folding.Mark(nameId);
        }

        return due.Count;
    }

    private (long? NameId, ReleaseName? Identity) JoinIn(string service, PathEvent e)
    {
        var graph = Names.Of(service);
        LearnDigest(service, e, graph);
        var joined = Joining.Apply(graph, e);
        LoadedName? holder = null;
        foreach (var record in joined.Changed)
        {
            var loaded = Names.GetOrAdd(service, record.Name);
            Names.MarkDirty(loaded);
            holder = holder is null || record.Name.Kind < holder.Record.Name.Kind ? loaded : holder;
        }

        foreach (var identity in joined.Releases)
        {
            _folding.Mark(service, identity);
        }

        if (holder is null)
        {
            return (null, null);
        }

        NoteRunning(service, e, holder, graph);
        var around = Around(service, e, holder, graph);
        var releases = ReleaseIdentity.ReleasesOf(graph, holder.Record.Name);
        var owner = releases.Count == 1 ? releases[0] : around;
        var releaseId = owner is { } o && IsIncident(e) ? _folding.IdOf(service, o) : null;
        _side.Note(service, e, releaseId, releaseId is null ? null : around is null ? "it names the release" : "it was the release last deployed there within 24 hours");
        return (holder.Id, owner);
    }

    // A digest first seen in a service takes over what was told about it without naming any service.
    private void LearnDigest(string service, PathEvent e, INameGraph graph)
    {
        if (e.Digest is not { Length: > 0 } digest || service.Length == 0)
        {
            return;
        }

        var name = ReleaseName.Digest(digest);
        if (graph.Find(name) is null && Names.Find("", name) is { } anywhere)
        {
            Share(anywhere.Record, graph);
        }
    }

    private static void Share(NameRecord anywhere, INameGraph graph)
    {
        var record = graph.GetOrAdd(anywhere.Name);
        foreach (var entry in anywhere.Bag.Unordered)
        {
            record.Bag.Add(entry);
        }

        foreach (var link in anywhere.Links)
        {
            record.Links.Add(link);
            graph.GetOrAdd(link).Links.Add(anywhere.Name);
        }
    }

    private (string? Service, long? NameId, ReleaseName? Identity) JoinDigestOfAnyService(PathEvent e, ReleaseName digest)
    {
        var services = Names.ServicesWith(digest);
        var (nameId, _) = JoinIn("", e);
        foreach (var service in services.Where(s => s.Length > 0))
        {
            JoinIn(service, e);
        }

        return (null, nameId, null);
    }

    private void NoteRunning(string service, PathEvent e, LoadedName holder, INameGraph graph)
    {
        var entry = Entry.Of(e);
        if (e.Type == EventTypes.ServiceRolledBack)
        {
            if (e.Detail("toDigest") is not { } to)
            {
                return;
            }

            (entry, holder) = (entry with { Type = EventTypes.ServiceRunning }, Names.GetOrAdd(service, ReleaseName.Digest(to)));
        }

        if (!e.ChangeOnly && holder.Record.Name.Kind != NameKind.Service && _running.Note(service, entry, holder))
        {
            if (Running.StageOf(entry) == Stage.Production && holder.Record.Name.Kind == NameKind.Digest && service.Length > 0)
            {
                Services.ReachedProduction(Services.Get(service, service, e.OccurredAt), holder.Id, entry.End);
            }

            // What was told about the environment may now belong to another release than before.
            if (graph.Find(ReleaseName.OfService) is not null && _running.At(service, e.Environment, entry.End.AddTicks(-1), isIncident: false) is { } before)
            {
                _folding.Mark(before);
            }
        }
    }

    private ReleaseName? Around(string service, PathEvent e, LoadedName holder, INameGraph graph)
    {
        if (holder.Record.Name.Kind != NameKind.Service || _running.At(service, e.Environment, e.OccurredAt, IsIncident(e)) is not { } runner)
        {
            return null;
        }

        _folding.Mark(runner);
        return Names.ById(runner) is { } found && ReleaseIdentity.ReleasesOf(graph, found.Name) is [var only] ? only : null;
    }

    private static bool IsIncident(PathEvent e) => e.Type.StartsWith("incident.", StringComparison.Ordinal);
}
