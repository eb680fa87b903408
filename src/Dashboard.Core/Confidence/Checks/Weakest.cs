namespace Dashboard.Core.Confidence.Checks;

/// <summary>
/// The service that lies furthest on the wrong side of the pass line, by weight: (pass − rate) × cases. A large service just
/// under the line can outweigh a small one far under it; a service on the right side never counts, however large.
/// Of equals: more customer-minutes lost where the check measures them, more customers a day, the more critical tier, the name.
/// </summary>
internal sealed record Weakest(string Service, Tally Tally, long Lost, long LostByAll, Threshold Line)
{
    /// <summary>True when there is no other service it could be told from.</summary>
    public bool Alone { get; private init; }

    /// <summary>Other services that lost a case, on whichever side of the line they lie.</summary>
    public int MoreLost { get; private init; }

    /// <summary>Other services on the wrong side of the pass line.</summary>
    public int MoreBehind { get; private init; }

    private IReadOnlyList<Tally> Others { get; init; } = [];

    public static Weakest? Of(ConfidenceInput input, Threshold line, Func<Measures, Tally> measure, Func<ServiceWindow, long>? harm = null)
    {
        var services = input.Services
            .Select(s => (s.Service, Tally: measure(s.Sums), Window: s))
            .Where(s => s.Tally.Whole > 0)
            .ToList();
        var behind = services
            .Where(s => line.Judge(s.Tally.Value!.Value) != Verdict.Met)
            .ToList();
        if (behind.Count == 0)
        {
            return null;
        }

        var worst = behind
            .OrderByDescending(s => Shortfall(line, s.Tally))
            .ThenByDescending(s => harm?.Invoke(s.Window) ?? 0)
            .ThenByDescending(s => s.Window.Customers ?? 0)
            .ThenBy(s => s.Window.Tier)
            .ThenBy(s => s.Service, StringComparer.Ordinal)
            .First();
        return new Weakest(worst.Service, worst.Tally, LostIn(line, worst.Tally), services.Sum(s => LostIn(line, s.Tally)), line)
        {
            Alone = input.Services.Count == 1,
            MoreLost = services.Count(s => LostIn(line, s.Tally) > 0) - (LostIn(line, worst.Tally) > 0 ? 1 : 0),
            MoreBehind = behind.Count - 1,
            Others = [.. behind.Where(s => !ReferenceEquals(s.Window, worst.Window)).Select(s => s.Tally)],
        };
    }

    /// <summary>The service as it stands in a sentence.</summary>
    public string Name => Telling.Service(Service);

    /// <summary>True when it lies beyond what the check tolerates, with enough cases to say so.</summary>
    public bool Fails(RoleCheck check) => Fails(check.Line, Tally);

    /// <summary>Other services of which the same is true.</summary>
    public int MoreThatFail(RoleCheck check) => Others.Count(tally => Fails(check.Line, tally));

    /// <summary>
    /// The end of a sentence about counted things: <c>, both on payments</c>, <c>, all on payments</c>,
    /// <c>, on payments and 2 more services</c>; the number itself where some of them belong to no service.
    /// </summary>
    public string On(long counted) => counted != LostByAll ? $", {Words.Number(Lost)} on {Name}" : (MoreLost, LostByAll) switch
    {
        (0, 1) => $", on {Name}",
        (0, 2) => $", both on {Name}",
        (0, _) => $", all on {Name}",
        _ => $", on {Name} and {More(MoreLost)}",
    };

    /// <summary>The end of a sentence about an amount: <c>, 12% on payments; 2 more services wait too long</c>.</summary>
    public string At(string does, string doIt) => (Alone ? $" on {Name}" : $", {Words.Percent(Tally.Value!.Value)} on {Name}")
        + (MoreBehind == 0 ? "" : $"; {More(MoreBehind)} {(MoreBehind == 1 ? does : doIt)}");

    /// <summary>The end of a sentence about what did not arrive: <c>; missing on payments and 1 more</c>.</summary>
    public string Missing => $"; missing on {Name}{(MoreLost == 0 ? "" : $" and {Words.Number(MoreLost)} more")}";

    /// <summary>What putting this service right would bring to the whole: <c>Mend 12 broken promises of payments: +4 points</c>.</summary>
    public string Raise(string action, Tally all) =>
        $"{action}: {Words.Points((Line.HigherIsBetter ? 1d : -1d) * Lost / all.Whole)}";

    private static string More(int services) => Words.Count(services, "more service");

    private static bool Fails(Threshold line, Tally t) =>
        t.Whole >= Reading.FewestCases && line.Judge(t.Value!.Value) == Verdict.NotMet;

    private static double Shortfall(Threshold line, Tally t) =>
        line.HigherIsBetter ? (line.Pass * t.Whole) - t.Part : t.Part - (line.Pass * t.Whole);

    private static long LostIn(Threshold line, Tally t) => line.HigherIsBetter ? t.Rest : t.Part;
}
