using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Hub;

/// Turns facts into messages, by sequence.
public sealed class LiveMessages(IDbContextFactory<DashboardDb> contexts, TimeProvider time)
{
    private const int Page = 500;

    /// The next messages behind a sequence and the sequence they reach; facts that concern no client are passed over.
    public async Task<(IReadOnlyList<LiveMessage> Messages, long Reached)> AfterAsync(long sequence, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var facts = await (
            from fact in db.Facts.AsNoTracking()
            where fact.Seq > sequence
            orderby fact.Seq
            join name in db.Names on fact.NameId equals name.Id into names
            from name in names.DefaultIfEmpty()
            join release in db.Releases on name.ReleaseId equals release.Id into releases
            from release in releases.DefaultIfEmpty()
            select new { fact.Seq, fact.Body, PublicId = (string?)release.PublicId })
            .Take(Page).ToListAsync(ct);
        return ([.. facts.Select(f => Message(FactBody.Read(f.Body), f.PublicId)).OfType<LiveMessage>()], facts.Count > 0 ? facts[^1].Seq : sequence);
    }

    public async Task<long> NewestAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Facts.MaxAsync(f => (long?)f.Seq, ct) ?? 0;
    }

    /// Where everything in flight stands, at one sequence: the same figures as the pages and the API.
    public async Task<CurrentState> NowAsync(CancellationToken ct)
    {
        await using var snapshot = await Snapshot.TakeAsync(contexts, time, ct);
        var releases = await ReleaseFigures.ListAsync(snapshot, new ReleaseFilter { InFlight = true, Take = ReleaseFilter.Most }, ct);
        var rollouts = await ReleaseFigures.RolloutsAsync(snapshot, open: true, ReleaseFilter.Most, ct);
        return new CurrentState(
            snapshot.Sequence,
            snapshot.AsOf,
            [.. releases.Rows.Select(r => new ReleaseNow(r.PublicId, r.Service, r.Version, r.Digest, r.Gates.ToDictionary(g => Slug.Of(g.Gate), g => g.Open)))],
            releases.More,
            [.. rollouts.Rows.Select(r => new RolloutNow(r.PublicId, r.Service, r.Version, Slug.Of(r.Rollout!.Phase), r.Rollout.Weight))]);
    }

    private static LiveMessage? Message(FactBody fact, string? release) => fact switch
    {
        { Decision: { } d } => new GateDecidedMessage(fact.Seq, d.DecidedAt, d.ReleaseId, d.Service, d.Version, Slug.Of(d.Gate), d.Open, d.AgreementVersion, d.Reasons),
        { Event: { ChangeOnly: true } } or { Event: null } => null,
        { Event: { } e } when IsOf(e, "rollout.") =>
            new RolloutChangedMessage(fact.Seq, e.OccurredAt, release, e.Service, e.Version, e.Type, e.Weight, e.Step, e.Steps, e.Detail("reason")),
        { Event: { } e } when IsOf(e, "incident.") =>
            new IncidentChangedMessage(fact.Seq, e.OccurredAt, release, e.Service, e.Version, e.Detail("incident") ?? e.SubjectId, e.Type, e.Detail("severity")),
        { Event: { Check: { } check } e } => new EvidenceRecordedMessage(
            fact.Seq, e.OccurredAt, release, e.Service, e.Version, e.Stage is { } stage ? Slug.Of(stage) : null, check, e.Suite, Slug.Of(e.Phase), e.Outcome is { } outcome ? Slug.Of(outcome) : null),
        { Event: { } e } when release is not null => new ReleaseChangedMessage(fact.Seq, e.OccurredAt, release, e.Service, e.Version, e.Type, e.Environment),
        _ => null,
    };

    private static bool IsOf(PathEvent e, string family) => e.Type.StartsWith(family, StringComparison.Ordinal);
}
