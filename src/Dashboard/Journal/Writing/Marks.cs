using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Why a release must be folded. Seq: the newest fact that takes part in folding it; null where only time or a neighbour moved.
internal readonly record struct Mark(long? Seq, string Because);

/// The releases to be folded, in a fixed order.
internal sealed class Marks
{
    private SortedDictionary<(string Service, ReleaseName Identity), Mark> _marked = [];
    private SortedDictionary<(string Service, ReleaseName Identity), Mark>? _fresh;
    private Mark _now;

    public int Count => _marked.Count;

    public void Clear()
    {
        _marked.Clear();
        _fresh?.Clear();
    }

    /// The fact being taken in and the delivery it came with.
    public void Begin(long seq, string because) => _now = new(seq, because);

    public void BeginByTime() => _now = new(null, "clock");

    public void Add(string service, ReleaseName identity, bool takesPart = true)
    {
        var known = _marked.GetValueOrDefault((service, identity));
        Set(service, identity, new(takesPart ? _now.Seq ?? known.Seq : known.Seq, _now.Because));
    }

    public void AddNeighbour(string service, ReleaseName identity) => _marked.TryAdd((service, identity), new(null, ""));

    /// From now on what is marked can be asked for by itself, while it stays marked.
    public void RememberFresh() => _fresh = [];

    public IReadOnlyList<KeyValuePair<(string Service, ReleaseName Identity), Mark>> TakeFresh()
    {
        var fresh = _fresh!.ToList();
        _fresh!.Clear();
        return fresh;
    }

    public IReadOnlyCollection<KeyValuePair<(string Service, ReleaseName Identity), Mark>> TakeAll()
    {
        var marked = _marked;
        _marked = [];
        return marked;
    }

    private void Set(string service, ReleaseName identity, Mark mark)
    {
        _marked[(service, identity)] = mark;
        if (_fresh is not null)
        {
            _fresh[(service, identity)] = mark;
        }
    }
}
