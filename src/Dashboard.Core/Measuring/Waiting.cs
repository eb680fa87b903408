using Dashboard.Core.Agreements;
using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>Where a shipped release's lead time went, for <c>coo.waste</c> and <c>cto.flow</c>.</summary>
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
        var running = Clip(Runs(entries).Concat(RolloutFold.Fold(entries).Select(r => (r.StartedAt, r.EndedAt ?? to))));
        var approval = Clip(Approvals(entries));
        var queue = Clip(Queues(entries)).Without(approval);
        var rerun = Clip(Reruns(entries)).Without(approval).Without(queue);

        // While something ran, nobody waited for it to start.
        var gate = Clip(OpenGates(entries, gates, to)).Without(running).Without(approval).Without(queue).Without(rerun);
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
        where run.Queued is not null && IsRun(run)
        let started = run.Started ?? entries.Where(e => IsSameTry(e, run) && e.Started >= run.Queued).Select(e => e.Started).Min()
        where started is not null
        select (run.Queued ?? started.Value, started.Value);

    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> Runs(IReadOnlyList<Entry> entries) =>
        from run in entries
        where run.Phase == RunPhase.Terminal && IsRun(run)
        let started = run.Started ?? entries.Where(e => e.Phase == RunPhase.Running && IsSameTry(e, run)).Select(e => e.Started).Min()
        where started is not null
        select (started.Value, run.End);

    // Every try after the first of the same line; a try that two events tell of is one.
    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> Reruns(IReadOnlyList<Entry> entries) =>
        entries.Where(e => e is { IsProof: true, ChangeOnly: false, Stage: not null, Check: not null } && !Entry.IsDeployment(e.Type))
            .GroupBy(e => (e.Stage, e.Check, e.Suite))
            .SelectMany(line => line.GroupBy(e => (e.Subject, e.Attempt, e.End))
                .Select(t => t.OrderBy(e => e.Started ?? e.End).ThenBy(e => e.Key, StringComparer.Ordinal).First())
                .OrderBy(e => e.End).ThenBy(e => e.Key, StringComparer.Ordinal).Skip(1))
            .Select(e => (e.Started ?? e.End, e.End));

    // From the moment a gate could open to the next start of a stage behind it; at the last gate, to shipping.
    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> OpenGates(IReadOnlyList<Entry> entries, IReadOnlyList<GateDecision> gates, DateTimeOffset shipped)
    {
        DateTimeOffset? opened = null;
        foreach (var gate in gates.TakeWhile(g => g.Open))
        {
            var proven = gate.Items.Where(i => i.State == EvidenceState.Passed && i.Level >= Level.MustHaveData).Select(i => i.Evidence?.NewestAt).Max();
            opened = opened is null || proven > opened ? proven : opened;
            var next = gate.Gate == Gate.ReadyToShip ? shipped
                : entries.Where(e => e.Stage >= StageBehind(gate.Gate)).Select(e => e.Queued ?? e.Started ?? e.At).Where(t => t >= opened).Select(t => (DateTimeOffset?)t).Min();
            if (opened is { } from && next is { } to)
            {
                yield return (from, to);
            }
        }
    }

    private static bool IsRun(Entry e) => !e.ChangeOnly && !e.Type.StartsWith("approval.", StringComparison.Ordinal);

    private static bool IsSameTry(Entry a, Entry b) => a.Subject == b.Subject && a.Check == b.Check && a.Attempt == b.Attempt;

    private static Stage StageBehind(Gate gate) => gate switch
    {
        Gate.ReadyForFastFeedback => Stage.StubbedFunctional,
        Gate.ReadyForExtended => Stage.Extended,
        _ => Stage.Canary,
    };
}
