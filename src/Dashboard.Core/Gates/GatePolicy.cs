using Dashboard.Core.Agreements;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Gates;

/// <summary>What the deciding of gates must know about the service beyond the release itself.</summary>
/// <param name="Tier">1 highest, 2, 3.</param>
/// <param name="EarlierDigestAt">When another digest of the service first reached production; null when none did.</param>
public sealed record GateContext(int Tier, DateTimeOffset? EarlierDigestAt = null);

/// <summary>
/// Where gates are decided. Pure: a release, an agreement and a moment give the same answer for ever.
/// </summary>
public static class GatePolicy
{
    private static readonly Gate[] Order = Enum.GetValues<Gate>();

    /// <summary>
    /// The four gates in order. In flight they are judged at <paramref name="now"/>; once shipped, as they stood at shipping.
    /// </summary>
    public static IReadOnlyList<GateDecision> Decide(Release release, Agreement agreement, GateContext context, DateTimeOffset now) =>
        DecideAt(release, release.Evidence, agreement, context, release.ShippedAt ?? now);

    /// <summary>The four gates as they stood when the first customers got the release; null before that.</summary>
    public static IReadOnlyList<GateDecision>? DecideAtFirstWeight(Release release, Agreement agreement, GateContext context) =>
        release is { FirstWeightAt: { } at, EvidenceAtFirstWeight: { } evidence } ? DecideAt(release, evidence, agreement, context, at) : null;

    private static List<GateDecision> DecideAt(
        Release release, IReadOnlyList<CheckEvidence> evidence, Agreement agreement, GateContext context, DateTimeOffset at)
    {
        var blocks = Blocks(release, at);
        var notes = Homework.Skipped(agreement, context.Tier, evidence);
        var decisions = new List<GateDecision>(Order.Length);
        foreach (var gate in Order)
        {
            var items = new List<ItemDecision>();
            foreach (var requirement in agreement.Requirements)
            {
                if (requirement.Gate == gate)
                {
                    items.Add(DecideItem(requirement, evidence, release.Waivers, context, at));
                }
            }

            // What blocks every gate is said once; that it closed the gate before as well is no further reason.
            var before = decisions.Count == 0 || decisions[^1].Open || decisions[^1].IsClosedByBlocksAlone(blocks);
            IReadOnlyList<string> all = before ? blocks : [.. blocks, $"{GateNames.Title(decisions[^1].Gate)} is closed"];
            decisions.Add(new GateDecision(gate, all.Count == 0 && !items.Exists(i => i.Closes), items, all)
            {
                Notes = [.. notes.Where(n => n.Gate == gate).Select(n => n.Note)],
            });
        }

        return decisions;
    }

    private static ItemDecision DecideItem(
        Requirement requirement, IReadOnlyList<CheckEvidence> evidence, IReadOnlyList<WaiverSpan> waivers, GateContext context, DateTimeOffset at)
    {
        var level = requirement.LevelFor(context.Tier);
        var found = Gather(requirement, evidence, context, at);
        var state = level == Level.NotApplicable ? EvidenceState.NotApplicable : StateOf(found, requirement, at);
        var waiver = state is EvidenceState.Passed or EvidenceState.NotApplicable ? null : WaiverSpan.Of(waivers, requirement.Item, at);
        return new ItemDecision(requirement, level, waiver?.IsInForce(at) == true ? EvidenceState.Waived : state, found, at) { Waiver = waiver };
    }

    // A failure that still stands outranks what is missing or aged beside it; a failure too old to speak for today is stale itself.
    private static EvidenceState StateOf(CheckEvidence? found, Requirement requirement, DateTimeOffset at)
    {
        bool IsAged(DateTimeOffset? proven) => requirement.MaxAge is { } maxAge && at - proven > maxAge;

        return found switch
        {
            null => EvidenceState.Missing,
            { Proof: Proof.Failed } when !IsAged(found.FailedAt ?? found.ProvenAt) => EvidenceState.Failed,
            { UnprovenSuites.Count: > 0 } or { Proof: Proof.None } => EvidenceState.Missing,
            _ when IsAged(found.ProvenAt) => EvidenceState.Stale,
            _ => EvidenceState.Passed,
        };
    }

    private static CheckEvidence? Gather(Requirement requirement, IReadOnlyList<CheckEvidence> evidence, GateContext context, DateTimeOffset at)
    {
        if (requirement is { Stage: Stage.Canary, Checks: ["rollback-ready", ..] })
        {
            return context.EarlierDigestAt is { } earlier && earlier < at
                ? new() { Stage = Stage.Canary, Check = "rollback-ready", Proof = Proof.Passed, ProvenAt = earlier, NewestAt = earlier }
                : null;
        }

        CheckEvidence? gathered = null;
        foreach (var found in evidence)
        {
            if (requirement.IsProvenBy(found.Stage, found.Check))
            {
                gathered = gathered is null ? found : Alternatives.Together(gathered, found);
            }
        }

        return gathered;
    }

    private static List<string> Blocks(Release release, DateTimeOffset at)
    {
        // A person's word comes first: whatever else is true, it has to be taken back before anything opens.
        List<string> blocks = [.. release.Holds.Where(h => h.IsInForce(at)).Select(GateWords.Of)];
        blocks.AddRange(release.Alerts.Where(a => a.FiresAt(at)).Select(a => $"Alert {a.Alert} is firing and prevents promotion"));
        if (release.DuplicateVersion && (release.DuplicateSince is null || release.DuplicateSince <= at))
        {
            blocks.Add($"Version {release.Version} names more than one artifact");
        }

        if (release.Setbacks.Any(s => s.BlocksAt(at)))
        {
            blocks.Add("The last rollout was turned back and none came after it");
        }

        return blocks;
    }
}
