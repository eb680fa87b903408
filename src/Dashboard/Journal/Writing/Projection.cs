using Dashboard.Core.Agreements;
using Dashboard.Core.Diagnostics;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring.Environments;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Where an event was kept: the service's key, the name that holds it and the release it concerns, as far as they are known.
internal readonly record struct Place(string? Service, long? NameId, ReleaseName? Identity, bool IsPlaced);

/// Takes recorded events into the read models: joins them, then folds and decides every release they touched.
internal sealed class Projection
{
    private readonly Names _names;
    private readonly Services _services;
    private readonly Releases _releases;
    private readonly Rollups _rollups;
    private readonly StageStore _stages;
    private readonly SideTables _side;
    private readonly Running _running;
    private readonly Joins _joins;
    private readonly Folding _folding;
    private readonly InterventionStore _interventions;
    private readonly EnvironmentStore _environments;
    private bool _replaying;

    public Projection(Session session, Facts facts, Agreement agreement)
    {
        _names = new Names(session);
        _services = new Services(session);
        _releases = new Releases(session);
        _rollups = new Rollups(session);
        _stages = new StageStore(session);
        _running = new Running(session, _names);
        _side = new SideTables(session);
        var surroundings = new Surroundings(_names, _running, _side.Incidents);
        _interventions = new InterventionStore(session);
        _environments = new EnvironmentStore(session);
        _folding = new Folding(session, facts, agreement, _names, _services, _releases, surroundings, _rollups, _stages, _interventions);
        _joins = new Joins(_names, _services, _running, _side, surroundings, _folding, new ChangeRuns(_rollups));
        Lines = new Lines(facts, _names, _running);
    }

    public Lines Lines { get; }

    public IReadOnlyDictionary<(string Service, ReleaseName Identity), FoldedAnswer> Answers => _folding.Answers;

    /// True once a tier changed: its service's releases beyond those in flight are due.
    public bool HasMoreDue { get; private set; }

    public void Restore()
    {
        _names.Restore();
        _services.Clear();
        _releases.Restore();
        _rollups.Clear();
        _stages.Restore();
        _interventions.Clear();
        Begin();
    }

    /// Forgets what the last transaction marked and answered.
    public void Begin()
    {
        _folding.Clear();
        HasMoreDue = false;
    }

    /// True for an event that may ship a release: what was proven before it is decided before it.
    public static bool MayShip(PathEvent e) => e.Type is EventTypes.RolloutPromoted or EventTypes.ServiceRunning || Entry.IsDeployment(e.Type);

    /// Joins one event that is, or was, told at that moment.
    public Place Join(PathEvent e, long seq, string because, DateTimeOffset moment)
    {
        _running.Moment = moment;
        _folding.Marks.Begin(seq, because);
        if (Answer.Of(e) is { } answer)
        {
            _side.Note(answer);
            return new(null, null, null, IsPlaced: true);
        }

        if (InterventionStep.Of(e) is { } step)
        {
            return Note(step, Services.KeyOf(step.Service)!);
        }

        var environment = EnvironmentWord.Of(e);
        if (environment is not null)
        {
            _environments.Note(Services.KeyOf(e) ?? "", environment);
        }

        if (Services.KeyOf(e) is not { } key)
        {
            return environment is not null ? new(null, null, null, IsPlaced: true) : e.Digest is { Length: > 0 } digest ? _joins.JoinDigest(e, ReleaseName.Digest(digest)) : default;
        }

        if (_services.Learn(_services.Get(key, e.Service!, e.OccurredAt), e) && !_replaying)
        {
            DecideAgain(key);
        }

        return _joins.Join(key, e);
    }

    /// Folds and decides everything marked since the last call.
    public void Fold(DateTimeOffset now, bool decide) => _folding.FoldAll(now, decide);

    /// Writes what was joined and folded.
    public void Save()
    {
        _names.Save();
        _services.Save();
        _rollups.Save();
        _releases.Trim();
        _stages.Trim();
    }

    /// From now on nothing is folded until the end; decisions come from the journal.
    public void BeginReplay()
    {
        _replaying = true;
        _folding.Marks.RememberFresh();
    }

    public void AssignIds() => _folding.AssignIds();

    public Place TakeOver(GateDecided decided, long seq) =>
        new(Services.KeyOf(decided.Service), _folding.TakeOver(decided, seq)?.NameId, null, IsPlaced: true);

    /// The releases that are due, a few at a time.
    public IReadOnlyList<(long Id, long NameId)> Due(DateTimeOffset now, int most) => _releases.Due(now, most);

    public void MarkDue((long Id, long NameId) due)
    {
        _folding.Marks.BeginByTime();
        if (_names.ById(due.NameId) is not { } name || !_folding.MarkAll(name))
        {
            // It stands for no release any more.
            _releases.Postpone(due.Id, null);
        }
    }

    public void Postpone(long id, DateTimeOffset until) => _releases.Postpone(id, until);

    // A waiver or hold counts for a release once it is folded with it: at once for the release it names or for those in flight.
    private Place Note(InterventionStep step, string service)
    {
        var matters = _interventions.Note(service, step);
        if (step.Release is { } name)
        {
            return _joins.Point(service, name);
        }

        if (matters && !_replaying)
        {
            DecideAgain(service);
        }

        return new(service, null, null, IsPlaced: true);
    }

    // Those in flight are decided with the event that brought the new tier or waiver; the sums of the others follow in turns of their own.
    private void DecideAgain(string service)
    {
        var inFlight = _releases.InFlight(service);
        HasMoreDue |= _releases.PutAllDue(service);
        foreach (var name in inFlight.Select(_names.ById).OfType<LoadedName>())
        {
            _folding.MarkAll(name, takesPart: false);
        }
    }
}
