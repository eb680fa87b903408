using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// A release's row: its ids for ever, and of its state what the next fold must know.
internal sealed class LoadedRelease
{
    public required long Id { get; init; }
    public required string PublicId { get; init; }
    public required string Service { get; init; }
    public long NameId { get; set; }
    public int OpenGates { get; set; }
    public bool Bypassed { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public long? RedirectTo { get; set; }
    public long UpdatedSeq { get; set; }

    /// What it adds to the daily sums and to its neighbours; null before it was folded.
    public Contribution? Contribution { get; set; }

    /// What the indexed columns said when they were last written; null for a row not yet written.
    public Indexed? Written { get; set; }
}

/// What of a release others than its own page depend on.
internal sealed record Contribution(DateTimeOffset? BuiltAt, Measures ByBuildDay, DateTimeOffset? ReachedAt, Measures ByShippingDay, DateTimeOffset? ShippedAt, bool HasIncidents)
{
    public static Contribution Of(Release r) =>
        new(r.BuiltAt, r.ByBuildDay, r.ShippedAt ?? r.FirstWeightAt, r.ByShippingDay, r.ShippedAt, r.Incidents.Count > 0);
}

/// The columns that an index stands on.
internal readonly record struct Indexed(DateTimeOffset OrderAt, DateTimeOffset? ShippedAt, DateTimeOffset? DueAt, DateTimeOffset? RolloutAt, DateTimeOffset? FeedbackStartedAt);

/// The releases: found, kept while used, and asked about their service.
internal sealed class Releases(Session session)
{
    private const int Kept = 20_000;

    private readonly ReleaseStore _store = new(session);
    private readonly Sql _shippedBefore = session.Prepare("SELECT MAX(ShippedAt) FROM Releases WHERE Service=?1 AND ShippedAt<?2 AND Id<>?3");
    private readonly Sql _shippedAfter = session.Prepare(
        "SELECT NameId FROM Releases WHERE Service=?1 AND ShippedAt=(SELECT MIN(ShippedAt) FROM Releases WHERE Service=?1 AND ShippedAt>?2 AND Id<>?3) AND Id<>?3");

    private readonly Sql _inFlight = session.Prepare(
        "SELECT NameId FROM Releases WHERE Service=?1 AND ShippedAt IS NULL AND RedirectTo IS NULL ORDER BY OrderAt DESC LIMIT 200");

    private readonly Sql _due = session.Prepare("SELECT Id, NameId FROM Releases WHERE DueAt<=?1 ORDER BY DueAt LIMIT ?2");
    private readonly Sql _postpone = session.Prepare("UPDATE Releases SET DueAt=?2 WHERE Id=?1");
    private readonly Sql _allDue = session.Prepare("UPDATE Releases SET DueAt=0 WHERE Service=?1 AND RedirectTo IS NULL");

    private readonly Dictionary<long, LoadedRelease> _loaded = [];
    private long _id;

    public void Restore()
    {
        _loaded.Clear();
        _id = _store.LastId();
    }

    public LoadedRelease? Find(long id)
    {
        if (!_loaded.TryGetValue(id, out var release) && _store.Find(id) is { } stored)
        {
            _loaded[id] = release = stored;
        }

        return release;
    }

    public LoadedRelease? FindPublic(string publicId) => _store.IdOf(publicId) is { } id ? Find(id) : null;

    public LoadedRelease Add(string service, ReleaseName identity, long nameId)
    {
        var id = ++_id;
        return _loaded[id] = new LoadedRelease { Id = id, PublicId = _store.FreeId(service, identity), Service = service, NameId = nameId };
    }

    /// Writes the row; without a state it stands for no release yet, or for none any more.
    public void Save(LoadedRelease row, Release? state)
    {
        row.Contribution = state is null ? null : Contribution.Of(state);
        _store.Save(row, state);
    }

    /// Writes only which gates are open.
    public void SaveGates(LoadedRelease row) => _store.SaveGates(row);

    public DateTimeOffset? ShippedBefore(string service, DateTimeOffset at, long id) =>
        _shippedBefore.Number(service, at, id) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// Names of those that shipped next after the moment: several when they shipped at the same.
    public IReadOnlyList<long> ShippedNextAfter(string service, DateTimeOffset at, long id) => List(_shippedAfter.Read(service, at, id));

    public IReadOnlyList<long> InFlight(string service) => List(_inFlight.Read(service));

    /// Releases to be folded again by now, with their names.
    public IReadOnlyList<(long Id, long NameId)> Due(DateTimeOffset now, int most)
    {
        List<(long, long)> due = [];
        using var rows = _due.Read(now, most);
        while (rows.Read())
        {
            due.Add((rows.Long(0), rows.Long(1)));
        }

        return due;
    }

    public void Postpone(long id, DateTimeOffset? until)
    {
        _postpone.Run(id, until);
        _loaded.Remove(id);
    }

    /// Asks for every release of a service to be folded again; true when there are any.
    public bool PutAllDue(string service)
    {
        if (_allDue.Run(service) == 0)
        {
            return false;
        }

        foreach (var id in _loaded.Values.Where(r => r.Service == service).Select(r => r.Id).ToList())
        {
            _loaded.Remove(id);
        }

        return true;
    }

    /// Between transactions only.
    public void Trim()
    {
        if (_loaded.Count > Kept)
        {
            _loaded.Clear();
        }
    }

    private static List<long> List(Rows rows)
    {
        using (rows)
        {
            List<long> ids = [];
            while (rows.Read())
            {
                ids.Add(rows.Long(0));
            }

            return ids;
        }
    }
}
