using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring.Trials;

/// <summary>A try with the release it was of.</summary>
public sealed record TrialOf(string ReleaseId, string ReleaseName, Trial Trial);

/// <summary>What the tries of one service come to, as its stages' pages show them. Bounded: what is kept does not grow with the releases read.</summary>
public sealed record ServiceTrials
{
    /// <summary>Builds on its part of the wall.</summary>
    public const int Builds = 12;

    private const int MostNights = 30;
    private const int MostNames = 40;
    private const int MostArrivals = 200;

    /// <summary>Its last builds, the newest first.</summary>
    public required IReadOnlyList<TrialOf> LastBuilds { get; init; }

    /// <summary>Builds of the window that told whether they were made from nothing, and were.</summary>
    public required int CleanTold { get; init; }

    /// <summary>See <see cref="CleanTold"/>.</summary>
    public required int Clean { get; init; }

    /// <summary>The newest try of every other check and name, stage by stage; a try that proved nothing only where none proved anything.</summary>
    public required IReadOnlyList<TrialOf> Newest { get; init; }

    /// <summary>When the scan that fails now first failed, of each check and suite that fails, by whether it is told to be critical.</summary>
    public required IReadOnlyList<OpenFinding> Findings { get; init; }

    /// <summary>Its nights, the newest first.</summary>
    public required IReadOnlyList<ServiceNight> Nights { get; init; }

    /// <summary>Faults injected at the extended stage that told when, and those during which an alert fired.</summary>
    public required int FaultsTimed { get; init; }

    /// <summary>See <see cref="FaultsTimed"/>.</summary>
    public required int FaultsAlarmed { get; init; }

    /// <summary>Alerts that held a release back in the window, the newest first.</summary>
    public required IReadOnlyList<TrialOf> Alerts { get; init; }

    /// <summary>Versions that two artifacts go by.</summary>
    public required IReadOnlyList<TrialOf> Duplicates { get; init; }

    /// <summary>Its load tests, journey by journey, as often as they were repeated.</summary>
    public required IReadOnlyList<RepeatedLoad> Repeats { get; init; }

    /// <summary>When its releases came into environments that many share, the newest first; Name is the environment.</summary>
    public required IReadOnlyList<TrialOf> Arrivals { get; init; }

    /// <summary>What a service's releases come to from a moment on.</summary>
    public static ServiceTrials Of(IReadOnlyCollection<TriedRelease> releases, DateTimeOffset from)
    {
        List<TrialOf> all =
        [
            .. releases.SelectMany(r => r.Trials.Where(t => t.EndedAt > from).Select(t => new TrialOf(r.Id, r.Name, t)))
                .OrderByDescending(t => t.Trial.EndedAt).ThenBy(t => t.ReleaseId, StringComparer.Ordinal),
        ];
        var builds = Of(all, Stage.Build, "build");
        var clean = builds.Select(b => b.Trial.Of(TrialFigure.Clean)).OfType<double>().ToList();
        var faults = Of(all, Stage.Extended, "fault").Select(f => f.Trial.Of(TrialFigure.Alarmed)).OfType<double>().ToList();
        return new ServiceTrials
        {
            LastBuilds = [.. builds.Take(Builds)],
            CleanTold = clean.Count,
            Clean = clean.Count(c => c > 0),
            Newest =
            [
                .. all.Where(t => t.Trial.Check is not ("build" or Trial.Arrival or Trial.Alert or Trial.Duplicate)).GroupBy(t => (t.Trial.Stage, t.Trial.Check, t.Trial.Name))
                    .Select(g => g.FirstOrDefault(t => t.Trial.End != TrialEnd.Unproven) ?? g.First()).Take(MostNames),
            ],
            Findings = [.. OpenFinding.Of(all)],
            Nights = [.. Trials.Nights.Of(releases.Select(r => r with { Trials = [.. r.Trials.Where(t => t.EndedAt > from)] })).Take(MostNights)],
            FaultsTimed = faults.Count,
            FaultsAlarmed = faults.Count(f => f > 0),
            Alerts = Of(all, Stage.Extended, Trial.Alert),
            Duplicates = Of(all, Stage.Build, Trial.Duplicate),
            Repeats = [.. RepeatedLoad.Of(all).Take(MostNames)],
            Arrivals = [.. Of(all, Stage.Integration, Trial.Arrival).Take(MostArrivals)],
        };
    }

    /// <summary>The newest tries of a check, one for each name.</summary>
    public IEnumerable<TrialOf> NewestOf(Stage stage, string check) => Of(Newest, stage, check);

    private static List<TrialOf> Of(IEnumerable<TrialOf> all, Stage stage, string check) => [.. all.Where(t => t.Trial.Stage == stage && t.Trial.Check == check)];
}

/// <summary>A scan whose newest proof found something that must not be there.</summary>
/// <param name="Check">The kind of scan.</param>
/// <param name="Critical">Told to be critical, told to be less, or null: not told.</param>
/// <param name="Since">When the first scan of the unbroken row found it.</param>
/// <param name="At">The newest one.</param>
public sealed record OpenFinding(string Check, bool? Critical, DateTimeOffset Since, TrialOf At)
{
    private static readonly string[] Scans = ["sast", "sca", "secret-scan"];

    /// <summary>From tries of one service, the newest first. What a release after it no longer shows is mended.</summary>
    public static IEnumerable<OpenFinding> Of(IEnumerable<TrialOf> newestFirst) =>
        from scans in newestFirst.Where(t => t.Trial.Stage == Stage.Build && t.Trial.End != TrialEnd.Unproven && Scans.Contains(t.Trial.Check, StringComparer.Ordinal))
            .GroupBy(t => (t.Trial.Check, t.Trial.Name))
        let row = scans.TakeWhile(t => t.Trial.End == TrialEnd.Failed).ToList()
        where row.Count > 0
        select new OpenFinding(scans.Key.Check, row[0].Trial.Of(TrialFigure.Critical) is { } told ? told > 0 : null, row[^1].Trial.EndedAt, row[0]);
}
