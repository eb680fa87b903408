using Dashboard.Core.Diagnostics;
using Dashboard.Core.Pipeline;

namespace Dashboard.Journal.Writing;

/// Small read models beside the releases: costs, journeys, technologies, answers. All fold as sets.
internal sealed class SideTables(Session session)
{
    private readonly Sql _cost = session.Prepare(
        """
        INSERT INTO Costs(Service,Subject,At,Micros,Currency,Kind,Environment) VALUES(?1,?2,?3,?4,?5,?6,?7)
        ON CONFLICT(Service,Subject,At) DO UPDATE SET Micros=?4,Currency=?5,Kind=?6,Environment=?7
        WHERE (?4,?5,COALESCE(?6,''),COALESCE(?7,'')) > (Micros,Currency,COALESCE(Kind,''),COALESCE(Environment,''))
        """);

    private readonly Sql _journey = session.Prepare(
        "INSERT INTO Journeys(Service,Journey,LastSeenAt) VALUES(?1,?2,?3) ON CONFLICT(Service,Journey) DO UPDATE SET LastSeenAt=MAX(LastSeenAt,?3)");

    private readonly Sql _technology = session.Prepare(
        "INSERT INTO Technologies(Service,Technology,FirstSeenAt) VALUES(?1,?2,?3) ON CONFLICT(Service,Technology) DO UPDATE SET FirstSeenAt=MIN(FirstSeenAt,?3)");

    // Every answer is kept, so that a team can see how it changes; of two at the same moment the greater, whichever came first.
    private readonly Sql _answer = session.Prepare(
        """
        INSERT INTO Answers(Team,Respondent,Question,QuestionnaireVersion,Score,Seen,Note,AnsweredAt) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)
        ON CONFLICT(Team,Question,Respondent,AnsweredAt) DO UPDATE SET QuestionnaireVersion=?4, Score=?5, Seen=?6, Note=?7
          WHERE (?4,COALESCE(?5,0),COALESCE(?6,''),COALESCE(?7,'')) > (QuestionnaireVersion,COALESCE(Score,0),COALESCE(Seen,''),COALESCE(Note,''))
        """);

    private readonly Incidents _incidents = new(session);

    public Incidents Incidents => _incidents;

    public void Note(Answer a) =>
        _answer.Run(a.Team, a.Respondent, a.Question, a.QuestionnaireVersion, a.Score, a.Seen.Count > 0 ? string.Join(',', a.Seen) : null, a.Note, a.AnsweredAt);

    /// What an entry of a service says beside its release.
    public void Note(string service, Entry e, string? summary)
    {
        _incidents.Note(service, e, summary);
        if (e.Type == EventTypes.CostRecorded && Core.Pipeline.Numbers.Of(e.Detail("amount")) is { } amount && Math.Abs(amount) < 1e12)
        {
            _cost.Run(service, CostSubject(e), e.At, (long)Math.Round(amount * 1_000_000), Currency(e), e.Detail("kind"), e.Environment);
        }

        if (e.Detail("journey") is { Length: > 0 } journey && e.Check is "load" or "peak-load")
        {
            _journey.Run(service, journey, e.At);
        }

        if (e.Detail("tech") is { Length: > 0 } tech)
        {
            foreach (var technology in tech.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(64))
            {
                _technology.Run(service, technology, e.At);
            }
        }
    }

    // Costs that have no id of their own are told apart by what they are of.
    private static string CostSubject(Entry e) => e.Subject == e.Type ? $"{e.Detail("kind")}/{e.Environment}/{Currency(e)}" : e.Subject;

    private static string Currency(Entry e) => (e.Detail("currency") ?? "").ToUpperInvariant();
}
