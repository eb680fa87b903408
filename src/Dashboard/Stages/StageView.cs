using Dashboard.Core.Gates;
using Dashboard.Core.Measuring.Stages;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Stages;

/// One stage: its checks over all services, its services, and of one of them the releases behind its figures.
public sealed record StageView
{
    public required StageCard Card { get; init; }

    public required IReadOnlyList<StageRow> Checks { get; init; }

    /// Scenarios, faults and journeys that runs named.
    public required IReadOnlyList<FacetKind> Facets { get; init; }

    /// Those that lost most first tries come first.
    public required IReadOnlyList<StageRow> Services { get; init; }

    /// How many services there are beyond those shown.
    public required int MoreServices { get; init; }

    public required StageAsked Asked { get; init; }

    /// What each release of the asked service added; null where none is asked for.
    public IReadOnlyList<StageRelease>? Releases { get; init; }

    /// The stage's own panel; null at every other stage.
    public BuildView? Build { get; init; }

    /// See Build: of both halves of the fast stages.
    public FastView? Fast { get; init; }

    /// See Build.
    public IntegrationView? Integration { get; init; }

    /// See Build.
    public ExtendedView? Extended { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public required long Sequence { get; init; }

    public static StageView Of(StagesReading reading, StageMaterial beside, StageAsked asked, IReadOnlyList<StageRelease>? releases)
    {
        var trials = beside.Trials;
        var services = reading.Services.Select(s => (Service: s, Sums: s.Of(asked.Line))).Where(s => s.Sums.Runs > 0 || (asked.Side is not null && SideWords.Told(asked.Line, s.Sums) > 0))
            .OrderByDescending(s => s.Sums.Releases - s.Sums.FirstGreen).ThenByDescending(s => s.Sums.Releases).ThenBy(s => s.Service.Name, StringComparer.OrdinalIgnoreCase)
            .Select(s => new StageRow(s.Service.Name, s.Sums) { Owner = s.Service.Team, Address = asked.With(service: s.Service.Name) }).ToList();
        return new StageView
        {
            Card = StageCard.Of(reading, asked.Stage),
            Checks = [.. StageCard.Checks(reading, asked.Stage).Select(c => StageRow.Of(CheckWords.Of(c.Line.Stage, c.Line.Check), c.Reading) with { Address = asked.With(check: c.Line.Check) })],
            Facets = [.. FacetKind.Of(reading, asked)],
            Services = asked.All ? services : [.. services.Take(StageAsked.Usual)],
            MoreServices = asked.All ? 0 : Math.Max(0, services.Count - StageAsked.Usual),
            Asked = asked,
            Releases = releases,
            Build = asked.Stage == Stage.Build ? BuildView.Of(reading, trials, asked.All) : null,
            Fast = asked.Stage is Stage.StubbedFunctional or Stage.StubbedNonFunctional ? FastView.Of(asked.Stage, reading, trials, beside.Costs, asked.All) : null,
            Integration = asked.Stage == Stage.Integration && beside.Costs is { } since ? IntegrationView.Of(reading, trials, since, asked.All) : null,
            Extended = asked.Stage == Stage.Extended && beside.Costs is { } peak ? ExtendedView.Of(reading, trials, peak, beside.Tonight, asked.All) : null,
            AsOf = reading.AsOf,
            Sequence = reading.Sequence,
        };
    }
}

/// What a stage's own panel is made from beside the sums of the stages. Costs and what runs tonight only where the panel tells of them.
public sealed record StageMaterial(TrialReading Trials, CostReading? Costs, IReadOnlyList<TonightRelease> Tonight);

/// What the address of a stage's page asks for.
public sealed record StageAsked(Stage Stage, string Check, string? Service, bool All)
{
    public const int Usual = 10;

    /// What is asked for beside its checks; null where it is a check or the whole stage.
    public string? Side { get; init; }

    public StageLine Line => Side is { } side ? new(Stage, "", side) : new(Stage, Check, "");

    public bool IsWhole => Side is null && Check.Length == 0;

    /// "Unit tests" or the whole stage.
    public string Title => Side is not null ? SideWords.Title(Line) : Check.Length == 0 ? StageWords.Of(Stage) : CheckWords.Of(Stage, Check);

    /// The same page about another check or service.
    public string With(string? check = null, string? service = null)
    {
        var words = new List<string>();
        if (check is null && Side is { } side)
        {
            words.Add("side=" + side);
        }
        else if ((check ?? Check) is { Length: > 0 } line)
        {
            words.Add("check=" + Uri.EscapeDataString(line));
        }

        if (service is not null)
        {
            words.Add("service=" + Uri.EscapeDataString(service));
        }

        return "/stages/" + Slug.Of(Stage) + (words.Count == 0 ? "" : "?" + string.Join('&', words)) + (service is not null ? "#releases" : check is not null ? "#services" : "");
    }
}
