using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Outcomes of the last five minutes per line (release names, stage, check, suite), so that fail, pass, fail without ids stay three.
internal sealed class RecentLines
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, List<(long Seq, Outcome? Outcome, RunPhase Phase, DateTimeOffset At)>> _lines = new(StringComparer.Ordinal);
    private DateTimeOffset _swept;

    public void Clear() => _lines.Clear();

    public void Note(IReadOnlyList<PathEvent> events, long seq, DateTimeOffset receivedAt)
    {
        foreach (var e in events)
        {
            if (!_lines.TryGetValue(Line(e), out var list))
            {
                _lines[Line(e)] = list = [];
            }

            list.Add((seq, e.Outcome, e.Phase, receivedAt));
        }

        Sweep(receivedAt);
    }

    public bool OtherOutcomeSince(DeliveryDraft draft, long seq) => draft.Events.Any(e =>
        _lines.TryGetValue(Line(e), out var list) && list.Exists(x => x.Seq > seq && (x.Outcome != e.Outcome || x.Phase != e.Phase)));

    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Window)
        {
            return;
        }

        _swept = now;
        foreach (var (line, list) in _lines.ToList())
        {
            list.RemoveAll(x => now - x.At > Window);
            if (list.Count == 0)
            {
                _lines.Remove(line);
            }
        }
    }

    private static string Line(PathEvent e) =>
        string.Join('\n', e.Service?.ToLowerInvariant(), e.Version, e.Digest, e.Commit, e.Environment, e.Type.StartsWith("rollout.", StringComparison.Ordinal) ? "rollout" : "", e.Stage, e.Check, e.Suite);
}
