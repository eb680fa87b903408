using System.Text.Json;
using Dashboard.Core.Agreements;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Releases;

/// From a release as read to everything that is shown of it.
internal static class ReleaseViewQueries
{
    private const int MostDecisions = 200;

    public static async Task<ReleaseView> ReadAsync(Snapshot snapshot, ReleaseReading reading, CancellationToken ct)
    {
        var (release, gates) = (reading.Release, reading.Gates);
        var persons = await PersonNames.ReadAsync(
            snapshot, [release.Trail.Author, release.Trail.Reviewer, release.Trail.Approver, release.Trail.Deployer, release.Rollout?.Actor], ct);
        var decisions = await DecisionsAsync(snapshot, reading.Id, ct);
        var told = await ReleaseTold.ReadAsync(snapshot, reading, ct);
        var same = SamePackage.Of(release, told, await RunningPlaceQueries.ReadAsync(snapshot, reading, ct));
        var later = Due.NotYet(release, gates, reading.Head.IsInFlight);
        return new ReleaseView
        {
            Head = reading.Head with { Rollout = release.Rollout is { } rollout ? rollout with { Actor = persons.Of(rollout.Actor) } : null },
            Passport = PassportFold.Of(release, told, gates, persons),
            Same = same,
            Times = ReleaseTimes.Of(reading, told),
            Stages = [.. Enum.GetValues<Stage>().Select(stage => StageOf(stage, gates, release, later))],
            Gates = [.. gates.Select(g => GateOf(g, decisions, later))],
            Held = release.Holds.FirstOrDefault(h => h.IsInForce(reading.AsOf)) is { } hold ? GateWords.Stopped(hold, $"{reading.Head.Service} {reading.Head.Name}") : null,
            Evidence = EvidenceOf(release, gates, later),
            RightToShip = [.. Enum.GetValues<Role>().Select(role => RightToShip.Of(role, gates))],
            Alarms = ReleaseAlarms.Of(reading, same),
            Decisions = decisions,
            Environments = [.. release.Environments.OrderByDescending(e => e.At)],
            Incidents = [.. release.Incidents.OrderByDescending(i => i.DetectedAt)],
            Agreement = new AgreementView(DefaultAgreement.Version0.Version, DefaultAgreement.Version0.SignedBy),
            AsOf = reading.AsOf,
            Sequence = reading.Sequence,
        };
    }

    private static async Task<IReadOnlyList<DecisionView>> DecisionsAsync(Snapshot snapshot, long releaseId, CancellationToken ct)
    {
        var rows = await snapshot.Db.Decisions.Where(d => d.ReleaseId == releaseId).OrderByDescending(d => d.Seq).Take(MostDecisions).ToListAsync(ct);
        var proofs = await DecidingProofs.ReadAsync(snapshot.Db, rows.Select(r => r.Because), ct);
        return [.. rows.Select(r => Decision(r) with { ProvenAt = proofs.Before(r.Because, r.DecidedAt) })];
    }

    private static DecisionView Decision(DecisionRow row) =>
        new(row.Seq, (Gate)row.Gate, row.Open, row.DecidedAt, row.AgreementVersion, JsonSerializer.Deserialize<string[]>(row.Reasons) ?? [], row.Because);

    private static StageView StageOf(Stage stage, IReadOnlyList<GateDecision> gates, Release release, IReadOnlySet<string> later)
    {
        var items = gates.SelectMany(g => g.Items).Where(i => i.Requirement.Stage == stage && i.State != EvidenceState.NotApplicable).ToList();
        var running = release.Evidence.Any(e => e.Stage == stage && e.Running);
        if (stage == Stage.Production)
        {
            return new StageView(stage, release.ShippedAt is null ? EvidenceState.Missing : EvidenceState.Passed, 0, 0, running);
        }

        var closing = items.Where(i => i.Closes).ToList();
        var state = closing.Exists(i => i.State == EvidenceState.Failed) ? EvidenceState.Failed
            : closing.Exists(i => i.State == EvidenceState.Missing) ? EvidenceState.Missing
            : closing.Count > 0 ? EvidenceState.Stale
            : items.Exists(i => i.State == EvidenceState.Waived) ? EvidenceState.Waived
            : items.Exists(i => i.State == EvidenceState.Passed) ? EvidenceState.Passed
            : EvidenceState.Missing;
        return new StageView(stage, state, items.Count(i => i.State == EvidenceState.Passed), items.Count, running)
        {
            NotDue = state == EvidenceState.Missing && items.TrueForAll(i => i.State != EvidenceState.Missing || later.Contains(i.Requirement.Item)),
        };
    }

    private static GateView GateOf(GateDecision gate, IReadOnlyList<DecisionView> decisions, IReadOnlySet<string> later) => new()
    {
        Gate = gate.Gate,
        Open = gate.Open,
        Reasons = gate.Reasons,
        Missing = gate.Missing,
        Blocks = gate.Blocks,
        Notes = gate.Notes,
        Items = [.. gate.Items.OrderByDescending(i => i.Closes).ThenBy(i => i.State == EvidenceState.Passed).Select(i => Item(i, later.Contains(i.Requirement.Item)))],
        Decided = decisions.FirstOrDefault(d => d.Gate == gate.Gate),
    };

    private static ItemView Item(ItemDecision item, bool notDue) => new(
        item.Requirement.Item, item.Level, item.State, notDue ? $"{item.Requirement.Item} is not due yet" : item.Reason, item.Evidence?.ProvenAt,
        item.Requirement.MaxAge, item.Evidence?.Key)
    {
        Closes = item.Closes,
        NotDue = notDue,
        Running = item is { State: EvidenceState.Missing, Evidence.Running: true },
    };

    // What the agreement asks for, unproven first, then what was sent beyond it.
    private static List<EvidenceView> EvidenceOf(Release release, IReadOnlyList<GateDecision> gates, IReadOnlySet<string> later)
    {
        var asked = gates.SelectMany(g => g.Items).Where(i => i.State != EvidenceState.NotApplicable)
            .OrderBy(i => i.Closes ? 0 : i.State == EvidenceState.Passed ? 2 : 1).ThenBy(i => i.Requirement.Stage)
            .Select(i => Evidence(i.Evidence, i.Requirement.Stage, i.Requirement.Checks[0], i.State) with
            {
                Item = i.Requirement.Item,
                MaxAge = i.Requirement.MaxAge,
                NotDue = later.Contains(i.Requirement.Item),
            });
        var checks = gates.SelectMany(g => g.Items).SelectMany(i => i.Requirement.Checks.Select(c => (i.Requirement.Stage, c))).ToHashSet();
        var beyond = release.Evidence.Where(e => !checks.Contains((e.Stage, e.Check))).Select(e => Evidence(e, e.Stage, e.Check, StateOf(e.Proof)));
        return [.. asked, .. beyond];
    }

    private static EvidenceState StateOf(Proof proof) => proof switch
    {
        Proof.Passed => EvidenceState.Passed,
        Proof.Failed => EvidenceState.Failed,
        _ => EvidenceState.Missing,
    };

    private static EvidenceView Evidence(CheckEvidence? found, Stage stage, string check, EvidenceState state) => new()
    {
        Stage = stage,
        Check = check,
        State = state,
        ProvenAt = found?.ProvenAt,
        Suites = found?.Suites ?? 0,
        FailedSuites = found?.FailedSuites ?? [],
        UnprovenSuites = found?.UnprovenSuites ?? [],
        Executed = found?.Executed ?? 0,
        Passed = found?.Passed ?? 0,
        Running = found?.Running ?? false,
        Flaky = found?.Flaky ?? false,
        Note = found?.Note,
        Key = found?.Key,
    };
}
