using System.Globalization;
using Dashboard.Core.Confidence;
using Dashboard.Core.Confidence.Pages;
using Dashboard.Core.Gates;
using Dashboard.Core.Measuring.Trials;
using Dashboard.Core.Pipeline;
using Dashboard.Figures;
using Dashboard.Shared;

namespace Dashboard.Stages;

/// The long tests of the night in one glance: what each service's night came to, and what nights have shown in 30 days.
public sealed record ExtendedView
{
    public required PageAnswer Answer { get; init; }

    /// The day whose morning the night ended on.
    public required DateOnly Morning { get; init; }

    /// Failures first; those not tested in this night come last.
    public required IReadOnlyList<NightRow> Nights { get; init; }

    public required int MoreNights { get; init; }

    public required IReadOnlyList<StageFact> Facts { get; init; }

    /// What goes in tonight, in the order of services.
    public required IReadOnlyList<TonightRelease> Tonight { get; init; }

    /// Surprises at a peak, room for the next one, and costs.
    public required IReadOnlyList<StageFact> Peak { get; init; }

    public required IReadOnlyList<FaultCell> Faults { get; init; }

    public required IReadOnlyList<PeakRow> Peaks { get; init; }

    public required int MorePeaks { get; init; }

    public required IReadOnlyList<SoakRow> Soaks { get; init; }

    public required int MoreSoaks { get; init; }

    public static ExtendedView Of(StagesReading reading, TrialReading trials, CostReading costs, IReadOnlyList<TonightRelease> tonight, bool all)
    {
        var morning = Core.Measuring.Trials.Nights.LastAt(trials.AsOf);
        List<(TriedService Service, ServiceNight? Night)> mornings =
            [.. trials.Services.Where(s => s.Trials.Nights.Count > 0).Select(s => (s, s.Trials.Nights.FirstOrDefault(n => n.Morning == morning)))];
        List<NightRow> nights = [.. mornings.Select(m => NightRow.Of(m.Service, m.Night)).OrderBy(n => n.Order).ThenBy(n => n.Service, StringComparer.OrdinalIgnoreCase)];
        List<PeakRow> peaks = [.. PeakRow.Of(trials, Stage.Extended, "peak-load")];
        List<SoakRow> soaks = [.. SoakRow.Of(trials)];
        var most = all ? int.MaxValue : StageAsked.Usual;
        return new ExtendedView
        {
            Answer = NightSentence.Of([.. mornings.Select(m => new ServiceMorning(m.Service.Name, m.Service.Team == ReleaseReader.NoTeam ? null : m.Service.Team, m.Night))]),
            Morning = morning,
            Nights = [.. nights.Take(most)],
            MoreNights = Math.Max(0, nights.Count - most),
            Facts = ExtendedFacts.Of(reading, trials),
            Tonight = tonight,
            Peak = [.. PeakFacts.Of(costs, peaks), .. LoadFacts.Of(Stage.Extended, "peak-load", reading, trials, costs.Bills)],
            Faults = FaultCell.Of(reading),
            Peaks = [.. peaks.Take(most)],
            MorePeaks = Math.Max(0, peaks.Count - most),
            Soaks = [.. soaks.Take(most)],
            MoreSoaks = Math.Max(0, soaks.Count - most),
        };
    }
}

/// One service's night. End is null where nothing of it ended in this night.
public sealed record NightRow(string Service, string? ReleaseId, string Release, TrialEnd? End, string Went, string Time)
{
    /// Failures first, then what proved nothing, what passed, and what was not tested.
    public int Order => End switch { TrialEnd.Failed => 0, TrialEnd.Unproven => 1, TrialEnd.Passed => 2, _ => 3 };

    public static NightRow Of(TriedService service, ServiceNight? night) => night is null
        ? new(service.Name, null, "", null, $"last tested in the night to {Day(service.Trials.Nights[0].Morning)}", "")
        : new(service.Name, night.ReleaseId, night.ReleaseName, night.End, Told(night), $"{(night.From is { } from ? Clock(from) : "?")} to {Clock(night.To)}");

    private static string Told(ServiceNight night)
    {
        var wrong = night.Items.Where(i => i.End != TrialEnd.Passed).Select(Named).ToList();
        var passed = $"{Words.Number(night.Passed)} of {Words.Number(night.Items.Count)} passed";
        return wrong.Count == 0 ? passed : $"{passed}; {string.Join(", ", wrong.Take(3))}{(wrong.Count > 3 ? $" and {wrong.Count - 3} more" : "")}";
    }

    private static string Named(NightItem i) =>
        $"{CheckWords.Of(Stage.Extended, i.Check).ToLowerInvariant()}{(i.Name.Length == 0 ? "" : $" ({i.Name})")} {(i.End == TrialEnd.Failed ? "failed" : "proved nothing")}";

    private static string Day(DateOnly day) => day.ToString("d MMMM", CultureInfo.InvariantCulture);

    private static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// One of the four faults every service should have survived: how many releases did, and how many it holds back.
public sealed record FaultCell(string Title, long Releases, long Held, long Runs, string? Newest)
{
    private static readonly (string Title, string[] Words)[] Four =
        [("Slow downstream", ["downstream", "slow"]), ("Latency spikes", ["latency"]), ("DNS failure", ["dns"]), ("Restart at a bad moment", ["restart"])];

    public ChipState State => Releases == 0 ? ChipState.Missing : Held > 0 ? ChipState.Failed : ChipState.Passed;

    public static IReadOnlyList<FaultCell> Of(StagesReading reading) => [.. Four.Select(four =>
    {
        var lines = reading.Lines.Where(l => l.Key.Stage == Stage.Extended && l.Key.Facet.StartsWith("fault:", StringComparison.Ordinal)
            && Array.Exists(four.Words, w => l.Key.Facet.Contains(w, StringComparison.Ordinal))).Select(l => l.Value).ToList();
        var newest = lines.Max(l => l.Newest);
        return new FaultCell(four.Title, lines.Sum(l => l.Sums.Releases), lines.Sum(l => l.Sums.Held), lines.Sum(l => l.Sums.Runs), newest is { } day ? StageRow.AgeOf(day, reading.AsOf) : null);
    })];
}

/// How much of the expected load a journey of a service carried in its newest proof.
public sealed record PeakRow(string Service, string Journey, double Headroom, string Carried, bool Failed, string ReleaseId, string Release, DateTimeOffset At)
{
    public string Ratio => Words.Ratio(Headroom, 1.0, 0.9);

    public ChipState State => Failed || Headroom < 0.9 ? ChipState.NotMet : Headroom < 1 ? ChipState.AtRisk : ChipState.Met;

    /// The least room first.
    public static IEnumerable<PeakRow> Of(TrialReading trials, Stage stage, string check) =>
        from service in trials.Services
        from told in service.Trials.NewestOf(stage, check)
        where told.Trial.Headroom is not null && told.Trial.End != TrialEnd.Unproven
        orderby told.Trial.Headroom, service.Name
        select new PeakRow(service.Name, told.Trial.Name, told.Trial.Headroom!.Value, $"{StageFact.Number(told.Trial.Of(TrialFigure.Achieved)!.Value)} of {StageFact.Number(told.Trial.Of(TrialFigure.Expected)!.Value)}",
            told.Trial.End == TrialEnd.Failed, told.ReleaseId, told.ReleaseName, told.Trial.EndedAt);
}

/// How long a service lasted in its newest soak, and whether its memory grew.
public sealed record SoakRow(string Service, string Lasted, string Slope, bool Failed, string ReleaseId, string Release, DateTimeOffset At)
{
    /// Failures first, then what grew most.
    public static IEnumerable<SoakRow> Of(TrialReading trials) =>
        from service in trials.Services
        let told = service.Trials.NewestOf(Stage.Extended, "soak").Where(t => t.Trial.End != TrialEnd.Unproven).MaxBy(t => t.Trial.EndedAt)
        where told is not null
        orderby told.Trial.End == TrialEnd.Failed descending, told.Trial.Of(TrialFigure.MemorySlope) descending, service.Name
        select new SoakRow(
            service.Name, told.Trial.Ran is { } ran ? Words.Duration(ran) : StageFact.NotTold,
            told.Trial.Of(TrialFigure.MemorySlope) is { } slope ? slope == 0 ? "did not grow" : $"{(slope > 0 ? "+" : "−")}{StageFact.Number(Math.Abs(slope))} MB an hour" : StageFact.NotTold,
            told.Trial.End == TrialEnd.Failed, told.ReleaseId, told.ReleaseName, told.Trial.EndedAt);
}
