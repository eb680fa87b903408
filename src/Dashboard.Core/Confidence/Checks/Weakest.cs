namespace Dashboard.Core.Confidence.Checks;

/// <summary>
/// The service that lies furthest on the wrong side of the pass line, by weight: (pass − rate) × cases. A large service just
/// under the line can outweigh a small one far under it; a service on the right side never counts, however large.
/// </summary>
internal sealed record Weakest(string Service, Tally Tally, long Lost, long LostByAll, Threshold Line)
{
    /// <summary>True when there is no other service it could be told from.</summary>
    public bool Alone { get; private init; }

    public static Weakest? Of(ConfidenceInput input, Threshold line, Func<Measures, Tally> measure)
    {
        var services = input.Services
            .Select(s => (s.Service, Tally: measure(s.Sums)))
            .Where(s => s.Tally.Whole > 0)
            .ToList();
        var worst = services
            .Where(s => line.Judge(s.Tally.Value!.Value) != Verdict.Met)
            .OrderByDescending(s => Shortfall(line, s.Tally))
            .ThenBy(s => s.Service, StringComparer.Ordinal)
            .FirstOrDefault();
        return worst.Service is null ? null
            : new Weakest(worst.Service, worst.Tally, LostIn(line, worst.Tally), services.Sum(s => LostIn(line, s.Tally)), line)
            {
                Alone = input.Services.Count == 1,
            };
    }

    /// <summary>
    /// The end of a sentence about counted things: <c>, both on payments</c>, <c>, most on payments</c>; empty when no service stands out.
    /// </summary>
    public string On => (Lost == LostByAll, LostByAll) switch
    {
        _ when Alone => "",
        (true, 1) => $", on {Service}",
        (true, 2) => $", both on {Service}",
        (true, _) => $", all on {Service}",
        _ => 2 * Lost > LostByAll ? $", most on {Service}" : "",
    };

    /// <summary>The same about an amount: <c>, most of it on payments</c>.</summary>
    public string OfIt => Alone || 2 * Lost <= LostByAll ? ""
        : Lost == LostByAll ? $", all of it on {Service}" : $", most of it on {Service}";

    /// <summary>About work that moves too slowly: <c>, and 12% on payments</c>.</summary>
    public string SlowOn => Alone ? "" : $", and {Words.Percent(Tally.Value!.Value)} on {Service}";

    /// <summary>What putting this service right would bring to the whole: <c>Mend 12 broken promises of payments: +4 points</c>.</summary>
    public string Raise(string action, Tally all) =>
        $"{action}: {Words.Points((Line.HigherIsBetter ? 1d : -1d) * Lost / all.Whole)}";

    private static double Shortfall(Threshold line, Tally t) =>
        line.HigherIsBetter ? (line.Pass * t.Whole) - t.Part : t.Part - (line.Pass * t.Whole);

    private static long LostIn(Threshold line, Tally t) => line.HigherIsBetter ? t.Rest : t.Part;
}
