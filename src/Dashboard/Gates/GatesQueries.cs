using System.Text.Json;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Gates;
using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Gates;

public sealed class GatesQueries(IDbContextFactory<DashboardDb> contexts, FigureCache cache, ReleaseFigures figures, ConfidenceFigures confidence)
{
    private const int MostReasons = 6;
    private const int AnswersAtOnce = 20;
    private const int MostKept = 100;
    private static readonly Gate[] AllGates = Enum.GetValues<Gate>();

    /// One view for all who look at the same moment, kept in a few sizes; who wants many answers reads for himself.
    public async Task<GatesView> ReadAsync(int answers, CancellationToken ct)
    {
        var known = await confidence.ReadAsync(ct);
        if (answers > MostKept)
        {
            return await cache.LookAsync(contexts, (snapshot, _, token) => ReadAsync(snapshot, known, answers, token), ct);
        }

        var kept = (answers + AnswersAtOnce - 1) / AnswersAtOnce * AnswersAtOnce;
        var view = await cache.ReadAsync(contexts, kept, (snapshot, _, token) => ReadAsync(snapshot, known, kept, token), ct);
        return kept == answers ? view : view with { Answers = [.. view.Answers.Take(answers)], MoreAnswers = view.MoreAnswers || view.Answers.Count > answers };
    }

    private static async Task<GatesView> ReadAsync(Snapshot snapshot, ConfidenceReading known, int answers, CancellationToken ct)
    {
        var (inFlight, more) = await ReleaseFigures.InFlightAsync(snapshot, ReleaseFilter.Most, ct);
        var newest = await AnswersAsync(snapshot, answers + 1, ct);
        return new GatesView
        {
            Answer = GatesSentence.Of([.. known.Releases.InFlight.Select(c => OnTheirWay.Of(c.Reading))], newest.Count > 0),
            Queues = [.. AllGates.Select(g => new QueueView(g, [.. inFlight.Where(r => r.Head.WaitsAt == g).OrderBy(r => r.Head.WaitsSince).Select(Wait)]))],
            Answers = [.. newest.Take(answers)],
            MoreAnswers = newest.Count > answers,
            MoreInFlight = more,
            Ready = inFlight.Count(r => r.Head.WaitsAt is null),
            Tonight = Tonight.Of(known),
            ReadyUnshipped = [.. inFlight.Select(Ready).OfType<ReadyView>().OrderBy(r => r.Since)],
            Figures = GateFiguresView.Of(known.Input.WindowWords, known.Windows),
            AsOf = snapshot.AsOf,
            Sequence = snapshot.Sequence,
        };
    }

    /// A release as a gate's answer needs it: none, one, or several that go by the name.
    public Task<IReadOnlyList<ReleaseReading>> MatchAsync(string service, string name, CancellationToken ct) => figures.MatchAsync(service, name, ct);

    private static ReadyView? Ready(ReleaseReading r) => Readiness.ReadySince(r.Release, r.Gates) is not { } since ? null : new(
        r.Head.PublicId, r.Head.Service, r.Head.Name, since, r.Gates.All(g => g.Open), r.Gates.Where(g => g.Open).SelectMany(g => g.Waivers).DistinctBy(w => w.Id).Count());

    private static WaitView Wait(ReleaseReading reading)
    {
        var head = reading.Head;
        var gate = head.Gates[(int)head.WaitsAt!.Value];
        return new WaitView
        {
            PublicId = head.PublicId,
            Service = head.Service,
            Name = head.Name,
            Tier = head.Tier,
            Since = head.WaitsSince!.Value,
            Reasons = gate.Reasons,
            Missing = gate.Missing,
            MissingStates = gate.MissingStates,
            Done = [.. Readiness.Done(reading.Gates).Select(p => new DoneView(p.Name, p.IsProven))],
        };
    }

    private static async Task<List<AnswerView>> AnswersAsync(Snapshot snapshot, int take, CancellationToken ct)
    {
        var rows = await snapshot.Db.Decisions.OrderByDescending(d => d.Seq).Take(take)
            .Join(snapshot.Db.Releases, d => d.ReleaseId, r => r.Id, (d, r) => new { Decision = d, r.PublicId, r.Version, r.Digest, r.Commit, r.RedirectTo })
            .Join(snapshot.Db.Services, x => x.Decision.Service, s => s.Key, (x, s) => new { x.Decision, x.PublicId, x.Version, x.Digest, x.Commit, x.RedirectTo, s.Name })
            .OrderByDescending(x => x.Decision.Seq)
            .ToListAsync(ct);
        var ids = rows.Select(x => x.RedirectTo).OfType<long>().ToList();
        var living = await snapshot.Db.Releases.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => ReleaseNames.Of(r.Version, r.Digest, r.Commit, r.PublicId), ct);
        var proofs = await DecidingProofs.ReadAsync(snapshot.Db, rows.Select(x => x.Decision.Because), ct);
        return [.. rows.Select(x => new AnswerView
        {
            Sequence = x.Decision.Seq,
            At = x.Decision.DecidedAt,
            Gate = (Gate)x.Decision.Gate,
            Open = x.Decision.Open,
            PublicId = x.PublicId,
            Service = x.Name,
            Name = x.RedirectTo is { } to && living.TryGetValue(to, out var name) ? name : ReleaseNames.Of(x.Version, x.Digest, x.Commit, x.PublicId),
            AgreementVersion = x.Decision.AgreementVersion,
            Reasons = [.. (JsonSerializer.Deserialize<string[]>(x.Decision.Reasons) ?? []).Take(MostReasons)],
            Because = x.Decision.Because,
            ProvenAt = proofs.Before(x.Decision.Because, x.Decision.DecidedAt),
        })];
    }
}
