using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Costs;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Costs;

/// What delivery spends and wastes, ready to be shown.
public sealed record CostsView
{
    public required PageAnswer Answer { get; init; }

    /// The dearest cause first, then those that cannot be told.
    public required IReadOnlyList<LedgerRow> Ledger { get; init; }

    /// Of the lines that add up; null where none can be told. An estimate.
    public required decimal? Total { get; init; }

    public required long WaitingSeconds { get; init; }

    public required long MachineSeconds { get; init; }

    public required ReleaseCostCard Release { get; init; }

    public required UseCard Use { get; init; }

    public required EnvironmentsCard Environments { get; init; }

    /// Money as it was told, the most first.
    public required IReadOnlyList<PlaceRow> Places { get; init; }

    /// The dearest first.
    public required IReadOnlyList<CheckRow> Checks { get; init; }

    public required IReadOnlyList<FindsRow> Finds { get; init; }

    /// What finding problems before customers did saved: an estimate.
    public required decimal Saved { get; init; }

    public required CostRates Rates { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required long Sequence { get; init; }

    public static CostsView Of(CostReading reading, CostRates rates)
    {
        var lines = WasteLedger.Of(WasteInput.Sum(reading.Services.Select(s => s.Input)), rates);
        var finds = EarlyFinds.Of(reading.Found, rates);
        var saved = finds.Sum(f => f.Saved);
        return new CostsView
        {
            Answer = CostsSentence.Of(lines, saved, rates, reading.Confidence.RoleOf(Role.Coo).Findings),
            Ledger = [.. lines.Select(l => new LedgerRow(l, LedgerWords.Title(l.Cause), $"/costs?cause={Slug.Of(l.Cause)}#services"))],
            Total = WasteLedger.Total(lines),
            WaitingSeconds = WasteLedger.Seconds(lines, WasteHours.Waiting),
            MachineSeconds = WasteLedger.Seconds(lines, WasteHours.Machine),
            Release = ReleaseCostCard.Of(reading),
            Use = UseCard.Of(reading.Confidence),
            Environments = EnvironmentsCard.Of(reading.Stages),
            Places = [.. reading.Places.Select(p => PlaceRow.Of(p, reading.Stages))],
            Checks =
            [
                .. reading.Stages.Lines.Where(l => l.Key is { Check.Length: > 0, Facet.Length: 0 } && l.Value.Sums.Runs > 0)
                    .Select(l => CheckRow.Of(CheckCost.Of(l.Key, l.Value.Sums, rates)))
                    .OrderByDescending(c => c.Cost.Cost).ThenByDescending(c => c.Cost.Sums.Held).ThenBy(c => c.Cost.Line.Stage).ThenBy(c => c.Name, StringComparer.Ordinal),
            ],
            Finds = [.. finds.Select(f => new FindsRow(f.Stage, StageWords.Of(f.Stage), f, f.Stage == Stage.Production ? "/evidence?type=incident.detected" : $"/stages/{Slug.Of(f.Stage)}#services"))],
            Saved = saved,
            Rates = rates,
            AsOf = reading.AsOf,
            Sequence = reading.Sequence,
        };
    }
}

/// One cause, what it is called and the page of its services.
public sealed record LedgerRow(WasteLine Line, string Title, string Address);

/// One check: what it cost and what it caught.
public sealed record CheckRow(CheckCost Cost, string Name, string Stage, string Address)
{
    public static CheckRow Of(CheckCost cost) => new(
        cost, CheckWords.Of(cost.Line.Stage, cost.Line.Check), StageWords.Of(cost.Line.Stage), $"/stages/{Slug.Of(cost.Line.Stage)}?check={Uri.EscapeDataString(cost.Line.Check)}#services");
}

/// What was found at one stage, and where its rows are.
public sealed record FindsRow(Stage Stage, string Name, StageFinds Finds, string Address);

/// Money told of a stage's environments, and what that is for each release that was tried there.
public sealed record PlaceRow(string Name, string? Kind, string Currency, decimal Amount, long Releases, string? Address)
{
    public decimal? Each => Releases == 0 ? null : Amount / Releases;

    public static PlaceRow Of(PlaceCost place, StagesReading stages)
    {
        // Both stubbed stages run in one environment.
        IReadOnlyList<Stage> its = place.Stage is { } stage ? stage == Stage.StubbedFunctional ? [stage, Stage.StubbedNonFunctional] : [stage] : [];
        return new PlaceRow(
            place.Stage is { } known ? StageWords.Of(known) : "No place told", place.Kind, place.Currency, place.Amount,
            its.Select(s => stages.LineOf(new StageLine(s, "", "")).Sums.Releases).DefaultIfEmpty(0).Max(), place.Stage is { } at ? $"/stages/{Slug.Of(at)}" : null);
    }
}
