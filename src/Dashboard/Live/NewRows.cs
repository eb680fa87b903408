namespace Dashboard.Live;

/// <summary>
/// What a reader sees of a list that grows at its top. At the top of it, the newest rows as they come; once the reader holds it
/// (has scrolled into it, selected in it or opened a row), the same rows in the same places with their values kept up to date,
/// and a count of those that wait above.
/// </summary>
public sealed class NewRows<TRow, TKey>(Func<TRow, TKey> keyOf, int wanted = 50)
    where TKey : notnull
{
    /// <summary>More than so many are not counted, nor looked behind for the rows shown.</summary>
    public const int MostWaiting = 200;

    private const int Slack = 50;

    private int _wanted = wanted;
    private IReadOnlyList<TRow> _latest = [];
    private HashSet<TKey> _past = [];
    private object? _of;
    private bool _held;

    public IReadOnlyList<TRow> Shown { get; private set; } = [];

    public int Waiting { get; private set; }

    /// <summary>The reader has stopped the list, or has a hand on it.</summary>
    public bool Held => Paused || _held;

    /// <summary>Stopped until the reader lets it go on, wherever the reader is in it.</summary>
    public bool Paused { get; private set; }

    /// <summary>How many rows to read so that those shown are among them.</summary>
    public int Reach => Held ? Math.Max(_wanted, Shown.Count) + Math.Min(Waiting, MostWaiting) + Slack : _wanted;

    /// <summary>The row is shown as it was: the newest read no longer has it.</summary>
    public bool IsPast(TRow row) => _past.Contains(keyOf(row));

    /// <param name="latest">Newest first, <see cref="Reach"/> of them at the most.</param>
    /// <param name="of">What the list is of, its filter for one; when that changes, the hand held another list.</param>
    public void Take(IReadOnlyList<TRow> latest, object? of = null)
    {
        var anotherList = !Equals(_of, of);
        (_latest, _of) = (latest, of);
        if (Held && Shown.Count > 0 && !anotherList)
            KeepPlaces();
        else
            Reveal();
    }

    public void Hold(bool held)
    {
        _held = held;
        if (!Held)
            Reveal();
    }

    public void Pause(bool paused)
    {
        Paused = paused;
        if (!Held)
            Reveal();
    }

    /// <summary>More of the older rows, from the next read on. They are added below, where they move nothing.</summary>
    public void WantMore(int more) => _wanted += more;

    public void Reveal() => (Shown, Waiting, _past) = ([.. _latest.Take(_wanted)], 0, []);

    private void KeepPlaces()
    {
        var latest = _latest.ToDictionary(keyOf);
        var shown = Shown.Select(keyOf).ToHashSet();
        var lastKnown = LastIndexOf(shown);
        var above = lastKnown < 0 ? _latest.Count : lastKnown;
        var below = lastKnown < 0 ? [] : _latest.Skip(lastKnown + 1).Take(Math.Max(0, _wanted - Shown.Count));

        Waiting = _latest.Take(above).Count(row => !shown.Contains(keyOf(row)));
        _past = [.. shown.Where(key => !latest.ContainsKey(key))];
        Shown = [.. Shown.Select(row => latest.GetValueOrDefault(keyOf(row), row)), .. below];
    }

    private int LastIndexOf(HashSet<TKey> keys)
    {
        for (var index = _latest.Count - 1; index >= 0; index--)
        {
            if (keys.Contains(keyOf(_latest[index])))
                return index;
        }
        return -1;
    }
}
