using Dashboard.Core.Measuring.Stages;

namespace Dashboard.Journal.Writing;

/// What releases add to the days of the stages. What one added before is taken out and what it adds now put in, so a late join moves it.
internal sealed class StageStore(Session session)
{
    private const int Kept = 20_000;

    private static readonly string[] Columns = [.. StageSums.Fields.Select(f => f.Name)];

    private readonly Sql _find = session.Prepare("SELECT Parts FROM ReleaseStages WHERE ReleaseId=?1");
    private readonly Sql _keep = session.Prepare("INSERT INTO ReleaseStages(ReleaseId,Parts) VALUES(?1,?2) ON CONFLICT(ReleaseId) DO UPDATE SET Parts=?2");
    private readonly Sql _forget = session.Prepare("DELETE FROM ReleaseStages WHERE ReleaseId=?1");

    private readonly Sql _add = session.Prepare(
        $"INSERT INTO StageDays(Service,Stage,Day,\"Check\",Facet,{string.Join(',', Columns)}) VALUES({Places(Columns.Length + 5)}) "
        + $"ON CONFLICT(Service,Stage,Day,\"Check\",Facet) DO UPDATE SET {string.Join(',', Columns.Select(n => $"{n}={n}+excluded.{n}"))}");

    private readonly Sql _dropEmpty = session.Prepare(
        $"DELETE FROM StageDays WHERE Service=?1 AND Stage=?2 AND Day=?3 AND \"Check\"=?4 AND Facet=?5 AND {string.Join(" AND ", Columns.Select(n => $"{n}=0"))}");

    private readonly Sql _addTime = session.Prepare(
        "INSERT INTO StageTimes(Stage,\"Check\",IsQueue,Day,Band,Count) VALUES(?1,?2,?3,?4,?5,?6) ON CONFLICT(Day,Stage,\"Check\",IsQueue,Band) DO UPDATE SET Count=Count+?6");

    private readonly Sql _dropNoTime = session.Prepare("DELETE FROM StageTimes WHERE Stage=?1 AND \"Check\"=?2 AND IsQueue=?3 AND Day=?4 AND Band=?5 AND Count=0");

    private readonly Dictionary<long, byte[]> _known = [];
    private readonly Dictionary<(string Service, StageLine Line, int Day), StageSums> _sums = [];
    private readonly Dictionary<(StageLine Line, bool IsQueue, int Day, int Band), long> _times = [];
    private readonly Value[] _values = new Value[StageSums.Fields.Count + 5];

    public void Restore()
    {
        _known.Clear();
        _sums.Clear();
        _times.Clear();
    }

    /// Puts what a release adds now in the place of what it added before.
    public void Move(string service, long releaseId, IReadOnlyList<StagePart> parts)
    {
        var (before, after) = (BytesOf(releaseId), StageBytes.Write(parts));
        if (before.AsSpan().SequenceEqual(after))
        {
            return;
        }

        var known = StageBytes.Read(before).ToDictionary(p => (p.Line, p.Day));
        foreach (var part in parts)
        {
            // What did not change needs no row of its own touched.
            known.Remove((part.Line, part.Day), out var was);
            Change(service, part, was);
        }

        foreach (var gone in known.Values)
        {
            Change(service, null, gone);
        }

        _known[releaseId] = after;
        _ = after.Length == 0 ? _forget.Run(releaseId) : _keep.Run(releaseId, after);
    }

    public void Save()
    {
        foreach (var ((service, line, day), change) in _sums)
        {
            if (change != StageSums.Zero)
            {
                Save(service, line, day, change);
                Save(StageDayRow.AllServices, line, day, change);
            }
        }

        foreach (var ((line, isQueue, day, band), count) in _times)
        {
            if (count != 0)
            {
                _addTime.Run((int)line.Stage, line.Check, isQueue, day, band, count);
            }

            if (count < 0)
            {
                _dropNoTime.Run((int)line.Stage, line.Check, isQueue, day, band);
            }
        }

        _sums.Clear();
        _times.Clear();
        if (_known.Count > Kept)
        {
            _known.Clear();
        }
    }

    private byte[] BytesOf(long releaseId)
    {
        if (!_known.TryGetValue(releaseId, out var bytes))
        {
            using var rows = _find.Read(releaseId);
            _known[releaseId] = bytes = rows.Read() ? rows.Bytes(0).ToArray() : [];
        }

        return bytes;
    }

    private void Change(string service, StagePart? now, StagePart? was)
    {
        var part = (now ?? was)!;
        var day = Rollups.DayOf(part.Day);
        var sums = (now?.Sums ?? StageSums.Zero) - (was?.Sums ?? StageSums.Zero);
        if (sums != StageSums.Zero)
        {
            var key = (service, part.Line, day);
            _sums[key] = _sums.GetValueOrDefault(key, StageSums.Zero) + sums;
        }

        Change(part.Line, isQueue: false, day, now?.Ran, was?.Ran);
        Change(part.Line, isQueue: true, day, now?.Waited, was?.Waited);
    }

    private void Change(StageLine line, bool isQueue, int day, IReadOnlyDictionary<int, long>? now, IReadOnlyDictionary<int, long>? was)
    {
        foreach (var (band, count) in (now ?? Empty).Concat((was ?? Empty).Select(b => KeyValuePair.Create(b.Key, -b.Value))))
        {
            var key = (line, isQueue, day, band);
            _times[key] = _times.GetValueOrDefault(key) + count;
        }
    }

    private void Save(string service, StageLine line, int day, StageSums change)
    {
        (_values[0], _values[1], _values[2], _values[3], _values[4]) = (service, (int)line.Stage, day, line.Check, line.Facet);
        var takesAway = false;
        for (var i = 0; i < StageSums.Fields.Count; i++)
        {
            var value = StageSums.Fields[i].Get(change);
            takesAway |= value < 0;
            _values[i + 5] = value;
        }

        _add.Run(_values);
        if (takesAway)
        {
            _dropEmpty.Run(service, (int)line.Stage, day, line.Check, line.Facet);
        }
    }

    private static readonly IReadOnlyDictionary<int, long> Empty = new Dictionary<int, long>();

    private static string Places(int count) => string.Join(',', Enumerable.Range(1, count).Select(i => $"?{i}"));
}
