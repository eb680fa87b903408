namespace Dashboard.Journal.Writing;

/// Counts what arrived by day, sender and fate, so that no reader has to count deliveries.
internal sealed class Arrivals(Session session)
{
    private readonly Sql _add = session.Prepare(
        """
        INSERT INTO Arrivals(Connection,Source,Fate,Day,Count,LastAt) VALUES(?1,?2,?3,?4,?5,?6)
        ON CONFLICT(Connection,Source,Fate,Day) DO UPDATE SET Count=Count+?5, LastAt=MAX(LastAt,?6)
        """);

    private readonly Dictionary<(string Connection, string Source, string Fate, int Day), (long Count, DateTimeOffset LastAt)> _new = [];

    public void Clear() => _new.Clear();

    public void Note(string connection, string source, string fate, DateTimeOffset at)
    {
        var key = (connection, source, fate, Rollups.DayOf(at));
        var known = _new.GetValueOrDefault(key);
        _new[key] = (known.Count + 1, at > known.LastAt ? at : known.LastAt);
    }

    public void Save()
    {
        foreach (var ((connection, source, fate, day), (count, lastAt)) in _new)
        {
            _add.Run(connection, source, fate, day, count, lastAt);
        }

        _new.Clear();
    }
}
