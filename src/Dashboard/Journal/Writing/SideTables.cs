using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Small read models beside the releases: incidents and their guardrails, costs, journeys, technologies, answers. All fold as sets.
internal sealed class SideTables(Session session)
{
    private readonly Sql _incident = session.Prepare(
        """
        INSERT INTO Incidents(Service,Subject,DetectedAt,ResolvedAt,Severity,Cause,Environment,Summary,ReleaseId,JoinedBy) VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
        ON CONFLICT(Service,Subject) DO UPDATE SET DetectedAt=MIN(COALESCE(DetectedAt,$3),COALESCE($3,DetectedAt)), ResolvedAt=MAX(COALESCE(ResolvedAt,$4),COALESCE($4,ResolvedAt)),
          Severity=COALESCE($5,Severity), Cause=COALESCE($6,Cause), Environment=COALESCE($7,Environment), Summary=COALESCE($8,Summary),
          ReleaseId=COALESCE($9,ReleaseId), JoinedBy=COALESCE($10,JoinedBy)
        """);

    private readonly Sql _guardrail = session.Prepare("UPDATE Incidents SET Guardrail=$3, GuardrailAt=$4 WHERE Service=$1 AND Subject=$2");
    private readonly Sql _cost = session.Prepare(
        """
        INSERT INTO Costs(Service,Subject,At,Micros,Currency,Kind,Environment) VALUES($1,$2,$3,$4,$5,$6,$7)
        ON CONFLICT(Service,Subject,At) DO UPDATE SET Micros=MAX(Micros,$4)
        """);

    private readonly Sql _journey = session.Prepare(
        "INSERT INTO Journeys(Service,Journey,LastSeenAt) VALUES($1,$2,$3) ON CONFLICT(Service,Journey) DO UPDATE SET LastSeenAt=MAX(LastSeenAt,$3)");

    private readonly Sql _technology = session.Prepare(
        "INSERT INTO Technologies(Service,Technology,FirstSeenAt) VALUES($1,$2,$3) ON CONFLICT(Service,Technology) DO UPDATE SET FirstSeenAt=MIN(FirstSeenAt,$3)");

    // Every answer is kept, so that a team can see how it changes; of two at the same moment the greater, whichever came first.
    private readonly Sql _answer = session.Prepare(
        """
        INSERT INTO Answers(Team,Respondent,Question,QuestionnaireVersion,Score,Seen,Note,AnsweredAt) VALUES($1,$2,$3,$4,$5,$6,$7,$8)
        ON CONFLICT(Team,Question,Respondent,AnsweredAt) DO UPDATE SET QuestionnaireVersion=$4, Score=$5, Seen=$6, Note=$7
          WHERE ($4,COALESCE($5,0),COALESCE($6,''),COALESCE($7,'')) > (QuestionnaireVersion,COALESCE(Score,0),COALESCE(Seen,''),COALESCE(Note,''))
        """);

    public void Note(Answer a) =>
        _answer.Run(session.Transaction, a.Team, a.Respondent, a.Question, a.QuestionnaireVersion, a.Score, a.Seen.Count > 0 ? string.Join(',', a.Seen) : null, a.Note, a.AnsweredAt);

    public void Note(string service, PathEvent e, long? releaseId, string? joinedBy)
    {
        switch (e.Type)
        {
            case EventTypes.IncidentDetected or EventTypes.IncidentReported or EventTypes.IncidentResolved:
                var resolved = e.Type == EventTypes.IncidentResolved;
                _incident.Run(
                    session.Transaction, service, e.SubjectId, resolved ? null : e.OccurredAt, resolved ? e.OccurredAt : null,
                    e.Detail("severity"), e.Detail("cause"), e.Environment, e.Summary, releaseId, joinedBy);
                break;
            case EventTypes.GuardrailAdded when e.Detail("incident") is { } incident:
                _guardrail.Run(session.Transaction, service, incident, e.Detail("guardrail") ?? e.SubjectId, e.OccurredAt);
                break;
            case EventTypes.CostRecorded when e.Number("amount") is { } amount && Math.Abs(amount) < 1e12:
                _cost.Run(
                    session.Transaction, service, e.SubjectId, e.OccurredAt, (long)Math.Round(amount * 1_000_000), (e.Detail("currency") ?? "").ToUpperInvariant(), e.Detail("kind"), e.Environment);
                break;
        }

        if (e.Detail("journey") is { Length: > 0 } journey && e.Check is "load" or "peak-load")
        {
            _journey.Run(session.Transaction, service, journey, e.OccurredAt);
        }

        if (e.Detail("tech") is { Length: > 0 } tech)
        {
            foreach (var technology in tech.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(64))
            {
                _technology.Run(session.Transaction, service, technology, e.OccurredAt);
            }
        }
    }
}
