namespace Dashboard.Core.Confidence.Checks;

/// <summary>
/// What one check measured and how it would say it. <see cref="Answer"/> turns it into a Finding by the rules that hold for all
/// fifteen: coverage under 50 % and rates on fewer than 5 cases are Unknown, coverage under 80 % is AtRisk
/// at best, the point value decides.
/// Facts are sentences without their full stop.
/// </summary>
internal sealed record Reading(RoleCheck Check, ConfidenceInput Input)
{
    public const int FewestCases = Threshold.FewestCases;
    private const int ManyCases = 20;

    /// <summary>A rate of cases: value, text, interval, number of cases and sum, all from one tally. Few cases are shown as counts.
    /// Where all are asked for every case was looked at, and nothing is inferred from some to the others: no interval.</summary>
    public static Reading OfCases(RoleCheck check, ConfidenceInput input, Tally tally, string fact) =>
        OfAmounts(check, input, tally, fact) with
        {
            ValueText = tally.Whole is > 0 and < ManyCases ? tally.ToString() : check.Text(tally),
            Interval = check.Line.WantsAll ? null : Interval.Wilson(tally.Part, tally.Whole),
            Cases = tally.Whole,
            Figure = tally.Whole == 0 ? null : $"{Words.Number(tally.Part)} ÷ {Words.Number(tally.Whole)} = {check.Text(tally)}",
        };

    /// <summary>A share of an amount that is no count of cases, such as time: no interval, no smallest number of cases.</summary>
    public static Reading OfAmounts(RoleCheck check, ConfidenceInput input, Tally tally, string fact) => new(check, input)
    {
        Value = tally.Value,
        ValueText = check.Text(tally),
        Fact = fact,
    };

    public double? Value { get; init; }
    public string ValueText { get; init; } = "none";
    public Interval? Interval { get; init; }

    /// <summary>Cases of a rate: with fewer than five it cannot be judged, unless all are asked for. Null for no rate of cases.</summary>
    public long? Cases { get; init; }

    /// <summary>The verdict by value where it is not the check's own line that decides; null: the line decides.</summary>
    public Verdict? Judged { get; init; }

    public Coverage Coverage { get; init; } = new(0, 0);
    public string CoverageOf { get; init; } = "releases";

    /// <summary>The fact that decides by value, or why nothing could be measured.</summary>
    public required string Fact { get; init; }

    /// <summary>The fact when coverage decides, with the service that lacks most.</summary>
    public string Thin { get => field.Length == 0 || ThinOn is null ? field : field + ThinOn.Missing; init; } = "";

    /// <summary>The fact when there are too few cases.</summary>
    public string TooFew { get; init; } = "";

    /// <summary>A fact that allows AtRisk at best.</summary>
    public string? Cap { get; init; }

    /// <summary>What lies behind <see cref="Fact"/>.</summary>
    public string? Cause { get; init; }

    /// <summary>What lies behind <see cref="Cap"/>, whose it is where it is no team's, and what to do where <see cref="Raise"/> does not say.</summary>
    public (string Cause, string Asked, string? Raise)? Capped { get; init; }

    /// <summary>Who is asked where it is no service's.</summary>
    public string Asked { get; init; } = Telling.NoService;

    /// <summary>Further reasons, worst first.</summary>
    public IReadOnlyList<string> Because { get; init; } = [];

    public Weakest? Weakest { get; init; }

    /// <summary>The service to name where it does not come from sums over services.</summary>
    public string? WeakestService { get; init; }

    /// <summary>The service whose missing cases hurt coverage most.</summary>
    public Weakest? ThinOn { get; init; }

    public DateTimeOffset? OldestAt { get; init; }
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>What would raise the value most.</summary>
    public string? Raise { get; init; }

    /// <summary>What to send when the answer is Unknown or thin, where it is not what feeds the check as a whole.</summary>
    public string? Feed { get; init; }

    /// <summary>What was counted, what was left out, and the sum, for the explanation.</summary>
    public ExplainStep? Counted { get; init; }
    public ExplainStep? LeftOut { get; init; }
    public string? Figure { get; init; }

    public bool HasValue => Value is not null || Judged is not null;

    public bool IsThin => Coverage.Expected > 0 && 5L * Coverage.Known < 4L * Coverage.Expected;

    private bool IsTooThin => Coverage.Expected > 0 && 2L * Coverage.Known < Coverage.Expected;

    private bool IsWide => Interval is { } range && range.High - range.Low > 0.1;

    private bool HasTooFew => Judged is null && Cases is { } cases && Check.Line.IsTooFew(cases);

    public Finding Answer()
    {
        var (verdict, fact) = Decide();
        var lacksEvidence = verdict == Verdict.Unknown || fact == Thin;
        var service = WeakestService ?? (lacksEvidence ? ThinOn ?? Weakest : Weakest)?.Service;
        var wouldRaise = Telling.Sentence(lacksEvidence ? ToFeed : Raise ?? (verdict == Verdict.Met ? null : fact == Cap ? Capped?.Raise ?? ToFeed : ToFeed));
        return new Finding
        {
            CheckId = Check.Id,
            Verdict = verdict,
            Value = Value,
            ValueText = ValueText,
            TargetText = Check.Target,
            Statement = Tell(verdict, fact, service, lacksEvidence, wouldRaise),
            Coverage = Coverage,
            CoverageOf = CoverageOf,
            Interval = Interval,
            OldestAt = OldestAt,
            NewestAt = NewestAt,
            Reasons = [.. Reasons(verdict, fact)],
            WeakestService = service,
            WouldRaise = wouldRaise,
            Steps = Explanation.Of(this, verdict, fact),
        };
    }

    private (Verdict Verdict, string Fact) Decide()
    {
        if (!HasValue)
        {
            return (Verdict.Unknown, Thin.StartsWith(Fact, StringComparison.Ordinal) ? Thin : Fact);
        }

        if (IsTooThin)
        {
            return (Verdict.Unknown, Thin);
        }

        if (HasTooFew)
        {
            return (Verdict.Unknown, TooFew);
        }

        var byValue = Judged ?? Check.Line.Judge(Value!.Value);
        return byValue != Verdict.Met ? (byValue, Fact)
            : Cap is not null ? (Verdict.AtRisk, Cap)
            : IsThin ? (Verdict.AtRisk, Thin)
            : (Verdict.Met, Fact + Hidden);
    }

    // A good answer asks nothing of anyone, unless a service fails behind it.
    private Statement Tell(Verdict verdict, string fact, string? service, bool lacksEvidence, string? next)
    {
        var said = verdict != Verdict.Met || Hidden.Length > 0 ? service : null;
        var owner = Telling.Owner(Input, said);
        return new Statement
        {
            Answer = Lead.Of(verdict, Check.Role),
            Fact = Telling.Sentence(fact)!,
            Service = said,
            MoreServices = said is null ? 0 : (lacksEvidence ? ThinOn ?? Weakest : Weakest)?.MoreLost ?? 0,
            Cause = verdict == Verdict.Met && said is null ? null
                : Telling.Sentence(fact == Cap ? Capped?.Cause : lacksEvidence ? Telling.OwnGap(ThinOn) : Cause),
            Owner = owner,
            Asked = said is not null ? Telling.Asked(owner, said)
                : verdict == Verdict.Met ? Telling.NobodyAsked
                : fact == Cap && Capped is { } capped ? capped.Asked
                : lacksEvidence && Asked == Telling.NoService ? Telling.Senders : Asked,
            NextStep = verdict == Verdict.Met && said is null ? null : next,
        };
    }

    /// <summary>The end of a good answer behind which services fail: <c>; payments alone is at 80%</c>.</summary>
    private string Hidden => Weakest is not { Alone: false } weak || !weak.Fails(Check) ? ""
        : weak.MoreThatFail(Check) is var more and > 0
            ? $"; {weak.Name} is at {Check.Text(weak.Tally)}, {Words.Count(more, "more service")} {(more == 1 ? "fails" : "fail")} too"
            : $"; {weak.Name} alone is at {Check.Text(weak.Tally)}";

    private string ToFeed => (Feed ?? Check.FedBy) + (ThinOn is { Alone: false } ? $"; first for {ThinOn.Name}" : "");

    private IEnumerable<string> Reasons(Verdict verdict, string fact)
    {
        var all = new List<string?> { fact };
        if (verdict == Verdict.Unknown || IsThin)
        {
            all.Add(ToFeed);
        }

        if (HasValue)
        {
            all.AddRange([verdict == Verdict.Met ? null : Fact, .. Because, Cap, IsThin ? Thin : null]);
            all.Add(IsWide ? Words.Between(Interval!, Cases ?? 0) : null);
        }

        return all.Where(r => !string.IsNullOrEmpty(r)).Distinct(StringComparer.Ordinal).Select(r => Telling.Sentence(r)!);
    }
}
