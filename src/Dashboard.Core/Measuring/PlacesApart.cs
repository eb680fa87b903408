using Dashboard.Core.Confidence;
using Dashboard.Core.Pipeline;

namespace Dashboard.Core.Measuring;

/// <summary>What a leader can no longer promise when places run different things.</summary>
public enum Guarantee
{
    /// <summary>A defect seen in one place can be traced to one artifact and met again in the others.</summary>
    DefectTracing,

    /// <summary>What customers use can be shown to be what was tested.</summary>
    AuditProof,

    /// <summary>A fix that was proven once is proven for everybody.</summary>
    FixGuarantee,
}

/// <summary>How places of one service contradict each other.</summary>
public enum ApartKind
{
    /// <summary>Two places of one stage run different releases, and no rollout explains it.</summary>
    WithinStage,

    /// <summary>A place before production runs something older than customers use.</summary>
    BehindCustomers,

    /// <summary>Customers use a release that the last stage before them never had.</summary>
    NeverRehearsed,

    /// <summary>One version names two artifacts.</summary>
    TwoArtifacts,
}

/// <summary>What runs at one place, as far as it was told.</summary>
/// <param name="Environment">The place.</param>
/// <param name="Stage">Null where no rule places it.</param>
/// <param name="Release">What a reader calls it.</param>
/// <param name="Id">The release; null where it is not known as one.</param>
/// <param name="OrderAt">Its place among the releases of its service.</param>
public sealed record RunsAt(string Environment, Stage? Stage, string Release, string? Id, DateTimeOffset? OrderAt)
{
    /// <summary>The last stage before customers that the service had a place of, where this release should have been and never was; null otherwise.</summary>
    public Stage? Skipped { get; init; }
}

/// <summary>One contradiction: in words, and the guarantees it costs.</summary>
public sealed record Apart(ApartKind Kind, string Words, IReadOnlyList<Guarantee> Costs);

/// <summary>Where the places of one service run different things although they should not. A release on its way is ahead of customers; that is none.</summary>
public static class PlacesApart
{
    /// <param name="places">What runs where.</param>
    /// <param name="rollingOut">The releases that a rollout which goes on is about: two releases side by side are its point.</param>
    public static IReadOnlyList<Apart> Of(IReadOnlyCollection<RunsAt> places, IReadOnlyCollection<string> rollingOut) =>
        [.. WithinStage(places, rollingOut), .. BehindCustomers(places), .. NeverRehearsed(places), .. TwoArtifacts(places)];

    /// <summary>The guarantees that all of it together costs, each once.</summary>
    public static IReadOnlyList<Guarantee> Costs(IEnumerable<Apart> apart) => [.. apart.SelectMany(a => a.Costs).Distinct().Order()];

    /// <summary>What a contradiction of that kind costs.</summary>
    public static IReadOnlyList<Guarantee> Costs(ApartKind kind) => kind switch
    {
        ApartKind.WithinStage => [Guarantee.DefectTracing, Guarantee.FixGuarantee],
        ApartKind.BehindCustomers => [Guarantee.FixGuarantee],
        ApartKind.NeverRehearsed => [Guarantee.AuditProof],
        _ => [Guarantee.DefectTracing, Guarantee.AuditProof, Guarantee.FixGuarantee],
    };

    private static IEnumerable<Apart> WithinStage(IEnumerable<RunsAt> places, IReadOnlyCollection<string> rollingOut) =>
        from stage in places.Where(p => p.Stage is not null).GroupBy(p => p.Stage!.Value)
        let different = stage.Select(p => p.Release).Distinct(StringComparer.Ordinal).ToList()
        where different.Count > 1 && !different.Exists(d => rollingOut.Contains(d, StringComparer.Ordinal))
        select Say(ApartKind.WithinStage, string.Join(", ", stage.Select(p => $"{p.Environment} runs {p.Release}")));

    private static IEnumerable<Apart> BehindCustomers(IReadOnlyCollection<RunsAt> places)
    {
        var used = places.Where(p => p is { Stage: Stage.Production, OrderAt: not null }).MaxBy(p => p.OrderAt);
        return places.Where(p => p.Stage < Stage.Production && p.OrderAt < used?.OrderAt)
            .GroupBy(p => p.Release, StringComparer.Ordinal)
            .Select(b => Say(ApartKind.BehindCustomers, $"{Words.List([.. b.Select(p => p.Environment)])} {(b.Skip(1).Any() ? "run" : "runs")} {b.Key}, older than the {used!.Release} customers use"));
    }

    private static IEnumerable<Apart> NeverRehearsed(IEnumerable<RunsAt> places) =>
        places.Where(p => p is { Stage: Stage.Production, Skipped: not null })
            .Select(p => Say(ApartKind.NeverRehearsed, $"{p.Environment} runs {p.Release}, which {(p.Skipped == Stage.Extended ? "extended testing" : "integration")} never had"));

    private static IEnumerable<Apart> TwoArtifacts(IEnumerable<RunsAt> places) =>
        from version in places.Where(p => p.Id is not null).GroupBy(p => p.Release, StringComparer.Ordinal)
        where version.Select(p => p.Id).Distinct(StringComparer.Ordinal).Skip(1).Any()
        select Say(ApartKind.TwoArtifacts, $"{version.Key} is not the same artifact in {string.Join(" and ", version.Select(p => p.Environment))}");

    private static Apart Say(ApartKind kind, string words) => new(kind, words, Costs(kind));
}
