namespace Dashboard.Core.Confidence.Checks;

/// <summary>COO: does delivery run efficiently at scale?</summary>
internal static class CooChecks
{
    public static readonly RoleCheck Waste = new(
        "coo.waste", Role.Coo, "Does delivery avoid wasting time and people?",
        "waiting ÷ lead time of the releases that shipped; waiting is for an approval, in a queue, for a rerun, or at an open gate, "
        + "overlaps counted once",
        Shipping.Start,
        EvaluateWaste)
    {
        Line = Threshold.AtMost(0.25, 0.4),
        Target = "at most 25% of lead time",
        Tolerated = "at most 40%",
    };

    public static readonly RoleCheck Cost = new(
        "coo.cost", Role.Coo, "Do costs stay under control as releases accelerate?",
        "cost per release of the last 28 days ÷ cost per release of the 28 days before − 1",
        "send cost.recorded with service, environment, amount, currency, started and finished",
        ReleaseCost.Evaluate)
    {
        Line = Threshold.AtMost(0, 0.1),
        Target = "not rising",
        Tolerated = "at most +10%",
    };

    public static readonly RoleCheck Resources = new(
        "coo.resources", Role.Coo, "Are resources used, not burned on rework?",
        "the worse of used ÷ requested CPU and memory under load, and of rework (rolled back, reverted or fixed within "
        + "24 hours) ÷ releases",
        "send testsuiterun.finished with service, version, check=load, usedCpu, requestedCpu, usedMemory and requestedMemory",
        ResourceUse.Evaluate)
    {
        Line = Threshold.AtMost(0.1, 0.2),
        Target = "rework at most 10%, use 40% to 80%",
        Tolerated = "rework at most 20%",
    };

    private static Finding EvaluateWaste(ConfidenceInput input)
    {
        var sum = input.Total();
        if (sum.Shipped == 0)
        {
            return Shipping.Nothing(Waste, input);
        }

        var waits = Waits(sum);
        var waiting = new Tally(Waiting(sum), sum.LeadSeconds);
        var timed = new Tally(sum.ReleasesWithLead, sum.Shipped);
        var weakest = Weakest.Of(input, Waste.Line, m => new Tally(Waiting(m), m.LeadSeconds));
        var thin = Shipping.Untimed(timed);
        var reading = Reading.OfAmounts(Waste, input, waiting, waiting.Whole == 0 ? thin : WasteFact(waiting, weakest));
        return (reading.OnShipped(sum, timed) with
        {
            Thin = thin,
            ThinOn = Weakest.Of(input, Shipping.Every, m => new Tally(m.ReleasesWithLead, m.Shipped)),
            Because = [.. waits.Where(w => w.Seconds > 0).Select(w => $"{Words.Hours(w.Seconds)} went {w.Into}")],
            Cause = $"{Words.Hours(waits[0].Seconds)} went {waits[0].Into}",
            Weakest = weakest,
            Raise = waiting.Part == 0 ? null
                : $"{waits[0].Cure}: up to {Words.Points(-(double)waits[0].Seconds / waiting.Whole)}"
                    + (weakest is { Alone: false } ? $"; first for {weakest.Name}" : ""),
            LeftOut = Shipping.LeftOut(Waste, timed),
            Figure = waiting.Whole == 0 ? null
                : $"{Words.Hours(waiting.Part)} waiting ÷ {Words.Hours(waiting.Whole)} of lead time = {Waste.Text(waiting)}",
        }).Answer();
    }

    private static string WasteFact(Tally waiting, Weakest? weakest) =>
        $"Waiting is {Waste.Text(waiting)} of lead time{(Waste.Meets(waiting) ? "" : weakest?.At("waits too long", "wait too long"))}";

    private static long Waiting(Measures m) => m.ApprovalWaitSeconds + m.QueueWaitSeconds + m.RerunSeconds + m.GateWaitSeconds;

    private sealed record Wait(long Seconds, string Into, string Cure);

    private static List<Wait> Waits(Measures m) =>
    [
        .. new Wait[]
        {
            new(m.ApprovalWaitSeconds, "into approvals", "decide approvals sooner"),
            new(m.QueueWaitSeconds, "into queues", "shorten the queues"),
            new(m.RerunSeconds, "into reruns", "make the first run count"),
            new(m.GateWaitSeconds, "by at open gates", "start the next step when its gate opens"),
        }.OrderByDescending(w => w.Seconds),
    ];
}
