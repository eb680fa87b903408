namespace Dashboard.Core.Pipeline;

/// <summary>
/// Everything told about one name of a release. It only grows, as a set: adding is commutative and idempotent, so the order
/// and the number of times things arrive cannot matter. Of each line (type, stage, check, suite, environment) the oldest and the
/// newest <see cref="PerLine"/> ÷ 2 entries are kept; what lies between is in the journal. What has a beginning and an end
/// (alerts, incidents, approvals) is a line of its own per subject, so that no end is dropped while its beginning stays.
/// </summary>
public sealed class EvidenceBag
{
    /// <summary>Entries kept per line.</summary>
    public const int PerLine = 128;

    private readonly Dictionary<EntryIdentity, Entry> _entries = [];
    private readonly Dictionary<Line, int> _lines = [];
    private List<Entry> _unsaved = [];

    /// <summary>The entries in a fixed order: by time, then key.</summary>
    public IReadOnlyList<Entry> Entries => InOrder(_entries.Values);

    /// <summary>Any entries in the fixed order. Keys are unique per event; an event that two names learn of differs in its type.</summary>
    public static IReadOnlyList<Entry> InOrder(IEnumerable<Entry> entries)
    {
        List<Entry> ordered = [.. entries];
        ordered.Sort(ByTime);
        return ordered;
    }

    /// <summary>What came in since the last <see cref="Saved"/>: adding it to the stored entries again gives this bag.</summary>
    public IReadOnlyList<Entry> Unsaved => _unsaved;

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
        bag.Saved();
        return bag;
    }

    /// <summary>Says that <see cref="Unsaved"/> is stored.</summary>
    public void Saved() => _unsaved = [];

    /// <summary>Adds one entry; adding the same fact again changes nothing but keeps the smaller key.</summary>
    public void Add(Entry entry)
    {
        Saw(entry.At);
        var id = entry.Identity;
        if (_entries.TryGetValue(id, out var known))
        {
            if (string.CompareOrdinal(entry.Key, known.Key) < 0)
            {
                _entries[id] = entry;
                _unsaved.Add(entry);
            }

            return;
        }

        _entries.Add(id, entry);
        _unsaved.Add(entry);
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

    private static int ByTime(Entry a, Entry b)
    {
        int order;
        return (order = a.At.CompareTo(b.At)) != 0 || (order = string.CompareOrdinal(a.Key, b.Key)) != 0 ? order : string.CompareOrdinal(a.Type, b.Type);
    }

    private void Prune(Line line)
    {
        var entries = _entries.Values.Where(e => Line.Of(e) == line).ToList();
        entries.Sort(ByContent);
        foreach (var entry in entries.Skip(PerLine / 2).SkipLast(PerLine / 2))
        {
            _entries.Remove(entry.Identity);
        }

        _lines[line] = PerLine;
    }

    // By what the entries say, never by the key they came under: a smaller key may still take an entry's place.
    private static int ByContent(Entry a, Entry b)
    {
        int order;
        return (order = a.At.CompareTo(b.At)) != 0
            || (order = string.CompareOrdinal(a.Subject, b.Subject)) != 0
            || (order = a.Attempt.CompareTo(b.Attempt)) != 0
            || (order = a.Phase.CompareTo(b.Phase)) != 0
            || (order = Nullable.Compare(a.Outcome, b.Outcome)) != 0
            || (order = Nullable.Compare(a.Weight, b.Weight)) != 0
            || (order = Nullable.Compare(a.Step, b.Step)) != 0
            || (order = string.CompareOrdinal(a.Decision, b.Decision)) != 0
            || (order = string.CompareOrdinal(a.Identity.Part, b.Identity.Part)) != 0
            ? order : string.CompareOrdinal(a.Actor, b.Actor);
    }

    private readonly record struct Line(string Type, Stage? Stage, string? Check, string Suite, string? Environment, bool ChangeOnly, string? Subject)
    {
        private static readonly string[] Paired = ["alert.", "incident.", "approval."];

        public static Line Of(Entry e) => new(
            e.Type, e.Stage, e.Check, e.Suite, e.Environment, e.ChangeOnly,
            Array.Exists(Paired, p => e.Type.StartsWith(p, StringComparison.Ordinal)) ? e.Subject : null);
    }
}
