using System.Text.Json;
using Dashboard.Core;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// A name's record as loaded, with its row's key.
internal sealed class LoadedName(long id, string service, NameRecord record)
{
    public long Id { get; } = id;
    public string Service { get; } = service;
    public NameRecord Record { get; } = record;
    public long? ReleaseId { get; set; }
    public bool IsNew { get; set; }
    public bool IsDirty { get; set; }
    public LinkedListNode<LoadedName>? Place { get; set; }
}

/// The names of all services: loaded when needed, kept while used, written at the end of the transaction.
internal sealed class Names(Session session)
{
    private const int Kept = 20_000;

    private readonly Sql _find = session.Prepare("SELECT Id, State, ReleaseId FROM Names WHERE Value=$1 AND Kind=$2 AND Service=$3");
    private readonly Sql _byId = session.Prepare("SELECT Service, Kind, Value FROM Names WHERE Id=$1");
    private readonly Sql _services = session.Prepare("SELECT Service FROM Names WHERE Value=$1 AND Kind=$2");
    private readonly Sql _last = session.Prepare("SELECT COALESCE(MAX(Id),0) FROM Names");
    private readonly Sql _insert = session.Prepare("INSERT INTO Names(Id,Service,Kind,Value,State,ReleaseId) VALUES($1,$2,$3,$4,$5,$6)");
    private readonly Sql _update = session.Prepare("UPDATE Names SET State=$2, ReleaseId=$3 WHERE Id=$1");

    private readonly Dictionary<(string, ReleaseName), LoadedName?> _loaded = [];
    private readonly LinkedList<LoadedName> _byUse = [];
    private readonly HashSet<LoadedName> _dirty = [];
    private long _id;

    public void Restore()
    {
        _loaded.Clear();
        _byUse.Clear();
        _dirty.Clear();
        _id = (long)_last.Scalar(session.Transaction)!;
    }

    public INameGraph Of(string service) => new Graph(this, service);

    public LoadedName? Find(string service, ReleaseName name)
    {
        if (_loaded.TryGetValue((service, name), out var known))
        {
            Touch(known);
            return known;
        }

        LoadedName? loaded = null;
        using (var reader = _find.Read(session.Transaction, name.Value, (int)name.Kind, service))
        {
            if (reader.Read())
            {
                var stored = JsonSerializer.Deserialize((byte[])reader[1], CoreJson.Default.StoredName)!;
                loaded = new(reader.GetInt64(0), service, stored.ToRecord(name)) { ReleaseId = reader.LongOrNull(2) };
            }
        }

        Keep(service, name, loaded);
        return loaded;
    }

    public LoadedName GetOrAdd(string service, ReleaseName name)
    {
        if (Find(service, name) is { } known)
        {
            return known;
        }

        var added = new LoadedName(++_id, service, new NameRecord(name)) { IsNew = true };
        MarkDirty(added);
        Keep(service, name, added);
        return added;
    }

    /// Service and name of a row.
    public (string Service, ReleaseName Name)? ById(long id)
    {
        using var reader = _byId.Read(session.Transaction, id);
        return reader.Read() ? (reader.GetString(0), new((NameKind)reader.GetInt32(1), reader.GetString(2))) : null;
    }

    /// Every service that has this name.
    public IReadOnlyList<string> ServicesWith(ReleaseName name)
    {
        SortedSet<string> services = [.. _dirty.Where(d => d.IsNew && d.Record.Name == name).Select(d => d.Service)];
        using var reader = _services.Read(session.Transaction, name.Value, (int)name.Kind);
        while (reader.Read())
        {
            services.Add(reader.GetString(0));
        }

        return [.. services];
    }

    public void MarkDirty(LoadedName name)
    {
        name.IsDirty = true;
        _dirty.Add(name);
    }

    public void Save()
    {
        foreach (var name in _dirty)
        {
            var state = JsonSerializer.SerializeToUtf8Bytes(StoredName.Of(name.Record), CoreJson.Default.StoredName);
            if (name.IsNew)
            {
                _insert.Run(session.Transaction, name.Id, name.Service, (int)name.Record.Name.Kind, name.Record.Name.Value, state, name.ReleaseId);
            }
            else
            {
                _update.Run(session.Transaction, name.Id, state, name.ReleaseId);
            }

            name.IsNew = name.IsDirty = false;
        }

        _dirty.Clear();
        Trim();
    }

    private void Keep(string service, ReleaseName name, LoadedName? loaded)
    {
        _loaded[(service, name)] = loaded;
        if (loaded is not null)
        {
            loaded.Place = _byUse.AddFirst(loaded);
        }
    }

    private void Touch(LoadedName? name)
    {
        if (name?.Place is { } place && !ReferenceEquals(_byUse.First, place))
        {
            _byUse.Remove(place);
            _byUse.AddFirst(place);
        }
    }

    // Between transactions only: nothing dirty is ever dropped. Known absences are forgotten with the rest.
    private void Trim()
    {
        if (_loaded.Count <= Kept)
        {
            return;
        }

        foreach (var absent in _loaded.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            _loaded.Remove(absent);
        }

        while (_byUse.Count > Kept * 3 / 4)
        {
            var last = _byUse.Last!.Value;
            _byUse.RemoveLast();
            _loaded.Remove((last.Service, last.Record.Name));
        }
    }

    private sealed class Graph(Names names, string service) : INameGraph
    {
        public NameRecord? Find(ReleaseName name) => names.Find(service, name)?.Record;

        public NameRecord GetOrAdd(ReleaseName name) => names.GetOrAdd(service, name).Record;
    }
}
