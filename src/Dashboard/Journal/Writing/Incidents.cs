using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Incidents and their guardrails. What happened first and last, and of every word the newest, whatever the order of arrival.
internal sealed class Incidents(Session session)
{
    private const string ByName = "it names the release";
    private const string ByTime = "it was the release last deployed there within 24 hours";

    private readonly Sql _times = session.Prepare(
        """
        INSERT INTO Incidents(Service,Subject,DetectedAt,ResolvedAt) VALUES(?1,?2,?3,?4)
        ON CONFLICT(Service,Subject) DO UPDATE SET
          DetectedAt=MIN(COALESCE(DetectedAt,?3),COALESCE(?3,DetectedAt)), ResolvedAt=MAX(COALESCE(ResolvedAt,?4),COALESCE(?4,ResolvedAt))
        """);

    private readonly Sql _severity = Newest(session, "Severity");
    private readonly Sql _cause = Newest(session, "Cause");
    private readonly Sql _environment = Newest(session, "Environment");
    private readonly Sql _summary = Newest(session, "Summary");
    private readonly Sql _escaped = Newest(session, "EscapedStage");
    private readonly Sql _guardrail = Newest(session, "Guardrail");

    private readonly Sql _of = session.Prepare("SELECT Subject FROM Incidents WHERE ReleaseId=?1");
    private readonly Sql _owner = session.Prepare("SELECT ReleaseId, JoinedBy FROM Incidents WHERE Service=?1 AND Subject=?2");
    private readonly Sql _tie = session.Prepare("UPDATE Incidents SET ReleaseId=?3, JoinedBy=?4 WHERE Service=?1 AND Subject=?2");

    public void Note(string service, Entry e, string? summary)
    {
        if (e.Type is EventTypes.IncidentDetected or EventTypes.IncidentReported or EventTypes.IncidentResolved)
        {
            DateTimeOffset? resolved = e.Type == EventTypes.IncidentResolved ? e.At : null;
            DateTimeOffset? detected = resolved is null ? e.At : null;
            _times.Run(service, e.Subject, detected, resolved);
            Word(_severity, service, e.Subject, e.Detail("severity"), e.At);
            Word(_cause, service, e.Subject, e.Detail("cause"), e.At);
            Word(_environment, service, e.Subject, e.Environment, e.At);
            Word(_summary, service, e.Subject, summary, e.At);
            Word(_escaped, service, e.Subject, e.Detail("escapedStage")?.Trim().ToLowerInvariant(), e.At);
        }
        else if (e.Type == EventTypes.GuardrailAdded && e.Detail("incident") is { Length: > 0 } incident)
        {
            // The guardrail may be told before the incident is.
            _times.Run(service, incident, default, default);
            Word(_guardrail, service, incident, e.Detail("guardrail") ?? e.Subject, e.At);
        }
    }

    /// Ties to a release the incidents its fold found, and lets go of those it no longer finds.
    public void Tie(LoadedRelease row, IReadOnlyList<Entry> entries, IReadOnlyList<Entry> around, Func<long, LoadedRelease?> find)
    {
        var found = entries.Where(e => Running.IsIncident(e.Type)).GroupBy(e => e.Subject, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Any(e => !around.Contains(e)) ? ByName : ByTime, StringComparer.Ordinal);
        foreach (var lost in Of(row.Id).Where(s => !found.ContainsKey(s)))
        {
            _tie.Run(row.Service, lost, default(long?), default(string));
        }

        foreach (var (subject, joinedBy) in found)
        {
            if (MayTake(row, subject, joinedBy, find))
            {
                _tie.Run(row.Service, subject, row.Id, joinedBy);
            }
        }
    }

    // Two releases may both find it: a name beats a moment, then the order of their ids in addresses decides.
    private bool MayTake(LoadedRelease row, string subject, string joinedBy, Func<long, LoadedRelease?> find)
    {
        var (owner, by) = Owner(row.Service, subject);
        return owner is null || owner == row.Id || find(owner.Value) is not { RedirectTo: null } other
            || (by == joinedBy ? string.CompareOrdinal(row.PublicId, other.PublicId) < 0 : joinedBy == ByName);
    }

    private (long? ReleaseId, string? JoinedBy) Owner(string service, string subject)
    {
        using var rows = _owner.Read(service, subject);
        return rows.Read() ? (rows.LongOrNull(0), rows.TextOrNull(1)) : default;
    }

    private List<string> Of(long releaseId)
    {
        List<string> subjects = [];
        using var rows = _of.Read(releaseId);
        while (rows.Read())
        {
            subjects.Add(rows.Text(0));
        }

        return subjects;
    }

    private static void Word(Sql sql, string service, string subject, string? word, DateTimeOffset at)
    {
        if (word is { Length: > 0 })
        {
            sql.Run(service, subject, word, at);
        }
    }

    // Of two words at the same moment the greater.
    private static Sql Newest(Session session, string column) => session.Prepare(
        $"UPDATE Incidents SET {column}=?3, {column}At=?4 WHERE Service=?1 AND Subject=?2 AND ({column}At IS NULL OR ({column}At,{column}) < (?4,?3))");
}
