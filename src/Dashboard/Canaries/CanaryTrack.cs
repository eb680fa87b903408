using Dashboard.Core.Canaries;
using Dashboard.Core.Confidence;
using Dashboard.Core.Gates;

namespace Dashboard.Canaries;

/// The four steps of a canary: the first customers, watching them, more of them, and the proof that it held.
internal static class CanaryTrack
{
    public static IReadOnlyList<TrackStep> Of(RolloutState rollout, GateDecision ship, DateTimeOffset now)
    {
        var weights = rollout.Weights.Where(w => w.Weight > 0).ToList();
        var first = weights.Count > 0 ? weights[0] : null;
        var partial = weights.Where(w => w.Weight < 100).ToList();
        var expanded = weights.Count > 1;
        var promoted = rollout.Phase == RolloutPhase.Promoted;
        var here = promoted ? (ship.Open ? 4 : 3) : expanded ? 2 : first is null ? 0 : 1;
        var turnedBack = rollout.Phase == RolloutPhase.Aborted;

        StepState State(int step) => step < here ? StepState.Done : step > here ? StepState.Todo : turnedBack ? StepState.TurnedBack : StepState.Here;

        return
        [
            new("Deploy to canary", State(0), first is null ? "No share of traffic was told yet." : $"First {Words.Traffic(first.Weight)} of customers."),
            new("Monitor", State(1), Watched(rollout, partial, now)),
            new("Expand", State(2), Expanded(rollout, weights)),
            new("Validate", State(3), turnedBack ? "Turned back before it was proven." : promoted
                ? ship.Open ? "Everyone has it, and it is proven." : $"Everyone has it, and {GateNames.Title(Gate.ReadyToShip)} is closed: {(ship.Reasons.Count > 0 ? ship.Reasons[0] : "nothing proves it")}."
                : "Not yet. Needs full weight and a passed analysis."),
        ];
    }

    private static string Watched(RolloutState rollout, List<WeightAt> partial, DateTimeOffset now)
    {
        if (partial.Count == 0)
        {
            return "Nobody was on it below full weight.";
        }

        var until = rollout.EndedAt ?? now;
        var time = until > partial[0].At ? until - partial[0].At : TimeSpan.Zero;
        var outside = rollout.Metrics.Count(m => m.Passes == false);
        return $"{Words.Duration(time)} since the first customers. " + (rollout.Metrics.Count == 0 ? "No metric was sent."
            : outside == 0 ? $"{Words.Count(rollout.Metrics.Count, "metric")}, none outside its line." : $"{outside} of {Words.Count(rollout.Metrics.Count, "metric")} outside {(outside == 1 ? "its line" : "their lines")}.");
    }

    private static string Expanded(RolloutState rollout, List<WeightAt> weights)
    {
        var steps = rollout is { Step: { } step, Steps: { } all } ? $"Step {step} of {all}. " : "";
        return weights.Count switch
        {
            0 => "Not yet.",
            1 => $"{steps}Still at its first share.",
            _ => $"{steps}{string.Join(", ", weights.Select(w => Words.Traffic(w.Weight)))}.",
        };
    }
}
