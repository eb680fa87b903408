using Dashboard.Core.Confidence;

namespace Dashboard.Journal.Writing;

/// Daily sums per service. A release's old contribution is taken out and its new one put in, so a late join moves it.
internal sealed class Rollups(Session session)
{
    private readonly Sql _add = session.Prepare(
        $"INSERT INTO Rollups(Day,Service,{string.Join(',', MeasureColumns.Names)}) VALUES({string.Join(',', Enumerable.Range(1, MeasureColumns.Names.Count + 2).Select(i => $"${i}"))}) "
        + $"ON CONFLICT(Day,Service) DO UPDATE SET {string.Join(',', MeasureColumns.Names.Select(n => $"{n}={n}+excluded.{n}"))}");

    private readonly Dictionary<(int Day, string Service), Measures> _changes = [];

    public void Clear() => _changes.Clear();

    public void Add(DateTimeOffset? at, string service, Measures measures, bool remove = false)
    {
        if (at is not { } day || measures == Measures.Zero)
        {
            return;
        }

        var key = (DayOf(day), service);
        var known = _changes.GetValueOrDefault(key, Measures.Zero);
        _changes[key] = remove ? known - measures : known + measures;
    }

    public void Save()
    {
        foreach (var ((day, service), change) in _changes)
        {
            if (change != Measures.Zero)
            {
                _add.Run(session.Transaction, MeasureColumns.Values(change, day, service));
            }
        }

        _changes.Clear();
    }

    /// Days since 1 January 2000, UTC.
    public static int DayOf(DateTimeOffset at) => (int)(at.UtcDateTime.Date - new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalDays;

    public static DateTimeOffset StartOf(int day) => new(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day));
}
