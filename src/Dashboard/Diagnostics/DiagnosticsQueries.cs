using Dashboard.Core.Diagnostics;
using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Diagnostics;

public sealed class DiagnosticsQueries(IDbContextFactory<DashboardDb> contexts, TimeProvider time)
{
    private readonly DetectorFigures _detectors = new(contexts);

    public async Task<TeamsView> ReadTeamsAsync(CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        var owned = await snapshot.Db.Services.Where(s => s.Team != null).Select(s => s.Team!).ToListAsync(ct);
        var answered = await snapshot.Db.Answers.GroupBy(a => a.Team).Select(g => new
        {
            Team = g.Key,
            People = g.Select(a => a.Respondent).Distinct().Count(),
            Questions = g.Select(a => a.Question).Distinct().Count(),
            LastAt = g.Max(a => a.AnsweredAt),
        }).ToListAsync(ct);
        var names = owned.Concat(answered.Select(a => a.Team)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        return new TeamsView(
            [.. names.Select(name =>
            {
                var said = answered.Find(a => a.Team.Equals(name, StringComparison.OrdinalIgnoreCase));
                return new TeamLine(name, owned.Count(o => o.Equals(name, StringComparison.OrdinalIgnoreCase)), said?.People ?? 0, said?.Questions ?? 0, said?.LastAt);
            })],
            snapshot.AsOf, snapshot.Sequence);
    }

    public async Task<TeamView> ReadTeamAsync(string asked, CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        var services = (await snapshot.Db.Services.Where(s => s.Team != null).Select(s => new { s.Key, s.Name, Team = s.Team! }).ToListAsync(ct))
            .Where(s => s.Team.Equals(asked, StringComparison.OrdinalIgnoreCase)).ToList();
        var spelt = services.Select(s => s.Team).FirstOrDefault()
            ?? (await snapshot.Db.Answers.Select(a => a.Team).Distinct().ToListAsync(ct)).Find(t => t.Equals(asked, StringComparison.OrdinalIgnoreCase)) ?? asked;
        var answers = await snapshot.Db.Answers.Where(a => a.Team == spelt).ToListAsync(ct);
        var said = answers.ConvertAll(Of);
        var facts = await PipelineQueries.ReadAsync(snapshot, [.. services.Select(s => s.Key)], ct);
        var measured = await _detectors.ReadAsync(snapshot, [.. services.Select(s => new NamedService(s.Key, s.Name))], ct);
        return new TeamView
        {
            Name = spelt,
            IsKnown = services.Count + answers.Count > 0,
            Services = [.. services.Select(s => s.Name).Order(StringComparer.OrdinalIgnoreCase)],
            People = answers.Select(a => a.Respondent).Distinct(StringComparer.Ordinal).Count(),
            Questions = [.. Questionnaire.Current.Questions.Select(q => QuestionView.Of(q, said, PipelineFacts.For(q.Id, facts), measured))],
            Stages = StageGap.Of([.. Questionnaire.Current.Questions.Select(q => Assessment.Of(q.Id, said))], measured[^1].Findings),
            AsOf = snapshot.AsOf,
            Sequence = snapshot.Sequence,
        };
    }

    private static Answer Of(AnswerRow a) => new()
    {
        Team = a.Team,
        Respondent = a.Respondent,
        Question = a.Question,
        QuestionnaireVersion = a.QuestionnaireVersion,
        Score = a.Score,
        Seen = a.Seen?.Split(',') ?? [],
        Note = a.Note,
        AnsweredAt = a.AnsweredAt,
    };
}
