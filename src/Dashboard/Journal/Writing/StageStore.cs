using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// What releases add to the stages. It is added up when somebody reads it: most that is sent is never looked at between two events.
internal sealed class StageStore(Session session)
{
    private const int Kept = 4_000;

    private readonly Sql _keep = session.Prepare(
        "INSERT INTO ReleaseStages(ReleaseId,Service,LastDay,Parts,Trials) VALUES(?1,?2,?3,?4,?5) ON CONFLICT(ReleaseId) DO UPDATE SET LastDay=?3,Parts=?4,Trials=?5");

    private readonly Sql _drop = session.Prepare("DELETE FROM ReleaseStages WHERE ReleaseId=?1");
    private readonly Dictionary<long, Known> _known = [];

    /// Forgets what a transaction that failed has not written.
    public void Restore() => _known.Clear();

    public void Save(string service, long releaseId, Release release, IReadOnlyList<Entry> entries)
    {
        var before = _known.GetValueOrDefault(releaseId);
        var now = new Known(StageMeasurer.Of(release, entries, before?.Stages), TrialReader.Of(release, entries, before?.Trials));
        if (before is not null && now.IsSame(before))
        {
            return;
        }

        List<StagePart> parts = [.. now.Stages.SelectMany(memo => memo.Parts)];
        var trials = now.Trials.Trials;
        _known[releaseId] = now;
        if (parts.Count + trials.Count > 0)
        {
            var last = parts.Select(p => Rollups.DayOf(p.Day)).Concat(trials.Select(t => Rollups.DayOf(t.EndedAt))).Max();
            _keep.Run(releaseId, service, last, StageBytes.Write(parts), TrialBytes.Write(trials));
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

    private sealed record Known(IReadOnlyList<StageMeasurer.Memo> Stages, TrialReader.Memo Trials)
    {
        public bool IsSame(Known other) =>
            ReferenceEquals(Trials, other.Trials) && Enumerable.Range(0, Stages.Count).All(i => ReferenceEquals(Stages[i], other.Stages[i]));
    }
}
