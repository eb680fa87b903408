using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// What releases add to the stages. It is added up when somebody reads it: most that is sent is never looked at between two events.
internal sealed class StageStore(Session session)
{
    private const int Kept = 4_000;

    private readonly Sql _keep = session.Prepare(
        "INSERT INTO ReleaseStages(ReleaseId,Service,LastDay,Parts) VALUES(?1,?2,?3,?4) ON CONFLICT(ReleaseId) DO UPDATE SET LastDay=?3,Parts=?4");

    private readonly Sql _drop = session.Prepare("DELETE FROM ReleaseStages WHERE ReleaseId=?1");
    private readonly Dictionary<long, IReadOnlyList<StageMeasurer.Memo>> _known = [];

    /// Forgets what a transaction that failed has not written.
    public void Restore() => _known.Clear();

    public void Save(string service, long releaseId, Release release, IReadOnlyList<Entry> entries)
    {
        var before = _known.GetValueOrDefault(releaseId);
        var now = StageMeasurer.Of(release, entries, before);
        if (before is not null && Enumerable.Range(0, now.Count).All(i => ReferenceEquals(before[i], now[i])))
        {
            return;
        }

        List<StagePart> parts = [.. now.SelectMany(memo => memo.Parts)];
        _known[releaseId] = now;
        if (parts.Count > 0)
        {
            _keep.Run(releaseId, service, Rollups.DayOf(parts.Max(p => p.Day)), StageBytes.Write(parts));
        }
        else
        {
            _drop.Run(releaseId);
        }
    }

    /// A release that turned out to be another adds nothing.
    public void Drop(long releaseId)
    {
        _known.Remove(releaseId);
        _drop.Run(releaseId);
    }

    /// Between transactions only.
    public void Trim()
    {
        if (_known.Count > Kept)
        {
            _known.Clear();
        }
    }
}
