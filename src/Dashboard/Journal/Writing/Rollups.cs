using Dashboard.Core.Confidence;

namespace Dashboard.Journal.Writing;

/// Daily sums per service. A release's old contribution is taken out and its new one put in, so a late join moves it.
internal sealed class Rollups(Session session)
{
    private readonly Sql _add = session.Prepare(
        $"INSERT INTO Rollups(Day,Service,{string.Join(',', MeasureColumns.Names)}) VALUES({string.Join(',', Enumerable.Range(1, MeasureColumns.Names.Count + 2).Select(i => $"?{i}"))}) "
        + $"ON CONFLICT(Day,Service) DO UPDATE SET {string.Join(',', MeasureColumns.Names.Select(n => $"{n}={n}+excluded.{n}"))}");

    private readonly Sql _dropEmpty = session.Prepare(
        $"DELETE FROM Rollups WHERE Day=?1 AND Service=?2 AND {string.Join(" AND ", MeasureColumns.Names.Select(n => $"{n}=0"))}");

    private readonly Dictionary<(int Day, string Service), Measures> _changes = [];
    private readonly Value[] _values = new Value[MeasureColumns.Names.Count + 2];

    public void Clear() => _changes.Clear();

    /// Takes out what a release added before and puts in what it adds now.
    public void Move(string service, Contribution? before, Contribution? after)
    {
        if (before is not null)
        {
            Change(before.BuiltAt, service, before.ByBuildDay, remove: true);
            Change(before.ReachedAt, service, before.ByShippingDay, remove: true);
        }

        if (after is not null)
        {
            Change(after.BuiltAt, service, after.ByBuildDay, remove: false);
            Change(after.ReachedAt, service, after.ByShippingDay, remove: false);
        }
    }

    private void Change(DateTimeOffset? at, string service, Measures measures, bool remove)
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
                Save(day, service, change);
            }
        }

        _changes.Clear();
    }

    private void Save(int day, string service, Measures change)
    {
        (_values[0], _values[1]) = (day, service);
        var takesAway = false;
        for (var i = 0; i < MeasureColumns.Names.Count; i++)
        {
            var value = MeasureColumns.ValueOf(change, i);
            takesAway |= value < 0;
            _values[i + 2] = value;
        }

        _add.Run(_values);
        if (takesAway)
        {
            // A day that everything has moved away from is as if it had never been.
            _dropEmpty.Run(day, service);
        }
    }

    /// Days since 1 January 2000, UTC.
    public static int DayOf(DateTimeOffset at) => (int)(at.UtcDateTime.Date - new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalDays;

    public static int DayOf(DateOnly day) => day.DayNumber - new DateOnly(2000, 1, 1).DayNumber;

    public static DateTimeOffset StartOf(int day) => new(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day));
}
