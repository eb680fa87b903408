namespace Dashboard.Core.Pipeline;

/// <summary>
/// Everything told about one name of a release. It only grows, as a set: adding is commutative and idempotent, so the order
/// and the number of times things arrive cannot matter. Of each line (type, stage, check, suite, environment) the oldest and the
/// newest <see cref="PerLine"/> ÷ 2 entries are kept; what lies between is in the journal and cannot change an answer.
/// </summary>
public sealed class EvidenceBag
{
    /// <summary>Entries kept per line.</summary>
    public const int PerLine = 128;

    private readonly Dictionary<EntryIdentity, Entry> _entries = [];
    private readonly Dictionary<Line, int> _lines = [];

    /// <summary>The entries in a fixed order: by time, then key.</summary>
    public IReadOnlyList<Entry> Entries => [.. _entries.Values.OrderBy(e => e.At).ThenBy(e => e.Key, StringComparer.Ordinal)
        .ThenBy(e => e.Type, StringComparer.Ordinal).ThenBy(e => e.Suite, StringComparer.Ordinal)];

    /// <summary>The entries in no order.</summary>
    public IReadOnlyCollection<Entry> Unordered => _entries.Values;

    /// <summary>First time anything happened.</summary>
    public DateTimeOffset? FirstAt { get; private set; }

    /// <summary>Last time anything happened.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>Restores a bag from what was stored.</summary>
    public static EvidenceBag From(IEnumerable<Entry> entries, DateTimeOffset? firstAt, DateTimeOffset? lastAt)
    {
        var bag = new EvidenceBag();
        foreach (var entry in entries)
        {
            bag.Add(entry);
        }

        bag.Saw(firstAt);
        bag.Saw(lastAt);
        return bag;
    }

    /// <summary>Adds one entry; adding the same fact again changes nothing but keeps the smaller key.</summary>
    public void Add(Entry entry)
    {
        Saw(entry.At);
        var id = entry.Identity;
        if (_entries.TryGetValue(id, out var known))
        {
            _entries[id] = string.CompareOrdinal(entry.Key, known.Key) < 0 ? entry : known;
            return;
        }

        _entries.Add(id, entry);
        var line = Line.Of(entry);
        var count = _lines.GetValueOrDefault(line) + 1;
        _lines[line] = count;
        if (count > PerLine)
        {
            Prune(line);
        }
    }

    /// <summary>Notes that something happened, without an entry.</summary>
    public void Saw(DateTimeOffset? at)
    {
        if (at is { } t)
        {
            FirstAt = FirstAt is { } first && first <= t ? first : t;
            LastAt = LastAt is { } last && last >= t ? last : t;
        }
    }

    private void Prune(Line line)
    {
        var entries = _entries.Values.Where(e => Line.Of(e) == line)
            .OrderBy(e => e.At).ThenBy(e => e.Key, StringComparer.Ordinal).ThenBy(e => e.Subject, StringComparer.Ordinal).ThenBy(e => e.Attempt).ToList();
        foreach (var entry in entries.Skip(PerLine / 2).SkipLast(PerLine / 2))
        {
            _entries.Remove(entry.Identity);
        }

        _lines[line] = PerLine;
    }

    private readonly record struct Line(string Type, Stage? Stage, string? Check, string Suite, string? Environment, bool ChangeOnly)
    {
        public static Line Of(Entry e) => new(e.Type, e.Stage, e.Check, e.Suite, e.Environment, e.ChangeOnly);
    }
}
