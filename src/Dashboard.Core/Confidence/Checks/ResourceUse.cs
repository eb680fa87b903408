namespace Dashboard.Core.Confidence.Checks;

/// <summary>
/// coo.resources: the worse of two measures. Use of CPU and memory under load wants to lie in a band and knows no failing line:
/// outside it is AtRisk. Rework has both lines. With one of the two known the answer is AtRisk at best.
/// </summary>
internal static class ResourceUse
{
    private const double LeastUse = 0.4;
    private const double MostUse = 0.8;

    private sealed record Use(string Of, Tally Tally, Weakest? TooLittle, Weakest? TooMuch)
    {
        public bool InBand => Tally.Value is >= LeastUse and <= MostUse;

        public double OutOfBand => Tally.Value!.Value < LeastUse ? LeastUse - Tally.Value.Value : Tally.Value.Value - MostUse;

        public string Text => Words.Percent(Tally.Value!.Value, LeastUse, MostUse);

        public Weakest? Weakest => InBand ? null : Tally.Value < LeastUse ? TooLittle : TooMuch;

        public string Fact => Tally.Value < LeastUse
            ? $"Only {Text} of the {Of} we ask for is used under load{TooLittle?.At("uses too little", "use too little")}"
            : $"As much as {Text} of the {Of} we ask for is used under load{TooMuch?.At("leaves no room", "leave no room")}";
    }

    public static Finding Evaluate(ConfidenceInput input)
    {
        var sum = input.Total();
        if (sum.Shipped == 0)
        {
            return Shipping.Nothing(CooChecks.Resources, input);
        }

        var rework = new Tally(sum.Rework, sum.Shipped);
        var sized = new Tally(sum.ReleasesWithSizing, sum.Shipped);
        var unsized = Words.Only(sized.Part, sized.Whole, "release", "reported their use", "report its use");
        var few = $"{Words.Count(rework.Whole, "release")} {Words.Are(rework.Whole)} too few to judge rework";
        var uses = 2 * sized.Part >= sized.Whole ? Uses(input, sum) : [];
        var reworkKnown = rework.Whole >= Reading.FewestCases;
        var reading = (uses.Count, reworkKnown) switch
        {
            (0, false) => new Reading(CooChecks.Resources, input) { Fact = $"{few}, and load tests report no use" },
            (0, true) => ByRework(input, rework),
            (_, false) => ByUse(input, uses) with { Cap = few, Capped = ("it takes 5", Telling.NoService, "keep shipping: each further release counts") },
            _ => Both(input, rework, uses),
        };
        return (reading.OnShipped(sum, reworkKnown ? new Tally(sized.Part + sized.Whole, 2 * sized.Whole) : sized) with
        {
            CoverageOf = reworkKnown ? "measures, two a release" : "releases",
            Thin = unsized,
            ThinOn = Weakest.Of(input, Shipping.Every, m => new Tally(m.ReleasesWithSizing, m.Shipped)),
            LeftOut = sized.Rest == 0 ? null : new ExplainStep(
                $"{Words.Count(sized.Rest, "release")} reported no use under load: left out of use, counted as missing.",
                CooChecks.Resources.RowsLeftOut()),
        }).Answer();
    }

    private static Reading ByRework(ConfidenceInput input, Tally rework)
    {
        var weakest = Weakest.Of(input, CooChecks.Resources.Line, m => new Tally(m.Rework, m.Shipped));
        var fact = rework.Part == 0 ? "No release was rework"
            : CooChecks.Resources.Meets(rework) ? $"{CooChecks.Resources.Text(rework)} of releases were rework"
            : $"{Words.Number(rework.Part)} of {Words.Count(rework.Whole, "release")} {Words.Were(rework.Part)} rework{weakest?.On(rework.Part)}";
        return Reading.OfCases(CooChecks.Resources, input, rework, fact) with
        {
            ValueText = $"{CooChecks.Resources.Text(rework)} rework",
            Cause = Telling.OwnLoss(weakest, "release", "rolled back, reverted or fixed within 24 hours"),
            Weakest = weakest,
            Raise = weakest?.Raise(
                $"learn why {Words.Count(weakest.Lost, "release")} of {weakest.Name} had to be rolled back, reverted or fixed at once",
                rework),
        };
    }

    private static Reading ByUse(ConfidenceInput input, List<Use> uses)
    {
        var worst = uses.OrderByDescending(u => u.OutOfBand).First();
        return new Reading(CooChecks.Resources, input)
        {
            Value = worst.Tally.Value,
            ValueText = $"{worst.Text} {worst.Of}",
            Judged = worst.InBand ? Verdict.Met : Verdict.AtRisk,
            Fact = worst.InBand ? AllUses(uses) : worst.Fact,
            Cause = AllUses(uses),
            Weakest = worst.Weakest,
            Raise = worst.InBand ? null
                : $"ask for {(worst.Tally.Value < LeastUse ? "less" : "more")} {worst.Of}{For(worst.Weakest)}, so that load uses 40% to 80% of it",
            Figure = Words.List([.. uses.Select(u => $"{u.Text} of the {u.Of} asked for")]),
        };
    }

    private static Reading Both(ConfidenceInput input, Tally rework, List<Use> uses)
    {
        var byRework = ByRework(input, rework);
        var byUse = ByUse(input, uses);
        if (byUse.Judged != Verdict.Met && CooChecks.Resources.Meets(rework))
        {
            return byUse with { Because = [byRework.Fact] };
        }

        var share = rework.Part == 0 ? "no release was" : $"{CooChecks.Resources.Text(rework)} of releases were";
        return byRework with
        {
            Fact = CooChecks.Resources.Meets(rework) && byRework.Weakest?.Fails(CooChecks.Resources) != true ? $"{byUse.Fact}, and {share} rework" : byRework.Fact,
            Because = [byUse.Fact],
            Figure = $"{byRework.Figure} rework; {byUse.Figure}",
        };
    }

    private static string AllUses(List<Use> uses) => $"Load uses {Words.List([.. uses.Select(u => $"{u.Text} of {u.Of}")])}";

    private static string For(Weakest? weakest) => weakest is null ? "" : $" for {weakest.Name}";

    private static List<Use> Uses(ConfidenceInput input, Measures sum)
    {
        Use Of(string what, Func<Measures, Tally> measure) => new(
            what, measure(sum),
            Weakest.Of(input, Threshold.AtLeast(LeastUse, LeastUse), measure), Weakest.Of(input, Threshold.AtMost(MostUse, MostUse), measure));

        return
        [
            .. new[]
            {
                Of("CPU", m => new Tally(m.UsedCpuMilli, m.RequestedCpuMilli)),
                Of("memory", m => new Tally(m.UsedMemoryMilli, m.RequestedMemoryMilli)),
            }.Where(u => u.Tally.Whole > 0),
        ];
    }
}
