namespace Dashboard.Core.Confidence.Checks;

/// <summary>CEO: will a change hurt our customers or our name?</summary>
internal static class CeoChecks
{
    public static readonly RoleCheck Promises = new(
        "ceo.promises", Role.Ceo, "Do new features work as promised for customers?",
        "criteria passed ÷ criteria executed by the newest acceptance and functional tests of each release when it shipped",
        "send testsuiterun.finished with service, version, check=acceptance, outcome, total and passed",
        EvaluatePromises)
    {
        Line = Threshold.AtLeast(0.98, 0.95),
        Target = "at least 98%",
        Tolerated = "at least 95%",
    };

    public static readonly RoleCheck Demand = new(
        "ceo.demand", Role.Ceo, "Does performance hold under real demand?",
        "achieved ÷ expected peak of each journey, by its newest load or peak-load test on a live release; the worst journey counts",
        "send testsuiterun.finished with service, version, check=peak-load, outcome, journey, achieved and expected",
        EvaluateDemand)
    {
        Line = Threshold.AtLeast(1, 0.9),
        Target = "every journey at least 1×",
        Tolerated = "at least 0.9×",
    };

    public static readonly RoleCheck Reputation = new(
        "ceo.reputation", Role.Ceo, "Does delivery protect our reputation?",
        "bad changes stopped before they had all customers ÷ bad changes (aborted, rolled back or tied to an incident); under 5, by count",
        Shipping.FedBy + ", then incident.detected, service.rolledback or rollout.aborted when a change goes wrong",
        EvaluateReputation)
    {
        Line = BadChanges.Line,
        Target = "at least 80% stopped early; all, if under 5",
        Tolerated = "at least 60%; all but one, if under 5",
    };

    private static Finding EvaluatePromises(ConfidenceInput input)
    {
        var sum = input.Total();
        if (sum.Shipped == 0)
        {
            return Shipping.Nothing(Promises, input);
        }

        var kept = new Tally(sum.PromisesPassed, sum.PromisesExecuted);
        var tested = new Tally(sum.ReleasesWithPromises, sum.Shipped);
        var weakest = Weakest.Of(input, Promises.Line, m => new Tally(m.PromisesPassed, m.PromisesExecuted));
        var thin = Words.Only(tested.Part, tested.Whole, "release", "tested a promise", "test a promise");
        var reading = Reading.OfCases(Promises, input, kept, kept.Whole == 0 ? thin : PromisesFact(kept, weakest)).OnShipped(sum, tested);
        return (reading with
        {
            Thin = thin,
            ThinOn = Weakest.Of(input, Shipping.Every, m => new Tally(m.ReleasesWithPromises, m.Shipped)),
            TooFew = $"Only {Words.Count(kept.Whole, "promise")} {Words.Were(kept.Whole)} tested; it takes {Reading.FewestCases} to judge",
            Because = [$"{Words.Number(kept.Part)} of {Words.Count(kept.Whole, "tested promise")} {Words.Were(kept.Part)} kept"],
            Cause = Telling.OwnLoss(weakest, "tested promise", "broken"),
            Weakest = weakest,
            Raise = weakest?.Raise($"mend {Words.Count(weakest.Lost, "broken promise")} of {weakest.Name}", kept),
            LeftOut = tested.Rest == 0 ? null : new ExplainStep(
                $"{Words.Count(tested.Rest, "release")} came without tested promises: left out of the figure, counted as missing.",
                Promises.RowsLeftOut()),
        }).Answer();
    }

    private static string PromisesFact(Tally kept, Weakest? weakest) =>
        kept.Rest == 0 ? $"{Words.All(kept.Whole, "tested promise")} {Words.Were(kept.Whole)} kept"
        : Promises.Meets(kept) ? $"{Promises.Text(kept)} of the promises we tested were kept"
        : $"{Words.Number(kept.Rest)} of {Words.Count(kept.Whole, "promise")} {Words.Are(kept.Rest)} broken{weakest?.On(kept.Rest)}";

    private static Finding EvaluateDemand(ConfidenceInput input)
    {
        var journeys = JourneyProof.WorstFirst(input.Journeys.Select(j => j with { Ratio = j.Proven }));
        var measured = journeys.Where(j => j.Ratio is not null).OrderBy(j => j.Ratio).ToList();
        var doubtful = journeys.Where(j => j.Stale || j.Ratio is null).ToList();
        var worst = measured.FirstOrDefault();
        var weak = worst?.Ratio < Demand.Line.Pass ? worst : doubtful.FirstOrDefault();
        return new Reading(Demand, input)
        {
            Value = worst?.Ratio,
            ValueText = worst is null ? "none" : Words.Ratio(worst.Ratio!.Value, Demand.Line.Pass, Demand.Line.Warn),
            Coverage = new Coverage(measured.Count, journeys.Count),
            CoverageOf = "journeys",
            Fact = worst is null ? "No journey has been measured under load" : DemandFact(worst, measured),
            Cause = worst is null ? null : $"it was measured on {Words.Date(worst.ProvenAt, input.Now)}, on the release that customers use",
            Capped = doubtful.Count == 0 ? null : (DemandCause(doubtful[0]), Telling.NoService, null),
            Thin = Words.Only(measured.Count, journeys.Count, "journey", "showed a peak result on a live release", "show one"),
            Cap = doubtful.Count == 0 ? null : DemandDoubt(doubtful, journeys.Count, input.Now),
            Because =
            [
                .. measured.Skip(1).Where(j => j.Ratio < Demand.Line.Pass)
                    .Select(j => $"Only {OfPeak(j)} of the expected peak is proven for {Of(j)}"),
            ],
            Feed = weak is null ? null : $"{Demand.FedBy}; first for {Of(weak)}",
            WeakestService = weak?.Service,
            OldestAt = measured.Min(j => (DateTimeOffset?)j.ProvenAt),
            NewestAt = measured.Max(j => (DateTimeOffset?)j.ProvenAt),
            Raise = weak is null ? null
                : $"prove the whole peak of {Telling.Name(weak.Journey, "journey")} on the release of {Telling.Service(weak.Service)} that customers use",
            Counted = new ExplainStep(
                $"{Words.Count(journeys.Count, "journey")} sent a load or peak-load result in the last 90 days.",
                Demand.Rows()),
            Figure = worst is null ? null
                : $"{worst.Journey} in {worst.Service} is the worst: achieved ÷ expected = {Words.Ratio(worst.Ratio!.Value, 1, 0.9)}",
        }.Answer();
    }

    private static string DemandFact(JourneyProof worst, List<JourneyProof> measured)
    {
        var others = measured.Count(j => j.Ratio < Demand.Line.Pass) - 1;
        return others >= 0 ? $"Only {OfPeak(worst)} of the expected peak is proven for {Of(worst)}"
                + (others == 0 ? "" : $"; {Words.Count(others, "more journey")} {(others == 1 ? "falls" : "fall")} short")
            : measured.Count == 1 ? $"The one journey, {Of(worst)}, holds {OfPeak(worst)} of its expected peak"
            : $"{Words.All(measured.Count, "journey")} hold their peak; the tightest is {Of(worst)} at {OfPeak(worst)}";
    }

    private static string DemandDoubt(List<JourneyProof> doubtful, int all, DateTimeOffset now) => doubtful switch
    {
        [{ Ratio: null } one] => $"No peak result on a live release for {Of(one)}",
        [var one] => $"The peak result for {Of(one)} is from {Words.Date(one.ProvenAt, now)} and too old",
        _ => $"{doubtful.Count} of {all} journeys have no current peak result, first of all {Of(doubtful[0])}",
    };

    private static string DemandCause(JourneyProof doubtful) => doubtful.Ratio is null
        ? "it was measured before, but not on the release that customers use"
        : "a newer result on the release that customers use has not arrived";

    // A journey often has the name of its service: said once.
    private static string Of(JourneyProof journey) => journey.Journey == journey.Service ? Telling.Name(journey.Journey, "journey")
        : $"{Telling.Name(journey.Journey, "journey")} on {Telling.Service(journey.Service)}";

    private static string OfPeak(JourneyProof journey) => Words.Percent(journey.Ratio!.Value, Demand.Line.Pass, Demand.Line.Warn);

    private static Finding EvaluateReputation(ConfidenceInput input)
    {
        var sum = input.Total();
        if (sum.Shipped == 0)
        {
            return Shipping.Nothing(Reputation, input);
        }

        var stopped = new Tally(sum.BadStopped, sum.Bad);
        var weakest = Weakest.Of(input, Shipping.Every, m => new Tally(m.BadStopped, m.Bad), CustomerMinutes);
        var reading = Reading.OfCases(Reputation, input, stopped, ReputationFact(stopped, weakest));
        return (reading.OnShipped(sum, new Tally(sum.Shipped, sum.Shipped)) with
        {
            ValueText = sum.Bad == 0 ? "none bad" : stopped.ToString(),
            Judged = BadChanges.Few(stopped.Part, stopped.Whole),
            Because = [.. Exposure(input)],
            Cause = Telling.OwnLoss(weakest, "bad change", "stopped too late"),
            Weakest = weakest,
            Raise = weakest is null ? null
                : $"send changes of {weakest.Name} through a canary, so that a bad one is stopped before it reaches everyone",
            LeftOut = new ExplainStep(
                $"{Words.Count(sum.Bad, "change")} that reached some of them {Words.Were(sum.Bad)} bad: aborted, rolled back or "
                + "tied to an incident.",
                Reputation.RowsCounted()),
            Figure = sum.Bad == 0 ? "no bad change, so nothing to stop"
                : $"{Words.Number(stopped.Part)} stopped early ÷ {Words.Number(sum.Bad)} bad = {Reputation.Text(stopped)}",
        }).Answer();
    }

    private static string ReputationFact(Tally stopped, Weakest? weakest) =>
        stopped.Whole == 0 ? "No bad change reached customers"
        : stopped.Rest == 0 ? $"{Words.All(stopped.Whole, "bad change")} {Words.Were(stopped.Whole)} stopped before reaching everyone"
        : Reputation.Meets(stopped) && stopped.Whole >= Reading.FewestCases ? $"{stopped} bad changes were stopped before reaching everyone"
        : $"{Words.Count(stopped.Rest, "bad change")} reached every customer{weakest?.On(stopped.Rest)}";

    // Customers are multiplied on read: the newest number holds, and no stored sum depends on when it was learnt.
    private static long CustomerMinutes(ServiceWindow s) => s.Sums.CustomerMinutes + (s.Sums.TrafficMinutes * (s.Customers ?? 0));

    private static IEnumerable<string> Exposure(ConfidenceInput input)
    {
        var customers = input.Services.Sum(CustomerMinutes);
        if (customers > 0)
        {
            yield return $"Bad changes cost {Words.Count(customers, "customer-minute")}";
        }

        var traffic = input.Services.Where(s => s.Customers is null).Sum(s => s.Sums.TrafficMinutes);
        if (traffic > 0)
        {
            yield return $"Bad changes cost {Words.Count(traffic, "traffic-minute")} where the number of customers is unknown";
        }
    }
}
