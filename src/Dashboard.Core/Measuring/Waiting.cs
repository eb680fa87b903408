using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Where a shipped release's lead time went (domain.md section 8, coo.waste and cto.flow).</summary>
public static class Waiting
{
    /// <summary>Lead, running and waiting seconds; waiting in the order approval, queue, rerun, open gate, overlap counted once.</summary>
    public static Measures Measure(Release release, IReadOnlyList<Entry> entries, IReadOnlyList<GateDecision> gates)
    {
        if (release is not { StartedAt: { } from, ShippedAt: { } to } || to <= from)
        {
            return Measures.Zero;
        }

        TimeSpans Clip(IEnumerable<(DateTimeOffset, DateTimeOffset)> stretches) => TimeSpans.Union(stretches, from, to);
        var approval = Clip(Approvals(entries));
        var queue = Clip(Queues(entries)).Without(approval);
        var rerun = Clip(Reruns(entries)).Without(approval).Without(queue);
        var gate = Clip(OpenGates(entries, gates)).Without(approval).Without(queue).Without(rerun);
        var running = Clip(Runs(entries).Concat(release.Rollout is { EndedAt: { } ended } r ? [(r.StartedAt, ended)] : []));
        return new Measures
        {
            ReleasesWithLead = 1,
            LeadSeconds = (to - from).Ticks / TimeSpan.TicksPerSecond,
            RunningSeconds = running.Seconds,
            ApprovalWaitSeconds = approval.Seconds,
            QueueWaitSeconds = queue.Seconds,
            RerunSeconds = rerun.Seconds,
            GateWaitSeconds = gate.Seconds,
        };
    }

    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> Approvals(IReadOnlyList<Entry> entries) =>
        from created in entries
        where created.Type == EventTypes.ApprovalCreated
        let closed = entries.Where(e => e.Type == EventTypes.ApprovalClosed && e.Subject == created.Subject && e.At >= created.At).Select(e => (DateTimeOffset?)e.At).Min()
        where closed is not null
        select (created.At, closed.Value);

    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> Queues(IReadOnlyList<Entry> entries) =>
        from run in entries
        where run.Queued is not null && !run.ChangeOnly
        let started = run.Started ?? entries.Where(e => e.Subject == run.Subject && e.Check == run.Check && e.Attempt == run.Attempt && e.Started >= run.Queued)
            .Select(e => e.Started).Min()
        where started is not null
        select (run.Queued ?? started.Value, started.Value);

    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> Runs(IReadOnlyList<Entry> entries) =>
        from run in entries
        where run is { Phase: RunPhase.Terminal, ChangeOnly: false }
        let started = run.Started ?? entries.Where(e => e.Phase == RunPhase.Running && e.Subject == run.Subject && e.Check == run.Check && e.Attempt == run.Attempt)
            .Select(e => e.Started).Min()
        where started is not null
        select (started.Value, run.End);

    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> Reruns(IReadOnlyList<Entry> entries) =>
        entries.Where(e => e is { IsProof: true, ChangeOnly: false, Check: not null } && !Entry.IsDeployment(e.Type))
            .GroupBy(e => (e.Stage, e.Check, e.Suite))
            .SelectMany(g => g.OrderBy(e => e.End).ThenBy(e => e.Key, StringComparer.Ordinal).Skip(1))
            .Select(e => (e.Started ?? e.End, e.End));

    // From the moment a gate could open to the first run of a stage behind it.
    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> OpenGates(IReadOnlyList<Entry> entries, IReadOnlyList<GateDecision> gates)
    {
        DateTimeOffset? opened = null;
        foreach (var gate in gates.TakeWhile(g => g.Open))
        {
            var proven = gate.Items.Where(i => i.State == EvidenceState.Passed && i.Level >= Agreements.Level.MustHaveData).Select(i => i.Evidence?.NewestAt).Max();
            opened = opened is null || proven > opened ? proven : opened;
            var next = entries.Where(e => e.Stage >= StageBehind(gate.Gate)).Select(e => e.Started ?? e.Queued ?? e.At).Where(t => t >= opened).Select(t => (DateTimeOffset?)t).Min();
            if (opened is { } from && next is { } to)
            {
                yield return (from, to);
            }
        }
    }

    private static Stage StageBehind(Gate gate) => gate switch
    {
        Gate.ReadyForFastFeedback => Stage.StubbedFunctional,
        Gate.ReadyForExtended => Stage.Extended,
        Gate.ReadyForCanary => Stage.Canary,
        _ => Stage.Production,
    };
}
