using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// A stretch of time in which one name ran somewhere; Environment null: in production, wherever that is.
internal readonly record struct Stretch(string? Environment, DateTimeOffset From, DateTimeOffset? Until)
{
    public bool Covers(Entry e) => Environment == (e.Environment is null ? null : Running.Key(e.Environment))
        && From <= e.At && (Until is null || e.At < Until) && (!Running.IsIncident(e.Type) || e.At - From <= Running.IncidentReach);
}

/// What ran where from when on. Answers "what ran there then" for things that name an environment and no release.
internal sealed class Running(Session session, Names names)
{
    public static readonly TimeSpan IncidentReach = TimeSpan.FromHours(24);

    private readonly Sql _add = session.Prepare(
        """
        INSERT INTO Running(Service,Environment,At,NameId,Stage,IsDigest,RecordedAt) VALUES(?1,?2,?3,?4,?5,?6,?7)
        ON CONFLICT(Service,Environment,At,NameId) DO UPDATE SET Stage=MAX(Stage,?5)
        """);

    private readonly Sql _remove = session.Prepare(
        "INSERT INTO Removals(Service,Environment,At,NameId,RecordedAt) VALUES(?1,?2,?3,?4,?5) ON CONFLICT(Service,Environment,At,NameId) DO NOTHING");

    private readonly Sql _in = session.Prepare("SELECT NameId, At FROM Running WHERE Service=?1 AND Environment=?2 AND At<=?3 ORDER BY At DESC");
    private readonly Sql _inProduction = session.Prepare($"SELECT NameId, At FROM Running WHERE Service=?1 AND Stage={(int)Stage.Production} AND At<=?2 ORDER BY At DESC");
    private readonly Sql _of = session.Prepare("SELECT Environment, At, Stage FROM Running WHERE NameId=?1 AND Service=?2");
    private readonly Sql _next = session.Prepare("SELECT MIN(At) FROM Running WHERE Service=?1 AND Environment=?2 AND At>?3");
    private readonly Sql _nextInProduction = session.Prepare($"SELECT MIN(At) FROM Running WHERE Service=?1 AND Stage={(int)Stage.Production} AND At>?2");
    private readonly Sql _others = session.Prepare("SELECT NameId FROM Running WHERE Service=?1 AND Environment=?2 AND At>?3");

    /// The moment of the transaction: when what is noted now was told.
    public DateTimeOffset Moment { get; set; }

    /// Records that this entry took a release from where it ran.
    public void NoteRemoval(string service, Entry entry, LoadedName name)
    {
        if (entry is { Type: EventTypes.ServiceRemoved or EventTypes.ServiceRolledBack, Environment: { } environment, ChangeOnly: false } && name.Name.Kind != NameKind.Service)
        {
            _remove.Run(service, Key(environment), entry.End, name.Id, Moment);
        }
    }

    /// Records that this entry made something run; true when it did.
    public bool Note(string service, Entry entry, LoadedName name)
    {
        if (!MakesRun(entry) || EnvironmentOf(entry) is not { } environment)
        {
            return false;
        }

        var stage = StageOf(entry);
        _add.Run(service, environment, entry.End, name.Id, stage is { } s ? (int)s : -1, name.Name.Kind == NameKind.Digest, Moment);
        return true;
    }

    /// The name that ran there at that moment; without an environment, in production.
    public LoadedName? At(string service, string? environment, DateTimeOffset at, DateTimeOffset notBefore = default)
    {
        LoadedName? runner = null;
        foreach (var id in NewestIds(service, environment is null ? null : Key(environment), at, notBefore))
        {
            // Two names at the same moment: the order of the names decides, never that of arrival.
            runner = names.ById(id) is { } name && (runner is null || name.Name > runner.Name) ? name : runner;
        }

        return runner;
    }

    /// When and where any of these names ran, up to the next thing that ran there.
    public IReadOnlyList<Stretch> StretchesOf(string service, IReadOnlyCollection<LoadedName> members)
    {
        List<Stretch> stretches = [];
        foreach (var start in members.SelectMany(m => StartsOf(service, m)))
        {
            if (At(service, start.Environment, start.From) is { } runner && members.Contains(runner))
            {
                var next = start.Environment is { } environment ? _next.Number(service, environment, start.From) : _nextInProduction.Number(service, start.From);
                stretches.Add(start with { Until = next is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null });
            }
        }

        return stretches;
    }

    /// True when something else than these names came to run in the environment after the moment.
    public bool OtherCameTo(string service, string environment, DateTimeOffset since, IReadOnlyCollection<long> but)
    {
        using var rows = _others.Read(service, environment, since);
        while (rows.Read())
        {
            if (!but.Contains(rows.Long(0)))
            {
                return true;
            }
        }

        return false;
    }

    public static Stage? StageOf(Entry e) => e.Stage ?? EnvironmentStage.Of(e.Environment) ?? (e.Type.StartsWith("rollout.", StringComparison.Ordinal) ? Stage.Production : null);

    public static string Key(string environment) => environment.ToLowerInvariant();

    public static bool IsIncident(string type) => type.StartsWith("incident.", StringComparison.Ordinal);

    /// What names no environment ran in the one its stage is known by; without either nobody knows where it ran.
    public static string? EnvironmentOf(Entry e) => e.Environment is { } environment ? Key(environment) : StageOf(e) is { } stage ? Slug.Of(stage) : null;

    private static bool MakesRun(Entry e) => (Entry.IsDeployment(e.Type) && e.IsSuccess) || e.Type is EventTypes.ServiceRunning or EventTypes.RolloutPromoted;

    private List<Stretch> StartsOf(string service, LoadedName name)
    {
        List<Stretch> starts = [];
        using var rows = _of.Read(name.Id, service);
        while (rows.Read())
        {
            starts.Add(new(rows.Text(0), rows.At(1), null));
            if (rows.Long(2) == (int)Stage.Production)
            {
                starts.Add(new(null, rows.At(1), null));
            }
        }

        return starts;
    }

    private List<long> NewestIds(string service, string? environment, DateTimeOffset at, DateTimeOffset notBefore)
    {
        List<long> ids = [];
        DateTimeOffset? newest = null;
        using var rows = environment is null ? _inProduction.Read(service, at) : _in.Read(service, environment, at);
        while (rows.Read() && (newest ?? rows.At(1)) == rows.At(1) && rows.At(1) >= notBefore)
        {
            newest = rows.At(1);
            ids.Add(rows.Long(0));
        }

        return ids;
    }
}
