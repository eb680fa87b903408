using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Figures;

namespace Dashboard.Roles;

public sealed class RoleQueries(ConfidenceFigures confidence, SinceFigures since, MonthFigures months, LookBackFigures lookBack)
{
    public async Task<RolePosture> ReadAsync(Role role, CancellationToken ct)
    {
        var reading = await confidence.ReadAsync(ct);
        return PerReading.Of(reading, role, () => PostureOf(role, reading));
    }

    public async Task<RolesSummary> ReadAllAsync(CancellationToken ct)
    {
        var reading = await confidence.ReadAsync(ct);
        var organisation = reading.Organisation;
        return new RolesSummary(
            reading.Sequence, reading.AsOf, Agreement, organisation.Verdict, organisation.Sentence, organisation.Statement, reading.Share,
            [.. organisation.Roles.Select(r => new RoleSummary(r.Role, r.Verdict, r.Sentence, r.Statement, r.MetCount, reading.Shares[r.Role], r.Findings))]);
    }

    public async Task<IReadOnlyList<RoleMark>> ReadMarksAsync(CancellationToken ct)
    {
        var reading = await confidence.ReadAsync(ct);
        return PerReading.Of(reading, null, () => MarksOf(reading));
    }

    /// Of all five where no role is named.
    public Task<SinceReading> ReadChangesAsync(Role? role, Since from, CancellationToken ct) => since.ReadAsync(role, from, ct);

    public Task<MonthsReading> ReadMonthsAsync(Role role, CancellationToken ct) => months.ReadAsync(role, ct);

    public async Task<LookBackView> ReadLookBackAsync(Role role, CancellationToken ct) => (await ReadLookBackWithAsync(role, ct)).View;

    internal async Task<(LookBackView View, LookBack Back)> ReadLookBackWithAsync(Role role, CancellationToken ct)
    {
        var back = await lookBack.ReadAsync(ct);
        var reading = await confidence.ReadAsync(ct);
        return (PerReading.Of(reading, (role, back.AsOf), () => LookBackViews.Of(role, reading, back)), back);
    }

    private static RolePosture PostureOf(Role role, ConfidenceReading reading)
    {
        var view = reading.RoleOf(role);
        return new RolePosture
        {
            Role = role,
            Sequence = reading.Sequence,
            AsOf = reading.AsOf,
            From = reading.AsOf - reading.Input.Window,
            Agreement = Agreement,
            Verdict = view.Verdict,
            Lead = view.Statement.Answer,
            Fact = view.Statement.Fact,
            Statement = view.Statement,
            MetCount = view.MetCount,
            Share = reading.Shares[role],
            Checks = [.. RoleChecks.All.Where(c => c.Role == role).Select(c => AnswerOf(c, view, reading))],
            Culture = Culture.Of(view.Findings),
            Details = RoleDetails.Of(role, reading.Input),
            Candidates = [.. Few(reading.Releases.InFlight, role).Select(c => LineOf(c, role))],
            CandidateCounts = Enum.GetValues<RightAnswer>().ToDictionary(answer => answer, answer => reading.Releases.InFlight.Count(c => c.Rights[(int)role].Answer == answer)),
            Roles = MarksOf(reading),
        };
    }

    private static AgreementWords Agreement => new(DefaultAgreement.Version0.Version, DefaultAgreement.Version0.SignedBy);

    private static IReadOnlyList<RoleMark> MarksOf(ConfidenceReading reading) => [.. reading.Organisation.Roles.Select(r => new RoleMark(r.Role, r.Verdict))];

    private static CheckAnswer AnswerOf(RoleCheck check, RoleView view, ConfidenceReading reading) => new(
        check.Question, check.MeasuredFrom, view.Findings.Single(f => f.CheckId == check.Id), check.Line, check.Tolerated, reading.Trends[check.Id],
        reading.WeekAgo.SingleOrDefault(f => f.CheckId == check.Id && f.Value is not null)?.ValueText);

    // So many of each answer, so that a reader who asks for one sees as many as who asks for all.
    private static IEnumerable<InFlightRelease> Few(IReadOnlyList<InFlightRelease> all, Role role)
    {
        var kept = all.GroupBy(c => c.Rights[(int)role].Answer).SelectMany(g => g.Take(CandidateTable.Most)).ToHashSet<InFlightRelease>(ReferenceEqualityComparer.Instance);
        return all.Where(kept.Contains);
    }

    private static CandidateLine LineOf(InFlightRelease candidate, Role role)
    {
        var (head, right) = (candidate.Head, candidate.Rights[(int)role]);
        return new CandidateLine(
            head.PublicId, head.Service, head.Name, candidate.Where, right.Answer, right.Reason, right.ProvenItems, right.ExpectedItems, right.Share, head.Customers);
    }
}
