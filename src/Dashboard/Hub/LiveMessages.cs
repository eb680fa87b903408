using Dashboard.Core.Canaries;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
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

    /// Where everything in flight stands, at one sequence.
    public async Task<CurrentState> NowAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var snapshot = await db.Database.BeginTransactionAsync(ct);
        var sequence = await db.Facts.MaxAsync(f => (long?)f.Seq, ct) ?? 0;
        var rows = await db.Releases.AsNoTracking()
            .Where(r => r.RedirectTo == null && r.ShippedAt == null)
            .OrderByDescending(r => r.OrderAt).Take(1000)
            .Join(db.Services, r => r.Service, s => s.Key, (r, s) => new { r.PublicId, s.Name, r.Version, r.Digest, r.OpenGates })
            .ToListAsync(ct);
        var open = new[] { (int)RolloutPhase.Progressing, (int)RolloutPhase.Paused };
        var rollouts = await db.Releases.AsNoTracking()
            .Where(r => r.RedirectTo == null && r.RolloutPhase != null && open.Contains(r.RolloutPhase.Value))
            .OrderByDescending(r => r.RolloutAt).Take(1000)
            .Join(db.Services, r => r.Service, s => s.Key, (r, s) => new { r.PublicId, s.Name, r.Version, r.RolloutPhase, r.State })
            .ToListAsync(ct);
        return new CurrentState(
            sequence,
            time.GetUtcNow(),
            [.. rows.Select(r => new ReleaseNow(r.PublicId, r.Name, r.Version, r.Digest, Enum.GetValues<Gate>().ToDictionary(Slug.Of, g => (r.OpenGates & (1 << (int)g)) != 0)))],
            [.. rollouts.Select(r => new RolloutNow(r.PublicId, r.Name, r.Version, Slug.Of((RolloutPhase)r.RolloutPhase!.Value), WeightOf(r.State)))]);
    }

    private static double? WeightOf(byte[] state) =>
        System.Text.Json.JsonSerializer.Deserialize(state, Core.CoreJson.Default.Release)?.Rollout?.Weight;

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
