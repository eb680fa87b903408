using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// The rows of names. What a name was told stands in rows of its own: an event adds one and rewrites nothing.
internal sealed class NameStore(Session session)
{
    // Replaced and dropped entries stay among the rows until there are more of them than of the others.
    private const int Slack = 256;

    private readonly Sql _find = session.Prepare("SELECT Id, State, ReleaseId FROM Names WHERE Value=?1 AND Kind=?2 AND Service=?3");
    private readonly Sql _entries = session.Prepare("SELECT Body FROM Entries WHERE NameId=?1 ORDER BY N");
    private readonly Sql _place = session.Prepare("SELECT Service, Kind, Value FROM Names WHERE Id=?1");
    private readonly Sql _services = session.Prepare("SELECT Service FROM Names WHERE Value=?1 AND Kind=?2");
    private readonly Sql _last = session.Prepare("SELECT MAX(Id) FROM Names");
    private readonly Sql _insert = session.Prepare("INSERT INTO Names(Id,Service,Kind,Value,State,ReleaseId) VALUES(?1,?2,?3,?4,?5,?6)");
    private readonly Sql _update = session.Prepare("UPDATE Names SET State=?2, ReleaseId=?3 WHERE Id=?1");
    private readonly Sql _add = session.Prepare("INSERT INTO Entries(NameId,N,Body) VALUES(?1,?2,?3)");
    private readonly Sql _clear = session.Prepare("DELETE FROM Entries WHERE NameId=?1");

    public long LastId() => _last.Number() ?? 0;

    public LoadedName? Find(string service, ReleaseName name)
    {
        if (Head(service, name) is not { } head)
        {
            return null;
        }

        List<Entry> entries = [];
        using (var rows = _entries.Read(head.Id))
        {
            while (rows.Read())
            {
                entries.Add(JsonSerializer.Deserialize(rows.Bytes(0), CoreJson.Default.Entry)!);
            }
        }

        var loaded = new LoadedName(head.Id, service, (head.State with { Entries = entries }).ToRecord(name)) { ReleaseId = head.ReleaseId, Stored = entries.Count };
        loaded.Written = loaded.Head;
        return loaded;
    }

    public (string Service, ReleaseName Name)? Place(long id)
    {
        using var rows = _place.Read(id);
        return rows.Read() ? (rows.Text(0), new((NameKind)rows.Long(1), rows.Text(2))) : null;
    }

    public IReadOnlyList<string> ServicesWith(ReleaseName name)
    {
        List<string> services = [];
        using var rows = _services.Read(name.Value, (int)name.Kind);
        while (rows.Read())
        {
            services.Add(rows.Text(0));
        }

        return services;
    }

    /// Writes what changed; returns how many entries are stored more than before.
    public long Save(LoadedName name)
    {
        var head = name.Head;
        if (name.Written != head)
        {
            SaveHead(name, head);
            name.Written = head;
        }

        var before = name.Stored;
        if (name.Stored > (2 * name.Record.Bag.Unordered.Count) + Slack)
        {
            _clear.Run(name.Id);
            name.Stored = 0;
            Add(name, name.Record.Bag.Entries);
        }
        else
        {
            Add(name, name.Record.Bag.Unsaved);
        }

        name.Record.Bag.Saved();
        return name.Stored - before;
    }

    private (long Id, StoredName State, long? ReleaseId)? Head(string service, ReleaseName name)
    {
        using var rows = _find.Read(name.Value, (int)name.Kind, service);
        return rows.Read() ? (rows.Long(0), JsonSerializer.Deserialize(rows.Bytes(1), CoreJson.Default.StoredName)!, rows.LongOrNull(2)) : null;
    }

    // The row says all that is needed to find out which release the name stands for; one entry without content says that there are any.
    private void SaveHead(LoadedName name, NameHead head)
    {
        var bare = StoredName.Of(new NameRecord(name.Name) { Links = name.Record.Links, StartsRelease = head.StartsRelease }) with
        {
            FirstAt = head.FirstAt,
            Entries = head is { ProvesMoreThanAChange: true, FirstAt: { } at } ? [new Entry { Type = "", Subject = "", Key = "", At = at }] : [],
        };
        var state = JsonSerializer.SerializeToUtf8Bytes(bare, CoreJson.Default.StoredName);
        if (name.IsNew)
        {
            _insert.Run(name.Id, name.Service, (int)name.Name.Kind, name.Name.Value, state, name.ReleaseId);
            name.IsNew = false;
        }
        else
        {
            _update.Run(name.Id, state, name.ReleaseId);
        }
    }

    private void Add(LoadedName name, IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            _add.Run(name.Id, ++name.Stored, JsonSerializer.SerializeToUtf8Bytes(entry, CoreJson.Default.Entry));
        }
    }
}
