using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// A name's record as loaded, with its row's key.
internal sealed class LoadedName(long id, string service, NameRecord record)
{
    public long Id { get; } = id;
    public string Service { get; } = service;
    public NameRecord Record { get; } = record;
    public ReleaseName Name => Record.Name;
    public long? ReleaseId { get; set; }
    public bool IsNew { get; set; }

    /// Entries stored so far; some of them may have been replaced or dropped from the record since.
    public long Stored { get; set; }

    /// What its row said when it was last written.
    public NameHead? Written { get; set; }

    public LinkedListNode<LoadedName>? Place { get; set; }

    public NameHead Head => new(
        Record.Links.Count, Record.StartsRelease, Record.Bag.FirstAt, Record.Links.Count > 0 || Record.Bag.Unordered.Any(e => !e.ChangeOnly), ReleaseId);
}

/// What the row of a name depends on. Links only ever become more.
internal readonly record struct NameHead(int Links, bool StartsRelease, DateTimeOffset? FirstAt, bool ProvesMoreThanAChange, long? ReleaseId);

/// The names of all services: loaded when needed, kept while used, written at the end of the transaction.
internal sealed class Names(Session session)
{
    private const long MostEntries = 100_000;
    private const int MostNames = 40_000;

    private readonly NameStore _store = new(session);
    private readonly Dictionary<(string, ReleaseName), LoadedName?> _loaded = [];
    private readonly Dictionary<long, LoadedName> _byId = [];
    private readonly LinkedList<LoadedName> _byUse = [];
    private readonly HashSet<LoadedName> _dirty = [];
    private long _entries;
    private long _id;

    /// Takes back what was not written.
    public void Restore()
    {
        foreach (var name in _dirty)
        {
            Drop(name);
        }

        _dirty.Clear();
        _id = _store.LastId();
    }

    public INameGraph Of(string service) => new Graph(this, service);

    public LoadedName? Find(string service, ReleaseName name)
    {
        if (_loaded.TryGetValue((service, name), out var known))
        {
            Touch(known);
            return known;
        }

        return Keep(service, name, _store.Find(service, name));
    }

    public LoadedName GetOrAdd(string service, ReleaseName name)
    {
        if (Find(service, name) is { } known)
        {
            return known;
        }

        var added = new LoadedName(++_id, service, new NameRecord(name)) { IsNew = true };
        MarkDirty(added);
        return Keep(service, name, added)!;
    }

    public LoadedName? ById(long id) =>
        _byId.TryGetValue(id, out var known) ? known : _store.Place(id) is { } place ? Find(place.Service, place.Name) : null;

    /// Every service that has this name, in a fixed order.
    public IReadOnlyList<string> ServicesWith(ReleaseName name) =>
        [.. _store.ServicesWith(name).Concat(_dirty.Where(d => d.IsNew && d.Name == name).Select(d => d.Service)).Distinct().Order(StringComparer.Ordinal)];

    public void MarkDirty(LoadedName name) => _dirty.Add(name);

    public void Save()
    {
        foreach (var name in _dirty)
        {
            _entries += _store.Save(name);
        }

        _dirty.Clear();
        Trim();
    }

    private LoadedName? Keep(string service, ReleaseName name, LoadedName? loaded)
    {
        _loaded[(service, name)] = loaded;
        if (loaded is not null)
        {
            _byId[loaded.Id] = loaded;
            loaded.Place = _byUse.AddFirst(loaded);
            _entries += loaded.Stored;
        }

        return loaded;
    }

    private void Touch(LoadedName? name)
    {
        if (name?.Place is { } place && !ReferenceEquals(_byUse.First, place))
        {
            _byUse.Remove(place);
            _byUse.AddFirst(place);
        }
    }

    private void Drop(LoadedName name)
    {
        _byUse.Remove(name.Place!);
        _byId.Remove(name.Id);
        _loaded.Remove((name.Service, name.Name));
        _entries -= name.Stored;
    }

    // Between transactions only: nothing dirty is ever dropped. Known absences are forgotten with the rest.
    private void Trim()
    {
        if (_entries <= MostEntries && _loaded.Count <= MostNames)
        {
            return;
        }

        foreach (var absent in _loaded.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            _loaded.Remove(absent);
        }

        while (_byUse.Last is { } last && (_entries > MostEntries * 3 / 4 || _byUse.Count > MostNames * 3 / 4))
        {
            Drop(last.Value);
        }
    }

    private sealed class Graph(Names names, string service) : INameGraph
    {
        public NameRecord? Find(ReleaseName name) => names.Find(service, name)?.Record;

        public NameRecord GetOrAdd(ReleaseName name) => names.GetOrAdd(service, name).Record;
    }
}
