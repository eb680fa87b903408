using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// What ran where from when on. Answers "what ran there then" for things that name an environment and no release.
internal sealed class Running(Session session)
{
    private static readonly TimeSpan IncidentReach = TimeSpan.FromHours(24);

    private readonly Sql _add = session.Prepare("INSERT OR IGNORE INTO Running(Service,Environment,At,NameId,Stage,IsDigest) VALUES($1,$2,$3,$4,$5,$6)");
    private readonly Sql _in = session.Prepare("SELECT NameId, At FROM Running WHERE Service=$1 AND Environment=$2 AND At<=$3 ORDER BY At DESC, NameId DESC LIMIT 1");
    private readonly Sql _inProduction = session.Prepare(
        "SELECT NameId, At FROM Running WHERE Service=$1 AND Stage=6 AND At<=$2 ORDER BY At DESC, NameId DESC LIMIT 1");

    /// Records that this entry made something run; true when it did.
    public bool Note(string service, Entry entry, LoadedName name)
    {
        if (!MakesRun(entry))
        {
            return false;
        }

        var stage = StageOf(entry);
        _add.Run(session.Transaction, service, Key(entry.Environment), entry.End, name.Id, stage is { } s ? (int)s : -1, name.Record.Name.Kind == NameKind.Digest ? 1 : 0);
        return true;
    }

    /// The name that ran there at that moment; without an environment, in production. An incident looks back 24 hours only.
    public long? At(string service, string? environment, DateTimeOffset at, bool isIncident)
    {
        using var reader = environment is null ? _inProduction.Read(session.Transaction, service, at) : _in.Read(session.Transaction, service, Key(environment), at);
        return reader.Read() && (!isIncident || at - reader.At(1) <= IncidentReach) ? reader.GetInt64(0) : null;
    }

    public static Stage? StageOf(Entry e) => e.Stage ?? EnvironmentStage.Of(e.Environment) ?? (e.Type.StartsWith("rollout.", StringComparison.Ordinal) ? Stage.Production : null);

    private static bool MakesRun(Entry e) => (Entry.IsDeployment(e.Type) && e.IsSuccess) || e.Type is EventTypes.ServiceRunning or EventTypes.RolloutPromoted;

    private static string Key(string? environment) => (environment ?? "production").ToLowerInvariant();
}
